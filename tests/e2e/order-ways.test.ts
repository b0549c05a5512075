import { demoPassword } from "@yihao/server/demo/organisation";
import { ask } from "@yihao/testkit/product";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { settled, useBrowser } from "./browser.ts";
import { chooseOption, done, sendForm } from "./steps.ts";

const { visit, work } = useBrowser();
const url = inject("product");
const sessions = new Map<string, Record<string, string>>();

async function as(username: string): Promise<Record<string, string>> {
  const known = sessions.get(username);
  if (known !== undefined) return known;
  const signedIn = await ask(url, "/session", { body: { username, password: demoPassword } });
  const headers = { cookie: (signedIn.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "" };
  sessions.set(username, headers);
  return headers;
}

async function post(username: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await ask(url, path, { headers: await as(username), body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body as Record<string, unknown>;
}

let made = 0;
type Case = { demandId: string; orderId: string; number: string; queryCode: string };
async function aCase(more: Record<string, unknown> = {}, order: Record<string, unknown> = {}): Promise<Case> {
  made += 1;
  const receipt = await post("zuoxi06", "/demands", {
    requestKey: `ways-${Date.now()}-${made}`,
    kind: "complaint",
    title: `工单去向第${made}件`,
    content: `虹桥路第${made}号旁的公共厕所长期关闭，请尽快开放，方便群众。`,
    categoryCode: "040501",
    callerNumber: `1395131${String(2000 + made)}`,
    ...more,
  });
  const created = await post("zuoxi06", `/demands/${receipt.id}/work-orders`, order);
  return {
    demandId: String(receipt.id),
    orderId: String(created.id),
    number: String(receipt.number),
    queryCode: String(receipt.queryCode),
  };
}

async function dispatched(to: Case, code: string): Promise<void> {
  const { items } = (await ask(url, "/agencies", { headers: await as("paidan02") })).body as { items: { id: string; code: string }[] };
  await post("paidan02", `/work-orders/${to.orderId}/dispatches`, { leadAgencyId: items.find((each) => each.code === code)?.id });
}

const press = (page: Page, word: string) => page.getByRole("button", { name: word, exact: true }).click();

describe("撤单、催单", () => {
  it("the requester chases once a day on line and then withdraws; the agency has nothing left to do", async () => {
    const one = await aCase();
    await dispatched(one, "csgl");
    const citizen = await visit(`/track?number=${one.number}`, "phone");
    await citizen.getByLabel("查询码").fill(one.queryCode);
    await citizen.keyboard.press("Enter");
    await citizen.getByLabel(/想催一催/).fill("等了很久了");
    await press(citizen, "催一催");
    await citizen.getByText(/已转达承办单位/).waitFor();
    const handler = await work("csgl01", `/orders/${one.orderId}`);
    await handler.getByText("等了很久了").first().waitFor();

    await press(citizen, "撤回这件诉求");
    await press(citizen, "确定撤回");
    await citizen.getByText("请写明为什么撤回，至少 2 个字").waitFor();
    await citizen.getByLabel(/请写明撤回的原因/).fill("厕所已经开放");
    await press(citizen, "确定撤回");
    await citizen.getByRole("heading", { name: "进度：已撤单" }).waitFor();
    await handler.getByText("已撤单：厕所已经开放").waitFor();
  });

  it("the operator withdraws at the requester's word, and is told why not when it is over", async () => {
    const one = await aCase();
    const operator = await work("zuoxi06", `/orders/${one.orderId}`);
    await press(operator, "登记催单");
    await operator.getByLabel("诉求人的话").fill("来电催办");
    await sendForm(operator, "登记催单");
    await done(operator, /已登记第 1 次催单/);
    await press(operator, "撤单");
    await sendForm(operator, "撤单");
    await operator.getByText("请填写撤单原因").waitFor();
    await operator.getByLabel("撤单原因").fill("诉求人称已解决");
    await sendForm(operator, "撤单");
    await done(operator, "已撤单，承办单位不必再办");
    await operator.getByRole("button", { name: /^撤单 ，不能办理：工单目前为“已撤单”/ }).waitFor();
  });
});

describe("并单与拆单", () => {
  it("an order goes into another; a demand comes out again", async () => {
    const [one, two] = [await aCase(), await aCase()];
    const dispatcher = await work("paidan02", `/orders/${one.orderId}`);
    await press(dispatcher, "并入其他工单");
    await sendForm(dispatcher, "并单");
    await dispatcher.getByText("请选择要并入的工单").first().waitFor();
    await chooseOption(dispatcher, "并入的工单", two.number, new RegExp(two.number));
    await dispatcher.getByLabel("并单理由").fill("同一处公厕");
    await sendForm(dispatcher, "并单");
    await done(dispatcher, /已并单/);
    await dispatcher.getByRole("link", { name: two.number }).first().click();
    await dispatcher.getByRole("heading", { name: "并入的诉求（1 件）" }).waitFor();
    await press(dispatcher, "拆出");
    await dispatcher.getByLabel("拆单理由").fill("不是同一处");
    await sendForm(dispatcher, "拆出");
    await done(dispatcher, /已拆出/);
    await dispatcher.getByRole("heading", { name: "并入的诉求（1 件）" }).waitFor({ state: "detached" });
  });
});

describe("重点、疑难、回避、重复交办", () => {
  it("are set with a reason and stand on the order", async () => {
    const one = await aCase();
    const lead = await work("banzhang01", `/orders/${one.orderId}`);
    await press(lead, "列为重点");
    await lead.getByLabel("理由").fill("人大代表关注");
    await sendForm(lead, "列为重点");
    await done(lead, "已列为重点");
    await lead.getByText("重点", { exact: true }).first().waitFor();
    await press(lead, "设定回避");
    await chooseOption(lead, "回避单位", "城市管理局", /南通市城市管理局/);
    await lead.getByLabel("回避理由").fill("被反映的单位");
    await sendForm(lead, "设定回避");
    await done(lead, "已设定回避");
    await press(lead, "取消回避");
    await lead.getByLabel("取消理由").fill("核实无关");
    await sendForm(lead, "取消回避");
    await done(lead, /已取消回避/);
    await press(lead, "认定重复交办");
    await chooseOption(lead, "同一事项的上一张工单", one.number, new RegExp(one.number));
    await lead.getByLabel("认定理由").fill("同一事项");
    await sendForm(lead, "认定");
    await lead.getByText("不能把工单连到自己").waitFor();
  });
});

describe("终止与终结", () => {
  it("the agency asks to terminate, the shift lead decides from the queue with words for the requester", async () => {
    const one = await aCase();
    await dispatched(one, "jtj");
    const handler = await work("jtj01", `/orders/${one.orderId}`);
    await press(handler, "申请终止办理");
    await chooseOption(handler, "理由", "", /应通过诉讼/);
    await handler.getByLabel("依据和情况").fill("已就同一事项起诉，法院正在审理");
    await sendForm(handler, "申请终止");
    await done(handler, /等待热线审核/);
    const lead = await work("banzhang01", "/queues/ends");
    await lead.getByRole("link", { name: one.number }).click();
    await settled(lead);
    await press(lead, "审核终止");
    await lead.getByText("同意终止", { exact: true }).click();
    await lead.getByLabel("审核意见").fill("同意");
    await sendForm(lead, "提交审核");
    await lead.getByText("同意终止时请写明告诉诉求人的理由和途径").waitFor();
    await lead.getByLabel("告诉诉求人的理由和途径").fill("该事项正在诉讼，请按法院程序办理");
    await sendForm(lead, "提交审核");
    await done(lead, /已同意，工单终止/);
    await handler.getByText("已终止：该事项正在诉讼，请按法院程序办理").waitFor();
  });

  it("what is repeated is concluded by two persons with the minutes", async () => {
    const words = {
      content: "要求把河边的健身器材全部拆除，认为影响风水，请有关部门拆除。",
      callerNumber: "13951312999",
      noReplyWanted: true,
    };
    const first = await aCase(words);
    await dispatched(first, "csgl");
    const { items } = (await ask(url, `/work-orders/${first.orderId}/assignments`, { headers: await as("csgl01") })).body as {
      items: { id: string }[];
    };
    await post("csgl01", `/assignments/${items[0]?.id}/acknowledgements`, {});
    await post("csgl01", `/assignments/${items[0]?.id}/replies`, {
      internalAccount: "器材合规",
      publicReply: "您好，器材符合规划，不予拆除。",
      isResolved: true,
    });
    const reviewing = (await ask(url, `/work-orders/${first.orderId}/reviews`, { headers: await as("shenhe02") })).body as {
      points?: string[];
    };
    await post("shenhe02", `/work-orders/${first.orderId}/reviews`, { verdict: "passed", pointsMet: reviewing.points });
    // The second time the desk proposes the link.
    const operator = await work("zuoxi06", "/?caller=13951312999");
    await operator.getByLabel("主要内容").fill(words.content);
    await operator
      .getByRole("button", { name: /^认定为 .* 的重复交办/ })
      .first()
      .click();
    await operator.getByRole("radiogroup").filter({ hasText: "求助" }).getByText("投诉", { exact: true }).click();
    await operator.getByRole("button", { name: "取消重复交办" }).waitFor();
    await operator.keyboard.press("F9");
    await operator.getByRole("heading", { name: "已转工单，等待派单" }).waitFor();
    await operator.getByRole("link", { name: "查看工单" }).click();
    await settled(operator);
    await operator.getByText("重复交办", { exact: true }).first().waitFor();
    const order = new URL(operator.url()).pathname.replace("/desk", "");

    const reviewer = await work("shenhe02", order);
    await press(reviewer, "提出终结");
    await reviewer.getByLabel("证据和办理经过").fill("已两次现场核查，器材合规。");
    await reviewer.getByLabel("会商日期").fill("2026-11-20");
    await reviewer.keyboard.press("Enter");
    await reviewer.getByLabel("终结意见（公开）").fill("健身器材符合规划，不予拆除。");
    await sendForm(reviewer, "提出终结");
    await reviewer.getByText("请上传会商纪要").waitFor();
    const buffer = await reviewer.screenshot({ type: "png" });
    await reviewer.locator("input[type=file]").last().setInputFiles({ name: "会商纪要.png", mimeType: "image/png", buffer });
    await reviewer.getByText("会商纪要.png").waitFor();
    await sendForm(reviewer, "提出终结");
    await done(reviewer, /等待另一人确认/);

    const lead = await work("banzhang01", "/queues/ends?of=conclusions");
    await lead.goto(`/desk${order}`);
    await press(lead, "确认终结");
    await lead.getByRole("dialog").getByText("确认终结", { exact: true }).last().click();
    await lead.getByLabel("确认意见").fill("会商意见明确");
    await sendForm(lead, "提交");
    await done(lead, /已终结/);

    // The third time he is answered with it.
    await operator.goto("/desk/?caller=13951312999");
    await operator.getByLabel("主要内容").fill(words.content);
    await press(operator, "按终结意见答复");
    await operator.getByRole("button", { name: "取消终结工单" }).waitFor();
    await operator.getByRole("radiogroup").filter({ hasText: "求助" }).getByText("投诉", { exact: true }).click();
    await operator.keyboard.press("F8");
    await operator.getByRole("heading", { name: "已在线解答，诉求办结" }).waitFor();
    await operator.getByRole("link", { name: "查看诉求" }).click();
    await operator.getByText(/的终结意见答复/).waitFor();
  });
});
