import { demoPassword } from "@yihao/server/demo/organisation";
import { ask } from "@yihao/testkit/product";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { expectUsable } from "./audit.ts";
import { settled, useBrowser } from "./browser.ts";
import { done, sendForm } from "./steps.ts";

const { work } = useBrowser();
type Row = { id: string; code: string; role: string; accountId: string; name: string };

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
    async put(path: string, body: unknown): Promise<void> {
      const options = { method: "PUT", headers: { ...(await headers()), "content-type": "application/json" }, body: JSON.stringify(body) };
      expect((await fetch(`${url}/api${path}`, options)).status).toBe(200);
    },
  };
}
const agencyId = async (code: string) => (await speakingAs("paidan03").read("/agencies")).find((each) => each.code === code)?.id ?? "";

type Case = { lead: string; handler: string; title: string; supporting?: string; isConfidential?: boolean };
let made = 0;
/** An order that its lead agency has acknowledged; returns its id. */
async function anOrder({ lead, handler, title, supporting, isConfidential = false }: Case): Promise<string> {
  made += 1;
  const [operator, agency] = [speakingAs("zuoxi06"), speakingAs(handler)];
  const { id } = await operator.post("/demands", {
    requestKey: `replies-${Date.now()}-${made}`,
    kind: "complaint",
    title,
    content: `${title}，请尽快处理。`,
    categoryCode: "040501",
    regionCode: "320613",
    requesterName: "冯建国",
    callerNumber: `1395131${2000 + made}`,
    isConfidential,
  });
  const order = await operator.post(`/demands/${id}/work-orders`, {});
  await speakingAs("paidan03").post(`/work-orders/${order.id}/dispatches`, {
    leadAgencyId: await agencyId(lead),
    supportingAgencyIds: supporting === undefined ? [] : [await agencyId(supporting)],
    opinion: "请依职责办理",
  });
  const [part] = (await agency.read(`/work-orders/${order.id}/assignments`)).filter((each) => each.role === "lead");
  await agency.post(`/assignments/${part?.id}/acknowledgements`, {});
  return order.id;
}

async function openForm(page: Page, word: string): Promise<void> {
  await page.getByRole("button", { name: word, exact: true }).first().click();
  await page.getByRole("dialog").waitFor();
}

/** So many weeks from now, on this day of the week (0 is Sunday); the weeks of the browser tests hold no holiday. */
function dayIn(weeks: number, weekday: number): string {
  const at = new Date(Date.now() + 8 * 3_600_000 + weeks * 7 * 86_400_000);
  at.setUTCDate(at.getUTCDate() + ((weekday - at.getUTCDay() + 7) % 7));
  return at.toISOString().slice(0, 10);
}

async function promiseOn(page: Page, day: string): Promise<void> {
  const picker = page.getByLabel("承诺完成日期");
  await picker.click();
  await picker.fill(day);
  await picker.press("Enter");
}

async function writeReply(page: Page, open: string): Promise<void> {
  await openForm(page, "答复");
  await page.getByLabel("办理情况（内部）").fill("现场核查，电缆老化，须开挖更换。");
  await page.getByLabel("公开答复").fill(open);
  await page.getByRole("dialog").getByText("未解决，已向诉求人说明", { exact: true }).click();
}

describe("答复以前", () => {
  it("records the contact and tells how far it is, on a phone; what is missing is said at its field", async () => {
    const id = await anOrder({ lead: "szyl", handler: "szyl01", title: "钟秀路路灯时亮时灭" });
    const page = await work("szyl01", `/orders/${id}`, "phone");
    await openForm(page, "登记联系");
    await page.getByLabel("联系情况").fill("约定下午到场查看");
    await sendForm(page, "登记");
    await done(page, "已登记联系情况");
    await page.getByRole("list", { name: "联系记录" }).getByText("约定下午到场查看").waitFor();

    await openForm(page, "阶段性答复");
    await page.getByLabel("告知诉求人的话").fill("您好，我们已到场查看，正在安排维修，明天答复您。");
    await sendForm(page, "告知诉求人");
    await page.getByRole("dialog").getByText("请填写办理情况（内部）").waitFor();
    await page.getByLabel("办理情况（内部）").fill("电缆老化，须开挖更换。");
    await sendForm(page, "告知诉求人");
    await done(page, "已告知诉求人办理进展，期限继续计算");
    await page.getByText("正在安排维修，明天答复您").first().waitFor();
  });

  it("leaves a requester who asked for secrecy to the centre", async () => {
    const id = await anOrder({ lead: "szyl", handler: "szyl01", title: "楼道灯长期不亮", isConfidential: true });
    const page = await work("szyl01", `/orders/${id}`);
    await page.getByRole("button", { name: /^登记联系 ，不能办理：诉求人要求保密，请通过热线中心联系/ }).waitFor();
  });

  it("takes in the words of those who co-handle it", async () => {
    const id = await anOrder({ lead: "szyl", handler: "szyl01", title: "广告牌挡住路灯", supporting: "csgl" });
    const supporting = speakingAs("csgl01");
    const own = (await supporting.read(`/work-orders/${id}/assignments`)).find((each) => each.role === "supporting");
    await supporting.post(`/assignments/${own?.id}/acknowledgements`, {});
    const words = { internalAccount: "已责令拆除", publicReply: "挡光的广告牌今天已经拆除。", isResolved: true };
    await supporting.post(`/assignments/${own?.id}/replies`, words);
    const page = await work("szyl01", `/orders/${id}`);
    await openForm(page, "答复");
    await page.getByRole("button", { name: /^采用.*城市管理局的意见/ }).click();
    await expect.poll(() => page.getByLabel("公开答复").inputValue()).toContain("挡光的广告牌今天已经拆除。");
  });
});

describe("阶段性办结", () => {
  it("promises a working day, passes when every point is met, and is followed up to the last reply", async () => {
    const title = "老小区整条支路路灯不亮";
    const id = await anOrder({ lead: "szyl", handler: "szyl01", title });
    const page = await work("szyl01", `/orders/${id}`);
    await writeReply(page, "您好，电缆须开挖更换，我们承诺下月完成。");
    await page.getByRole("checkbox", { name: "申请阶段性办结" }).check();
    await page.getByLabel("后续计划").fill("电缆须开挖更换，已列入施工计划。");
    await promiseOn(page, dayIn(3, 0));
    await sendForm(page, "提交答复");
    await page
      .getByRole("dialog")
      .getByText(/不是工作日，请选择工作日/)
      .waitFor();
    await promiseOn(page, dayIn(3, 3));
    await sendForm(page, "提交答复");
    await done(page, "答复已提交，等待审核");

    const reviewer = await work("shenhe02", `/orders/${id}`);
    await openForm(reviewer, "审核通过");
    await reviewer.getByRole("checkbox", { name: "是否联系诉求人" }).check();
    await sendForm(reviewer, "提交审核");
    await reviewer
      .getByRole("alert")
      .getByText(/还有要点没有达到：是否逐项答复、/)
      .waitFor();
    await reviewer.getByRole("checkbox", { name: "全部达到" }).click();
    await sendForm(reviewer, "提交审核");
    await done(reviewer, "审核通过，已阶段性办结并列入跟踪");

    const list = await work("szyl01", "/follow-ups");
    await list
      .getByRole("row", { name: new RegExp(title) })
      .first()
      .waitFor();

    await page.bringToFront();
    await page.getByText("阶段性办结承诺的期限").first().waitFor();
    await writeReply(page, "您好，电缆已更换，路灯全部恢复照明。");
    expect(await page.getByRole("checkbox", { name: "申请阶段性办结" }).count()).toBe(0);
    await sendForm(page, "提交答复");
    await done(page, "答复已提交，等待审核");
  });
});

describe("审签", () => {
  it("is asked for by the unit's form; a leader reads and signs on a phone, or sends it back with words", async () => {
    const admin = speakingAs("admin");
    const agency = await agencyId("swj");
    const username = `swjld${Date.now() % 100_000}`;
    const account = {
      username,
      displayName: "邵局长",
      password: demoPassword,
      roles: ["agencyLeader"],
      platformCode: "320600",
      agencyId: agency,
    };
    const { id: accountId } = await admin.post("/accounts", account);
    await admin.put(`/agencies/${agency}/posts/deputyLeader`, { accountId });

    const units = await work("admin", "/admin/agencies?words=商务");
    await units.getByRole("button", { name: "修改 南通市商务局" }).click();
    await units.getByRole("dialog").getByLabel("简称").fill("");
    await units.getByRole("radio", { name: "分管领导审签", exact: true }).check();
    await sendForm(units, "保存");
    await units.getByRole("dialog").getByText("请填写简称").waitFor();
    await units.getByRole("dialog").getByLabel("简称").fill("市商务局");
    await sendForm(units, "保存");
    await done(units, /已修改：南通市商务局/);

    const title = "农贸市场摊位费标准不公开";
    const id = await anOrder({ lead: "swj", handler: "swj01", title });
    const handler = await work("swj01", `/orders/${id}`);
    await writeReply(handler, "您好，摊位费标准已在市场公示栏公开。");
    await sendForm(handler, "提交答复");
    await done(handler, "答复已提交，等待单位负责人审签");

    const leader = await work(username, "/queues/sign-off", "phone");
    await leader.getByText(title).first().click();
    await leader.getByRole("button", { name: "退回修改" }).click();
    await sendForm(leader, "提交审签");
    await leader.getByRole("dialog").getByText("退回修改请写明要改什么").waitFor();
    await leader.getByLabel("审签意见").fill("请写明公示的位置");
    await sendForm(leader, "提交审签");
    await done(leader, "已退回经办人修改");
    await leader.getByText("没有等您审签的答复").waitFor();

    await handler.getByText("请写明公示的位置").first().waitFor();
    await writeReply(handler, "您好，摊位费标准已在市场北门公示栏公开。");
    await sendForm(handler, "提交答复");
    await done(handler, "答复已提交，等待单位负责人审签");
    await leader.getByText(title).first().click();
    await leader.getByRole("button", { name: "审签同意" }).click();
    await sendForm(leader, "提交审签");
    await done(leader, "已审签，答复已报送热线审核");
    await handler.getByText("邵局长：同意").first().waitFor();

    const sheet = await work("swj01", `/orders/${id}`);
    await sheet.goto(`/desk/orders/${id}/print`);
    await sheet.getByRole("heading", { name: "12345 热线工单办理单" }).waitFor();
    await sheet.getByRole("row", { name: /分管领导审签 同意\s+邵局长/ }).waitFor();
    await sheet.getByRole("row", { name: /联系电话 139\*\*\*\*/ }).waitFor();
    await expectUsable(sheet);
  });
});

describe("审核要点", () => {
  it("are the city's own list, without repetition", async () => {
    const page = await work("admin", "/admin/review-points");
    await settled(page);
    const points = (await page.getByRole("region", { name: "现行要点" }).getByRole("listitem").allInnerTexts()).map((text) => text.trim());
    const write = async (lines: readonly string[]) => {
      await page.getByLabel("要点", { exact: true }).fill(lines.join("\n"));
      await sendForm(page, "保存");
    };
    await page.getByRole("button", { name: "修改要点" }).click();
    await write([...points, points[0] ?? ""]);
    await page.getByRole("dialog").getByText("审核要点不能重复").waitFor();
    await write([...points, "是否附现场照片"]);
    await done(page, `已设定 ${points.length + 1} 条审核要点`);
    await page.getByRole("listitem").filter({ hasText: "是否附现场照片" }).waitFor();
    await page.getByRole("button", { name: "修改要点" }).click();
    await write(points);
    await done(page, `已设定 ${points.length} 条审核要点`);
  });
});
