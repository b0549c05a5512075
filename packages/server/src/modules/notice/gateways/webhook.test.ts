import { createHmac } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { type Answer, startReceiver } from "./loopback.fixture.ts";
import { httpWebhook, signPush } from "./webhook.ts";

const at = new Date("2026-11-23T01:00:00.750Z");
const push = { secret: "whsec_test", body: '{"title":"已收到您的诉求"}', deliveryId: "019ab000-0000-7000-8000-000000000001", at };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
async function receiverOf(...answers: Answer[]) {
  const receiver = await startReceiver(...answers);
  open.push(receiver);
  return receiver;
}

test("the signature covers time and body", () => {
  const expected = createHmac("sha256", "whsec_test").update(`1795395600.${push.body}`).digest("hex");
  expect(signPush("whsec_test", at, push.body)).toBe(`t=1795395600,v1=${expected}`);
  expect(signPush("whsec_test", at, `${push.body} `)).not.toContain(expected);
  expect(signPush("whsec_other", at, push.body)).not.toContain(expected);
  expect(signPush("whsec_test", new Date(at.getTime() + 1000), push.body)).not.toContain(expected);
});

describe("a push over HTTP", () => {
  test("arrives as signed, with the delivery id", async () => {
    const receiver = await receiverOf(204);
    await httpWebhook().post({ ...push, url: receiver.url });
    const [got] = receiver.received;
    expect(got?.body).toBe(push.body);
    expect(got?.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(got?.headers["x-yihao-delivery"]).toBe(push.deliveryId);
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(got?.headers["x-yihao-signature"])) ?? [];
    expect(signature).toBe(createHmac("sha256", push.secret).update(`${seconds}.${got?.body}`).digest("hex"));
  });

  test("an error status is a problem", async () => {
    const receiver = await receiverOf(500);
    await expect(httpWebhook().post({ ...push, url: receiver.url })).rejects.toMatchObject({
      message: "对方返回错误（500）",
      isFinal: false,
    });
  });

  test("a redirect is not followed", async () => {
    const elsewhere = await receiverOf(204);
    const receiver = await receiverOf({ location: elsewhere.url });
    await expect(httpWebhook().post({ ...push, url: receiver.url })).rejects.toThrow("跳转");
    expect(elsewhere.received).toEqual([]);
  });

  test("silence ends with the time allowed", async () => {
    const receiver = await receiverOf("silence");
    await expect(httpWebhook(100).post({ ...push, url: receiver.url })).rejects.toThrow("对方 0.1 秒内没有回应");
  });

  test("a closed port is named", async () => {
    const receiver = await startReceiver(204);
    await receiver.close();
    await expect(httpWebhook().post({ ...push, url: receiver.url })).rejects.toThrow("无法连接对方（ECONNREFUSED）");
  });
});
