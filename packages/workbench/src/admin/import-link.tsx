import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ImportKindName } from "./import-kinds.ts";

export function ImportLink({ kind, children }: { kind: ImportKindName; children: ReactNode }) {
  return <Link to={`/admin/imports?kind=${kind}`}>{children}</Link>;
}
