import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Client, createClient, type ProblemError } from "@yihao/contract/client";
import { Failure } from "./arguments.ts";
import { environment } from "./environment.ts";
import type { Output } from "./output.ts";
import { dataFolder, localUrl } from "./places.ts";
import { startServer } from "./start-server.ts";

/** A way to a server. Requests carry the token; a token that was renewed meanwhile is read again once. */
export type Connection = {
  readonly url: string;
  readonly client: Client;
  /** One request below the address; throws what `fetch` throws when nothing answers. */
  send(path: string, init: RequestInit): Promise<Response>;
  /** True when the server was started for this command and has ended. */
  hasEnded(): boolean;
  close(): Promise<void>;
};

const probeMs = 3_000;
const requestMs = 180_000;
const renewalMs = 5_000;
const renewalPauseMs = 200;

/** Whether a server of ours answers there. */
export async function answers(url: string, path = "/healthz"): Promise<boolean> {
  try {
    const reply = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(probeMs) });
    const said = (await reply.json()) as { status?: unknown };
    return reply.ok && typeof said.status === "string";
  } catch {
    return false;
  }
}

/** The server that is running, or one started for the duration of the command. Throws Failure when there is none to be had. */
async function connect(output: Output): Promise<Connection> {
  const given = environment.url;
  const url = given ?? localUrl();
  if (await answers(url)) return createConnection(url, { hasEnded: () => false, close: async () => {} });
  if (given !== undefined) throw new Failure(`连不上服务器：${given}（环境变量 YIHAO_URL）`);
  output.note("没有正在运行的服务器，为本次命令启动一个……");
  const server = await startServer(output);
  return createConnection(server.url, server);
}

function createConnection(url: string, life: Pick<Connection, "hasEnded" | "close">): Connection {
  let token = readToken();
  let hasWorked = false;
  const once = (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    return fetch(`${url}${path}`, { signal: AbortSignal.timeout(requestMs), ...init, headers });
  };
  const send = async (path: string, init: RequestInit) => {
    const used = token;
    const reply = await once(path, init);
    if (reply.status !== 401) {
      hasWorked = true;
      return reply;
    }
    token = await renewedToken(used, hasWorked ? renewalMs : 0);
    return token === used ? reply : once(path, init);
  };
  const client = createClient(async ({ method, url: path, body }) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const reply = await send(path, { method, headers, ...(body === undefined ? {} : { body }) }).catch((error: unknown) => {
      throw new Failure(`连不上服务器：${causeOf(error)}`);
    });
    return { status: reply.status, text: await reply.text() };
  });
  return { url, client, send, ...life };
}

function readToken(): string | undefined {
  if (environment.token !== undefined) return environment.token;
  try {
    return readFileSync(join(dataFolder(), "cli-token"), "utf8").trim();
  } catch {
    return undefined;
  }
}

/** A server that was started anew writes a new token, a moment after it begins to answer. */
async function renewedToken(old: string | undefined, patienceMs: number): Promise<string | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const token = readToken();
    if (token !== old || performance.now() >= until) return token;
    await wait(renewalPauseMs);
  }
}

/** Why a request did not arrive, in the words of the system. */
export function causeOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? (cause?.message || message) ?? String(error);
}

/** What the server said, as a sentence; where it wants a token, also where tokens come from. */
export function sentenceOfProblem({ problem }: ProblemError): string {
  const where = problem.status === 401 ? `（令牌来自环境变量 YIHAO_TOKEN 或文件 ${join(dataFolder(), "cli-token")}）` : "";
  const number = problem.status >= 500 && problem.requestId !== "" ? `（报障编号 ${problem.requestId}）` : "";
  return `${problem.title}${where}${number}`;
}

/** Connects, does the work, and ends the server again when it was started for it. */
export async function withServer<T>(output: Output, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(output);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
