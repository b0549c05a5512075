import type * as callback from "@yihao/contract/callback";
import type * as chase from "@yihao/contract/chase";
import { createClient, ProblemError, type Transport } from "@yihao/contract/client";
import type * as demand from "@yihao/contract/demand";
import type * as directory from "@yihao/contract/directory";
import type { Endpoint } from "@yihao/contract/endpoint";
import type * as evaluation from "@yihao/contract/evaluation";
import type * as files from "@yihao/contract/files";
import type * as knowledge from "@yihao/contract/knowledge";
import type * as ends from "@yihao/contract/order-ends";

// The contract's own constants carry their schemas; a phone needs only the way. The types make sure that it is the same way.
function way<E extends Endpoint>(to: Pick<E, "method" | "path">): E {
  return to as unknown as E;
}

export const searchPublicArticles = way<typeof knowledge.searchPublicArticles>({ method: "GET", path: "/public/articles" });
export const readPublicArticle = way<typeof knowledge.readPublicArticle>({ method: "GET", path: "/public/articles/:id" });
export const listRegions = way<typeof directory.listRegions>({ method: "GET", path: "/regions" });
export const submitPublicDemand = way<typeof demand.submitPublicDemand>({ method: "POST", path: "/public/demands" });
export const readProgress = way<typeof callback.readProgress>({ method: "POST", path: "/public/progress" });
export const evaluateByRequester = way<typeof callback.evaluateByRequester>({ method: "POST", path: "/public/evaluations" });
export const chaseByRequester = way<typeof chase.chaseByRequester>({ method: "POST", path: "/public/chases" });
export const withdrawByRequester = way<typeof ends.withdrawByRequester>({ method: "POST", path: "/public/withdrawals" });
export const readInvitation = way<typeof evaluation.readInvitation>({ method: "POST", path: "/public/invitations" });
export const evaluateByLink = way<typeof evaluation.evaluateByLink>({ method: "POST", path: "/public/invitations/evaluations" });
const uploadAttachment = way<typeof files.uploadAttachment>({ method: "POST", path: "/attachments" });

// A telephone between two masts can keep a request open for ever.
const patienceMs = 30_000;

const transport: Transport = async ({ method, url, body }) => {
  try {
    const response = await fetch(url, {
      method,
      credentials: "omit",
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    // Status 0 is how the client says that nobody answered.
    return { status: 0, text: "" };
  }
};

export const api = createClient(transport);

/** Sends one file; `onProgress` hears the share sent, 0 to 1. The signal stops it. */
export function uploadFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<files.Attachment> {
  const client = createClient(
    ({ method, url }) =>
      new Promise((resolve) => {
        // fetch does not tell how far an upload has come.
        const request = new XMLHttpRequest();
        const form = new FormData();
        form.set("file", file, file.name);
        request.open(method, url);
        request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
        request.onload = () => resolve({ status: request.status, text: request.responseText });
        request.onerror = request.onabort = () => resolve({ status: 0, text: "" });
        signal.addEventListener("abort", () => request.abort());
        request.send(form);
      }),
  );
  return client(uploadAttachment);
}

/** The HTTP status of a failed call; 0 when nobody answered, undefined for an error of our own. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof ProblemError ? error.problem.status : undefined;
}

/** The messages of a refused form by field; a field inside a list counts as its list. */
export function fieldErrorsOf(error: unknown): Readonly<Record<string, string>> {
  const fields = error instanceof ProblemError ? (error.problem.fields ?? []) : [];
  return Object.fromEntries(fields.map(({ field, message }) => [field.split(".")[0] ?? field, message]).reverse());
}
