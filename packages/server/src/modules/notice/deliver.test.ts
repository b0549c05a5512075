import { describe, expect, test } from "vitest";
import { createCrypto } from "../../platform/crypto.ts";
import { attemptDelivery, type Sendable } from "./deliver.ts";
import { startReceiver } from "./gateways/loopback.fixture.ts";
import type { Gateways } from "./gateways/ports.ts";
import { httpWebhook } from "./gateways/webhook.ts";

const at = new Date("2026-11-23T01:00:00Z");
const crypto = createCrypto({ current: 1, search: "00".repeat(32), keys: { 1: { cipher: "11".repeat(16), mac: "22".repeat(32) } } });

function sealed(value: string): Buffer {
  const bytes = crypto.seal(value);
  if (bytes === null) throw new Error("not sealed");
  return bytes;
}

const sendable: Sendable = {
  id: "019ab000-0000-7000-8000-000000000003",
  attempts: 1,
  address_sealed: sealed("13800005678"),
  tail_sealed: null,
  notice_id: "019ab000-0000-7000-8000-000000000004",
  topic: "receipt",
  title: "已收到您的诉求",
  body: "您好。",
  demand_id: "019ab000-0000-7000-8000-000000000005",
  agency_id: null,
  created_at: at,
  cityCode: "320600",
  channel: "sms",
  target: null,
};
const withGateways = (gateways: Partial<Gateways>) => ({
  gateways: { sms: { send: async () => {} }, mail: null, webhook: httpWebhook(), ...gateways },
  crypto,
  now: () => at,
});

describe("one attempt", () => {
  test("an SMS goes to the opened number with the delivery id", async () => {
    const sent: string[][] = [];
    const by = withGateways({ sms: { send: async (...given) => void sent.push(given) } });
    expect(await attemptDelivery(sendable, by)).toEqual({ state: "sent", sentAt: at });
    expect(sent).toEqual([["13800005678", "您好。", sendable.id]]);
  });

  test("what is kept nowhere follows the body in SMS and mail", async () => {
    const sent: string[] = [];
    const by = withGateways({
      sms: { send: async (_phone, body) => void sent.push(body) },
      mail: { send: async ({ text }) => void sent.push(text) },
    });
    const tail_sealed = sealed("点此评价：http://localhost/evaluate/x");
    await attemptDelivery({ ...sendable, tail_sealed }, by);
    await attemptDelivery({ ...sendable, channel: "email", address_sealed: sealed("a@example.com"), tail_sealed }, by);
    expect(sent).toEqual(Array(2).fill("您好。点此评价：http://localhost/evaluate/x"));
  });

  test("a gateway's own sentence is kept without the number", async () => {
    const by = withGateways({
      sms: {
        send: async (phone) => {
          throw new Error(`${phone} 空号`);
        },
      },
    });
    expect(await attemptDelivery(sendable, by)).toEqual({ state: "waiting", readyAt: new Date("2026-11-23T01:01:00Z"), error: "*** 空号" });
  });

  test("a webhook that answers 500 is tried again after a minute and then succeeds, under the same id", async () => {
    const receiver = await startReceiver(500, 204);
    const push: Sendable = {
      ...sendable,
      channel: "webhook",
      address_sealed: null,
      target: { url: receiver.url, secretSealed: sealed("whsec_test") },
    };
    expect(await attemptDelivery(push, withGateways({}))).toEqual({
      state: "waiting",
      readyAt: new Date("2026-11-23T01:01:00Z"),
      error: "对方返回错误（500）",
    });
    expect(await attemptDelivery({ ...push, attempts: 2 }, withGateways({}))).toEqual({ state: "sent", sentAt: at });
    expect(receiver.received.map((each) => each.headers["x-yihao-delivery"])).toEqual([push.id, push.id]);
    expect(JSON.parse(receiver.received[1]?.body ?? "")).toEqual({
      id: push.id,
      noticeId: push.notice_id,
      cityCode: "320600",
      topic: "receipt",
      title: "已收到您的诉求",
      body: "您好。",
      demandId: push.demand_id,
      agencyId: null,
      createdAt: "2026-11-23T01:00:00.000Z",
    });
    await receiver.close();
  });

  test("a stopped webhook and a message that kills its sender end at once; an altered address is named", async () => {
    expect(await attemptDelivery({ ...sendable, channel: "webhook", address_sealed: null }, withGateways({}))).toEqual({
      state: "failed",
      error: "推送地址已停用",
    });
    const altered = Buffer.from(sealed("13800005678"));
    altered.writeUInt8(altered.readUInt8(20) ^ 1, 20);
    expect(await attemptDelivery({ ...sendable, address_sealed: altered }, withGateways({}))).toMatchObject({
      state: "waiting",
      error: "无法解密：内容被改动过",
    });
    expect(await attemptDelivery({ ...sendable, attempts: 7 }, withGateways({}))).toMatchObject({ state: "failed" });
  });

  test("mail without a server waits", async () => {
    expect(await attemptDelivery({ ...sendable, channel: "email" }, withGateways({}))).toMatchObject({
      state: "waiting",
      error: "没有配置邮件服务器",
    });
  });
});
