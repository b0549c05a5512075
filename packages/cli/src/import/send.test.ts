import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ProblemError } from "@yihao/contract/client";
import { afterEach, describe, expect, test } from "vitest";
import type { Connection } from "../connect.ts";
import { ServerGone, sendBatch } from "./send.ts";

type Given = { status: number; body: string } | "cut";
let server: Server | undefined;
afterEach(() => void server?.close());

/** A server that gives these answers one after another, then the last one again. */
async function answering(...answers: readonly Given[]): Promise<{ connection: Connection; asked: () => number }> {
  let asked = 0;
  const started = createServer((request, reply) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? "cut";
    asked += 1;
    if (answer === "cut") request.socket.destroy();
    else reply.writeHead(answer.status, { connection: "close" }).end(answer.body);
  });
  server = started;
  await new Promise<void>((listening) => started.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  const connection = {
    url,
    send: (path: string, init: RequestInit) => fetch(url + path, init),
    hasEnded: () => false,
  } as unknown as Connection;
  return { connection, asked: () => asked };
}

const done = { status: 201, body: '{"added":1,"alreadyThere":0,"rejected":[]}' };
const away = { status: 503, body: '{"title":"数据库暂时不可用","status":503,"code":"fault.database","requestId":"r"}' };
const fault = { status: 500, body: '{"title":"系统出了点问题","status":500,"code":"fault","requestId":"r"}' };
const refused = {
  status: 409,
  body: '{"title":"同一来源此前用的是另一份映射","status":409,"code":"import.foreignMapping","requestId":"r"}',
};
const quick = { patienceMs: 2_000, firstPauseMs: 1, say: () => {} };

describe("a batch", () => {
  test.each([
    ["the connection is cut", ["cut", "cut", done]],
    ["the database is away", [away, away, away, away, away, done]],
    ["a proxy answers for a server that restarts", [{ status: 502, body: "<html>" }, done]],
    ["a fault passes", [fault, done]],
  ] as [string, Given[]][])("is sent again while %s", async (_name, answers) => {
    const { connection, asked } = await answering(...answers);
    expect(await sendBatch(connection, "{}", quick)).toEqual({ added: 1, alreadyThere: 0, rejected: [] });
    expect(asked()).toBe(answers.length);
  });

  test("that is refused is not sent again", async () => {
    const { connection, asked } = await answering(refused);
    await expect(sendBatch(connection, "{}", quick)).rejects.toThrow(ProblemError);
    expect(asked()).toBe(1);
  });

  test("that fails by a lasting fault is given up", async () => {
    const { connection, asked } = await answering(fault);
    await expect(sendBatch(connection, "{}", quick)).rejects.toThrow("系统出了点问题");
    expect(asked()).toBe(4);
  });

  test("is given up when patience ends", async () => {
    const { connection } = await answering(away);
    await expect(sendBatch(connection, "{}", { ...quick, patienceMs: 20 })).rejects.toThrow(ServerGone);
  });

  test("is given up at once when the server that was started for the command has ended", async () => {
    const { connection, asked } = await answering("cut");
    await expect(sendBatch({ ...connection, hasEnded: () => true }, "{}", quick)).rejects.toThrow(ServerGone);
    expect(asked()).toBe(1);
  });
});
