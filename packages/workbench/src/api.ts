import { createClient, ProblemError, type Transport } from "@yihao/contract/client";
import { type Attachment, uploadAttachment } from "@yihao/contract/files";

async function send(url: string, init: RequestInit): ReturnType<Transport> {
  try {
    const response = await fetch(url, { credentials: "same-origin", ...init });
    return { status: response.status, text: await response.text() };
  } catch {
    // Status 0 is how the client says that nobody answered.
    return { status: 0, text: "" };
  }
}

/** The typed way to the server, for every page. */
export const api = createClient(({ method, url, body }) =>
  send(url, body === undefined ? { method } : { method, body, headers: { "content-type": "application/json" } }),
);

/** Sends one file to POST /api/attachments (multipart, field `file`); the same errors as any other call. */
export async function uploadFile(file: File): Promise<Attachment> {
  const form = new FormData();
  form.set("file", file, file.name);
  return createClient(({ method, url }) => send(url, { method, body: form }))(uploadAttachment);
}

/** The HTTP status of a failed call; 0 when the server could not be reached, undefined for an error of our own. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof ProblemError ? error.problem.status : undefined;
}
