import type { Problem } from "@yihao/contract/problem";
import { expect } from "vitest";
import type { City } from "./city.ts";

export type Asked = {
  /** Member of staff who sends it; a stranger without. */
  readonly as?: string;
  /** An object is sent as JSON, text and bytes as they are. */
  readonly body?: object | string | Buffer;
  readonly type?: string;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answered = {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Record<string, unknown>;
};

/** A request as it is on the wire, below /api, for what the typed client cannot say. */
export async function send(
  city: City,
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  asked: Asked = {},
): Promise<Answered> {
  const isPlain = typeof asked.body === "string" || Buffer.isBuffer(asked.body);
  const type = asked.type ?? (asked.body === undefined ? undefined : "application/json");
  const answer = await city.running.app.inject({
    method,
    url: `/api${path}`,
    remoteAddress: asked.from ?? "127.0.0.1",
    headers: {
      ...(asked.as === undefined ? {} : { cookie: await city.cookieOf(asked.as) }),
      ...(type === undefined ? {} : { "content-type": type }),
      ...asked.headers,
    },
    ...(asked.body === undefined ? {} : { payload: isPlain ? (asked.body as string) : JSON.stringify(asked.body) }),
  });
  const isJson = String(answer.headers["content-type"] ?? "").includes("json");
  return { status: answer.statusCode, body: isJson ? answer.json() : null, text: answer.body, headers: { ...answer.headers } };
}

const chinese = /\p{Script=Han}/u;
// What a machine says and a person should not read: SQL, stack, names of programs, English words of a validator.
const raw =
  /\b(?:select|insert|syntax|undefined|null|NaN|Error|at \/|node_modules|postgres|kysely|zod|fastify|expected|received|string|number|array|object|regex|instanceof)\b/i;

/** The problem of an answer that must be one: problem+json, request id, a Chinese sentence, nothing of the machine. */
export function problemIn(answer: Answered, status: number): Problem {
  const problem = answer.body as Problem;
  expect(answer.status, answer.text.slice(0, 300)).toBe(status);
  expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect(problem).toMatchObject({ status, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(answer.headers["x-request-id"]).toBe(problem.requestId);
  expect(problem.title).toMatch(chinese);
  for (const sentence of [problem.title, ...(problem.fields ?? []).map((each) => each.message)]) expect(sentence).not.toMatch(raw);
  return problem;
}

/** The fields that a 400 names. */
export function fieldsIn(answer: Answered): string[] {
  return (problemIn(answer, 400).fields ?? []).map((each) => each.field);
}

export type Part = { readonly field?: string; readonly name?: string; readonly content: Buffer };
const boundary = "----yihao-test";
/** A multipart body with one file. */
export function multipart(part: Part): { body: Buffer; type: string } {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${part.field ?? "file"}"; filename="${part.name ?? "a.png"}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), part.content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

/** The smallest picture that is one. */
export const aPng = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Uploads a picture and gives its id. */
export async function upload(city: City, name: string, from = "127.0.0.1"): Promise<string> {
  const answer = await send(city, "POST", "/attachments", { ...multipart({ name, content: aPng }), from });
  expect(answer.status, answer.text).toBe(201);
  return (answer.body as { id: string }).id;
}
