import type { CallOf, Endpoint, ReplyOf } from "./endpoint.ts";
import type { Problem } from "./problem.ts";

export type Sent = { method: string; url: string; body: string | undefined };
/** Carries a request to the server: `fetch` in a browser, injection in tests and in the demo. */
export type Transport = (sent: Sent) => Promise<{ status: number; text: string }>;

/** A reply that is not a success; `problem` is what the server said (or a stand-in when it said nothing readable). */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** The URL of an endpoint below /api. */
export function urlOf(to: Pick<Endpoint, "path">, given: { params?: unknown; query?: unknown } = {}): string {
  const params = (given.params ?? {}) as Record<string, unknown>;
  const path = to.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? "")));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries((given.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null && value !== "") search.set(key, String(value));
  }
  const query = search.toString();
  return `/api${path}${query === "" ? "" : `?${query}`}`;
}

export type Client = <E extends Endpoint>(to: E, given?: CallOf<E>) => Promise<ReplyOf<E>>;

/** A typed client over any transport; throws {@link ProblemError} for everything that is not a success. */
export function createClient(transport: Transport): Client {
  return async (to, given) => {
    const parts = (given ?? {}) as { params?: unknown; query?: unknown; body?: unknown };
    const { status, text } = await transport({
      method: to.method,
      url: urlOf(to, parts),
      body: parts.body === undefined ? undefined : JSON.stringify(parts.body),
    });
    if (status >= 200 && status < 300) return (text === "" ? undefined : JSON.parse(text)) as never;
    throw new ProblemError(readProblem(status, text));
  };
}

function readProblem(status: number, body: string): Problem {
  try {
    const parsed = JSON.parse(body) as Problem;
    if (typeof parsed.title === "string") return parsed;
  } catch {
    // Not JSON: a proxy's page or nothing at all.
  }
  return {
    type: "fault",
    title: status === 0 ? "网络连接不上，请检查后重试" : "服务暂时不可用，请稍后重试",
    status,
    code: "fault",
    requestId: "",
  };
}
