import { demoPassword } from "@yihao/server/demo/organisation";
import { ask } from "@yihao/testkit/product";
import { expect, inject, vi } from "vitest";
import { mailTo } from "./mailbox.ts";

const sessions = new Map<string, Promise<Record<string, string>>>();
function as(username: string): Promise<Record<string, string>> {
  const signIn = async () => {
    const signedIn = await ask(inject("product"), "/session", { body: { username, password: demoPassword } });
    return { cookie: (signedIn.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "" };
  };
  const session = sessions.get(username) ?? signIn();
  sessions.set(username, session);
  return session;
}

async function call<T>(username: string, path: string, body?: object): Promise<T> {
  const answer = await ask(inject("product"), path, { headers: await as(username), ...(body === undefined ? {} : { body }) });
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body as T;
}
type Items<T> = { items: T[] };

let made = 0;
async function register(title: string, more: object = {}) {
  made += 1;
  const address = `callback-${Date.now()}-${made}@mail.example`;
  const receipt = await call<{ id: string; number: string }>("zuoxi06", "/demands", {
    requestKey: `e2e-callback-${Date.now()}-${made}`,
    kind: "complaint",
    title,
    content: `${title}，请尽快处理。`,
    categoryCode: "040501",
    regionCode: "320613",
    requesterName: "冯建国",
    callerNumber: `1395131${3000 + made}`,
    email: address,
    ...more,
  });
  return { ...receipt, address };
}

export type OwnCase = { readonly number: string; readonly path: string; token(): Promise<string> };

/** An order whose reply was passed: it lies in the pool, and its requester has been invited. */
export async function aReplyPassed(title: string): Promise<OwnCase> {
  const { id, number, address } = await register(title);
  const order = await call<{ id: string }>("zuoxi06", `/demands/${id}/work-orders`, {});
  const agencies = await call<Items<{ id: string; code: string }>>("paidan03", "/agencies");
  const leadAgencyId = agencies.items.find((each) => each.code === "szyl")?.id;
  await call("paidan03", `/work-orders/${order.id}/dispatches`, { leadAgencyId, supportingAgencyIds: [], opinion: "请依职责办理" });
  const { items } = await call<Items<{ id: string; role: string }>>("szyl01", `/work-orders/${order.id}/assignments`);
  const part = items.find((each) => each.role === "lead")?.id;
  await call("szyl01", `/assignments/${part}/acknowledgements`, {});
  await call("szyl01", `/assignments/${part}/replies`, {
    internalAccount: "已到场处理。",
    publicReply: "您好，您反映的问题已于今天处理完毕，感谢您的监督。",
    isResolved: true,
  });
  await call("shenhe02", `/work-orders/${order.id}/reviews`, { verdict: "passed" });
  return { number, path: `/orders/${order.id}`, token: () => tokenSentTo(address) };
}

/** The token in the mail that invites to evaluate. */
async function tokenSentTo(address: string): Promise<string> {
  return vi.waitFor(
    () => {
      const token = mailTo(inject("mailbox"), address).flatMap((words) => /\/evaluate\/([\w-]{22})/.exec(words)?.[1] ?? [])[0];
      if (token === undefined) throw new Error(`no invitation has come to ${address}`);
      return token;
    },
    { timeout: 20_000, interval: 200 },
  );
}

/** An answer given on line that the requester is not content with. The sample is the whole for as long as it takes. */
export async function aDissatisfiedAnswer(title: string): Promise<{ number: string }> {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const sample = (value: number) =>
    call("admin", "/settings/callback.onlineSamplePercent", { value, effectiveFrom: today, source: "浏览器测试" });
  await sample(100);
  try {
    const { id, number } = await register(title, { kind: "inquiry" });
    await call("zuoxi06", `/demands/${id}/answers`, { answer: "请带身份证到就近的服务窗口补办。", articleIds: [] });
    const asked = await vi.waitFor(
      async () => {
        const [found] = (await call<Items<{ id: string }>>("huifang04", `/demands/${id}/callbacks`)).items;
        if (found === undefined) throw new Error("the answer is not in the sample yet");
        return found;
      },
      { timeout: 20_000, interval: 200 },
    );
    await call("huifang04", `/callbacks/${asked.id}/claims`, {});
    await call("huifang04", `/callbacks/${asked.id}/evaluations`, {
      solved: "unsolved",
      satisfaction: "dissatisfied",
      reasons: ["unsolved"],
      comment: "窗口说还缺材料",
    });
    return { number };
  } finally {
    await sample(5);
  }
}
