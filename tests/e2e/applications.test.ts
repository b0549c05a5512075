import { demoPassword } from "@yihao/server/demo/organisation";
import { ask } from "@yihao/testkit/product";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { expectUsable } from "./audit.ts";
import { settled, useBrowser } from "./browser.ts";
import { chooseOption, done, sendForm } from "./steps.ts";

const { work } = useBrowser();
type Row = { id: string; code: string; role: string; number: string };

/** Speaks to the product as a member of staff, for what a case needs before its page is looked at. */
function speakingAs(username: string) {
  const url = inject("product");
  const signedIn = ask(url, "/session", { body: { username, password: demoPassword } });
  const headers = async () => ({ cookie: ((await signedIn).headers.getSetCookie()[0] ?? "").split(";")[0] ?? "" });
  return {
    async read(path: string): Promise<Row[]> {
      return ((await ask(url, path, { headers: await headers() })).body as { items: Row[] }).items;
    },
    async post(path: string, body: unknown): Promise<Row> {
      const answer = await ask(url, path, { headers: await headers(), body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body as Row;
    },
  };
}

let made = 0;
/** An order that its lead agency has acknowledged. */
async function anOrder(title: string, lead: string, handler: string): Promise<Row> {
  made += 1;
  const [operator, agency, dispatcher] = [speakingAs("zuoxi07"), speakingAs(handler), speakingAs("paidan03")];
  const { id } = await operator.post("/demands", {
    requestKey: `applications-${Date.now()}-${made}`,
    kind: "complaint",
    title,
    content: `${title}，请尽快处理。`,
    categoryCode: "040501",
    regionCode: "320613",
    requesterName: "冯建国",
    callerNumber: `1395132${3000 + made}`,
  });
  const order = await operator.post(`/demands/${id}/work-orders`, {});
  const agencyId = (await dispatcher.read("/agencies")).find((each) => each.code === lead)?.id;
  await dispatcher.post(`/work-orders/${order.id}/dispatches`, { leadAgencyId: agencyId, opinion: "请依职责办理" });
  const [part] = await agency.read(`/work-orders/${order.id}/assignments`);
  await agency.post(`/assignments/${part?.id}/acknowledgements`, {});
  return order;
}

async function openForm(page: Page, word: string): Promise<void> {
  await page.getByRole("button", { name: word, exact: true }).first().click();
  await page.getByRole("dialog").waitFor();
}

/** So many days from now, in Shanghai. */
const dayIn = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
async function pick(page: Page, label: string, day: string): Promise<void> {
  const picker = page.getByLabel(label);
  await picker.click();
  await picker.fill(day);
  await picker.press("Enter");
}

/** Decides on the order's own page. */
async function decideOn(id: string, act: string, verdict: "同意" | "不同意"): Promise<void> {
  const page = await work("shenhe02", `/orders/${id}`);
  await openForm(page, act);
  await page.getByRole("dialog").getByText(verdict, { exact: true }).click();
  await page.getByLabel("审核意见").fill("情况属实");
  await sendForm(page, "提交审核");
  await done(page, new RegExp(`^已?${verdict}`));
}

describe("延期", () => {
  it("is asked for on a phone, said to be too long at its field, and granted from the queue", async () => {
    const order = await anOrder("灯杆撞弯须向厂家订制", "szyl", "szyl01");
    const page = await work("szyl01", `/orders/${order.id}`, "phone");
    await openForm(page, "申请延期");
    await page.getByLabel(/^延长多少/).fill("6");
    await page.getByLabel("延期理由").fill("灯杆订制周期七天");
    await page.getByLabel("告知诉求人的原因").fill("灯杆需要向厂家订制");
    await sendForm(page, "申请延期");
    await page.getByRole("dialog").getByText("一次延期不能超过原时限，最多 5 个工作日").waitFor();
    await page.getByLabel(/^延长多少/).fill("2");
    await sendForm(page, "申请延期");
    await done(page, "延期申请已提交，等待热线审核");
    await page.getByRole("region", { name: "延期申请" }).getByText("待审核").waitFor();
    await expectUsable(page);

    const reviewer = await work("shenhe02", "/queues/applications?kind=extension");
    await reviewer.getByRole("row", { name: /灯杆撞弯须向厂家订制/ }).click();
    const panel = reviewer.getByRole("complementary");
    await panel.getByRole("button", { name: "审核", exact: true }).click();
    await reviewer.getByRole("dialog").getByText("同意", { exact: true }).click();
    await reviewer.getByLabel("审核意见").fill("周期属实，同意");
    await expectUsable(reviewer);
    await sendForm(reviewer, "提交审核");
    await done(reviewer, "已同意延期，单位会收到通知");

    await page.reload();
    await settled(page);
    await page.getByText("已延期 1 次，共 2 个工作日").waitFor();
    await page.getByText("原期限").first().waitFor();
  });

  it("can be withdrawn while nobody has decided", async () => {
    const order = await anOrder("地灯线路老化须分段排查", "szyl", "szyl01");
    const handler = speakingAs("szyl01");
    const [part] = await handler.read(`/work-orders/${order.id}/assignments`);
    await handler.post(`/assignments/${part?.id}/extensions`, { amount: 1, reason: "线路老化", explanation: "线路需要排查更换" });
    const page = await work("szyl01", `/orders/${order.id}`);
    await page.getByRole("button", { name: /^申请延期 ，不能办理：已有一份延期申请在审核中/ }).waitFor();
    await page.getByRole("button", { name: "撤回申请" }).click();
    await done(page, "已撤回申请");
    await page.getByRole("region", { name: "延期申请" }).getByText("已撤回").waitFor();
  });
});

describe("挂起", () => {
  it("names a review date the city allows, stands still when granted, and goes on when the agency can", async () => {
    const order = await anOrder("步道塌陷须等雨水管抢修", "szyl", "szyl01");
    const page = await work("szyl01", `/orders/${order.id}`);
    await openForm(page, "申请挂起");
    await pick(page, "复核日期", dayIn(200));
    await page.getByLabel("挂起理由").fill("须先抢修雨水管");
    await page.getByLabel("告知诉求人的原因").fill("需先修好地下雨水管");
    await sendForm(page, "申请挂起");
    await page
      .getByRole("dialog")
      .getByText(/^复核日期应在 .+ 之间$/)
      .waitFor();
    await pick(page, "复核日期", dayIn(7));
    await sendForm(page, "申请挂起");
    await done(page, "挂起申请已提交，等待热线审核");
    await decideOn(order.id, "审核挂起", "同意");

    await page.reload();
    await settled(page);
    await page.getByText("已挂起").first().waitFor();
    await page.getByText(/起停表，.+ 恢复/).waitFor();
    await expectUsable(page);
    await openForm(page, "恢复办理");
    await sendForm(page, "恢复办理");
    await page.getByRole("dialog").getByText("请填写恢复的理由").waitFor();
    await page.getByLabel("恢复的理由").fill("雨水管已修好");
    await sendForm(page, "恢复办理");
    await done(page, /^已恢复办理，期限顺延至/);
  });
});

describe("超职责诉求", () => {
  it("needs a basis, and marks the order when the centre agrees", async () => {
    const order = await anOrder("要求退还依法作出的罚款", "csgl", "csgl01");
    const page = await work("csgl01", `/orders/${order.id}`);
    await openForm(page, "申请认定超职责");
    await page.getByLabel("超职责的理由").fill("要求免除依法作出的处罚");
    await sendForm(page, "申请认定");
    await page.getByRole("dialog").getByText("请填写法定依据").waitFor();
    await page.getByLabel("法定依据").fill("行政处罚法第六十六条");
    await sendForm(page, "申请认定");
    await done(page, "申请已提交，等待热线审核");
    await decideOn(order.id, "审核超职责", "同意");
    await page.reload();
    await settled(page);
    await page.getByText("超职责诉求", { exact: true }).first().waitFor();
  });
});

describe("收回下派", () => {
  it("takes the work back from the sub-agency, with a reason", async () => {
    const order = await anOrder("老小区楼道灯批量更换", "chongchuan", "chongchuan01");
    const page = await work("chongchuan01", `/orders/${order.id}`);
    await openForm(page, "下派");
    await chooseOption(page, "下级单位", "崇川区城管局", /崇川区城/);
    await sendForm(page, "下派");
    await done(page, /^已下派给/);
    await openForm(page, "收回下派");
    await sendForm(page, "收回下派");
    await page.getByRole("dialog").getByText("请填写收回的理由").waitFor();
    await page.getByLabel("收回的理由").fill("改由区级统一更换");
    await sendForm(page, "收回下派");
    await done(page, "已收回，由本单位继续办理");
    await page.getByText("已终止").first().waitFor();
  });
});
