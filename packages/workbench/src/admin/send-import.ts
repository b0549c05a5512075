import { createClient } from "@yihao/contract/client";
import { type ImportResult, importDirectory } from "@yihao/contract/directory";
import type { ImportKindName } from "./import-kinds.ts";

/** Sends a CSV or XLSX file (multipart, field `file`); the same errors as any other call. */
export async function sendImport(kind: ImportKindName, file: File): Promise<ImportResult> {
  const form = new FormData();
  form.set("file", file, file.name);
  const call = createClient(async ({ method, url }) => {
    try {
      const response = await fetch(url, { method, body: form, credentials: "same-origin" });
      return { status: response.status, text: await response.text() };
    } catch {
      // Status 0 is how the client says that nobody answered.
      return { status: 0, text: "" };
    }
  });
  return call(importDirectory, { params: { kind } });
}
