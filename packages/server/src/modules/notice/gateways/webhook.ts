import { createHmac } from "node:crypto";
import { type Push, SendingProblem, type WebhookGateway } from "./ports.ts";

const timeoutMsDefault = 5_000;

/** Value of `x-yihao-signature`; the receiver computes the same over the raw body and refuses an old `t`. */
export function signPush(secret: string, at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

/** POSTs to the webhook; throws {@link SendingProblem} unless the answer is 2xx within `timeoutMs` (5 s). Redirects are refused. */
export function httpWebhook(timeoutMs = timeoutMsDefault): WebhookGateway {
  return {
    async post(push) {
      const response = await request(push, timeoutMs);
      // Only the status counts; an answer without end must not be read.
      await response.body?.cancel();
      if (response.status >= 300 && response.status < 400) throw new SendingProblem(`对方要求跳转到其他地址（${response.status}），已拒绝`);
      if (!response.ok) throw new SendingProblem(`对方返回错误（${response.status}）`);
    },
  };
}

async function request(push: Push, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(push.url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "yihao-webhook/1",
        "x-yihao-delivery": push.deliveryId,
        "x-yihao-signature": signPush(push.secret, push.at, push.body),
      },
      body: push.body,
    });
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    if (name === "TimeoutError") throw new SendingProblem(`对方 ${timeoutMs / 1000} 秒内没有回应`);
    throw new SendingProblem(`无法连接对方（${cause?.code ?? name ?? "未知原因"}）`);
  }
}
