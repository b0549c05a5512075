import { Navigate } from "react-router";
import { ForbiddenState } from "../common/states.tsx";
import { useMe } from "../session/use-me.ts";
import { railEntriesFor } from "./rail-entries.tsx";

/** Leads to the first place where this person has work. */
export function FirstPage() {
  const me = useMe();
  const [first] = railEntriesFor(me.permissions);
  return first === undefined ? <ForbiddenState sentence="您的账号还没有岗位" /> : <Navigate to={first.to} replace />;
}
