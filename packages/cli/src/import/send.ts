import { setTimeout as wait } from "node:timers/promises";
import { ProblemError } from "@yihao/contract/client";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { importDemandBatch } from "@yihao/contract/exchange";
import type { Problem } from "@yihao/contract/problem";
import { Failure } from "../arguments.ts";
import { type Connection, causeOf } from "../connect.ts";

export type BatchResult = ReplyOf<typeof importDemandBatch>;
type Retrying = { readonly patienceMs: number; readonly firstPauseMs: number; readonly say: (line: string) => void };

export const usualPatience = { patienceMs: 5 * 60_000, firstPauseMs: 500 } as const;
const pauseMaxMs = 15_000;
/** A fault of the server may be a database that just went away; more of them are a fault. */
const faultsMax = 3;

/** Nothing answered for the whole time of patience. */
export class ServerGone extends Failure {}

/**
 * Sends one batch, and again while the server or its database cannot be reached: a batch is idempotent, so one whose answer was lost may be repeated.
 * Throws ServerGone after the time of patience and ProblemError for what the server refuses.
 */
export async function sendBatch(connection: Connection, body: string, retrying: Retrying): Promise<BatchResult> {
  const startedAt = performance.now();
  let pauseMs = retrying.firstPauseMs;
  for (let faults = 0; ; ) {
    const answer = await attempt(connection, body);
    if (answer.kind === "done") return answer.result;
    if (answer.kind === "problem") {
      faults += answer.problem.status === 503 ? 0 : 1;
      if (answer.problem.status < 500 || faults > faultsMax) throw new ProblemError(answer.problem);
    }
    const cause = answer.kind === "problem" ? answer.problem.title : answer.cause;
    const isPatient = performance.now() - startedAt + pauseMs <= retrying.patienceMs;
    if (!isPatient || connection.hasEnded()) throw new ServerGone(`服务器或数据库连不上：${cause}`);
    retrying.say(`连不上（${cause}），${Math.max(1, Math.round(pauseMs / 1000))} 秒后重试`);
    await wait(pauseMs);
    pauseMs = Math.min(pauseMs * 2, pauseMaxMs);
  }
}

type Answer = { kind: "done"; result: BatchResult } | { kind: "problem"; problem: Problem } | { kind: "lost"; cause: string };

async function attempt(connection: Connection, body: string): Promise<Answer> {
  try {
    const reply = await connection.send(`/api${importDemandBatch.path}`, {
      method: importDemandBatch.method,
      headers: { "content-type": "application/json" },
      body,
    });
    const text = await reply.text();
    if (reply.ok) return { kind: "done", result: JSON.parse(text) as BatchResult };
    return { kind: "problem", problem: problemIn(text, reply.status) };
  } catch (error) {
    return { kind: "lost", cause: causeOf(error) };
  }
}

function problemIn(text: string, status: number): Problem {
  try {
    const problem = JSON.parse(text) as Problem;
    if (typeof problem.title === "string") return problem;
  } catch {
    // A proxy's page.
  }
  // A proxy in front of a server that restarts answers 502 or 504.
  const isAway = status === 502 || status === 504;
  return { type: "fault", title: `服务器返回 ${status}`, status: isAway ? 503 : status, code: "fault", requestId: "" };
}
