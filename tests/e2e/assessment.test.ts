import { demoPassword } from "@yihao/server/demo/organisation";
import { ask } from "@yihao/testkit/product";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { expectUsable } from "./audit.ts";
import { settled, useBrowser } from "./browser.ts";
import { done, sendForm } from "./steps.ts";

const { work } = useBrowser();
const sessions = new Map<string, Promise<Record<string, string>>>();
function as(username: string): Promise<Record<string, string>> {
  const signIn = async () => {
    const signedIn = await ask(inject("product"), "/session", { body: { username, password: demoPassword } });
    return { cookie: (signedIn.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "" };
  };
  const known = sessions.get(username) ?? signIn();
  sessions.set(username, known);
  return known;
}

async function call<T>(username: string, path: string, body?: object): Promise<T> {
  const answer = await ask(inject("product"), path, { headers: await as(username), ...(body === undefined ? {} : { body }) });
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body as T;
}
type Items<T> = { items: T[] };

const dialog = (page: Page) => page.getByRole("dialog");
const press = (page: Page, word: string) => page.getByRole("button", { name: word, exact: true }).first().click();

type Lead = { lead: string; handler: string; below?: string };
/** An order that left its requester dissatisfied; returns the path of its page. */
async function dissatisfied(title: string, { lead, handler, below }: Lead = { lead: "szyl", handler: "szyl01" }): Promise<string> {
  const { id } = await call<{ id: string }>("zuoxi06", "/demands", {
    requestKey: `e2e-exclusion-${Date.now()}`,
    kind: "complaint",
    title,
    content: `${title}，希望尽快给我划一个车位。`,
    categoryCode: "040501",
    regionCode: "320613",
    callerNumber: "13951310066",
  });
  const order = await call<{ id: string }>("zuoxi06", `/demands/${id}/work-orders`, {});
  const agencies = await call<Items<{ id: string; code: string }>>("paidan03", "/agencies");
  const idOf = (code: string) => agencies.items.find((each) => each.code === code)?.id;
  await call("paidan03", `/work-orders/${order.id}/dispatches`, { leadAgencyId: idOf(lead), opinion: "请依职责办理" });
  const parts = await call<Items<{ id: string; role: string }>>(handler, `/work-orders/${order.id}/assignments`);
  const part = parts.items.find((each) => each.role === "lead")?.id;
  await call(handler, `/assignments/${part}/acknowledgements`, {});
  if (below !== undefined) await call(handler, `/assignments/${part}/delegations`, { agencyId: idOf(below) });
  const words = { internalAccount: "已当面说明政策。", publicReply: "您好，公共绿地不能划设个人车位，感谢理解。", isResolved: true };
  await call(handler, `/assignments/${part}/replies`, words);
  await call("shenhe02", `/work-orders/${order.id}/reviews`, { verdict: "passed" });
  const [open] = (await call<Items<{ id: string }>>("huifang02", `/work-orders/${order.id}/callbacks`)).items;
  await call("huifang02", `/callbacks/${open?.id}/claims`, {});
  const answers = { isContacted: true, solved: "unsolved", satisfaction: "dissatisfied", isOpinionClear: true, truthfulness: "truthful" };
  await call("huifang02", `/callbacks/${open?.id}/evaluations`, { ...answers, reasons: ["unsolved"], comment: "没有给我划车位" });
  return `/orders/${order.id}`;
}

async function upload(page: Page, name: string): Promise<void> {
  const buffer = await page.screenshot({ type: "jpeg" });
  await dialog(page).locator("input[type=file]").setInputFiles({ name, mimeType: "image/jpeg", buffer });
  await page.getByRole("button", { name: `移除 ${name}` }).waitFor();
}

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
async function pickDay(page: Page, label: string, day: string): Promise<void> {
  const picker = dialog(page).getByLabel(label);
  await picker.click();
  await picker.fill(day);
  await picker.press("Enter");
}

describe("核减", () => {
  it("is applied for on the order, prepared with minutes, refused by the leader, appealed and granted", async () => {
    const path = await dissatisfied("要求在公共绿地划个人车位");
    const handler = await work("szyl01", path);
    await press(handler, "申请核减");
    await dialog(handler).getByLabel("事实与依据").fill("诉求没有政策依据，已两次当面说明。");
    await sendForm(handler, "申请核减");
    await dialog(handler).getByText("请选择核减理由").waitFor();
    await dialog(handler).getByText("不合理诉求", { exact: true }).click();
    await sendForm(handler, "申请核减");
    await done(handler, "核减申请已提交，等待中心研判");
    await handler.getByRole("link", { name: /申请核减$/ }).click();
    await handler.getByRole("heading", { name: "申请内容" }).waitFor();
    await expectUsable(handler);
    const own = new URL(handler.url()).pathname.replace("/desk", "");

    const officer = await work("kaohe01", own);
    const prepare = async (proposal: string, name: string) => {
      await press(officer, "研判");
      await pickDay(officer, "会商日期", today);
      await dialog(officer).getByLabel("会商纪要", { exact: true }).fill("参会单位一致认为应核实告知情况后再定。");
      await dialog(officer).getByText(proposal, { exact: true }).click();
      await dialog(officer).getByLabel("研判意见").fill("见会商纪要");
      await sendForm(officer, "提交研判");
      await dialog(officer).getByText("请上传会商纪要").waitFor();
      await upload(officer, name);
      await sendForm(officer, "提交研判");
      await done(officer, /研判已提交/);
    };
    await prepare("不予核减", "第一次纪要.jpg");

    const leader = await work("zhuren01", own);
    const decide = async (verdict: string) => {
      await press(leader, "审定");
      await dialog(leader).getByText(verdict, { exact: true }).click();
      await sendForm(leader, "提交审定");
      await dialog(leader).getByText("请填写审定意见").waitFor();
      await dialog(leader).getByLabel("审定意见").fill("按会商意见办理");
      await sendForm(leader, "提交审定");
    };
    await decide("不予核减");
    await done(leader, /可以申诉一次/);

    await press(handler, "申诉");
    await dialog(handler).getByLabel("申诉理由").fill("有新证据");
    await sendForm(handler, "提交申诉");
    await dialog(handler).getByText("申诉理由至少 10 个字").waitFor();
    await dialog(handler).getByLabel("申诉理由").fill("补充书面告知的送达回证和现场录像。");
    await sendForm(handler, "提交申诉");
    await done(handler, /申诉已提交/);
    await officer.getByText("申诉待研判").first().waitFor();
    await prepare("准予核减", "第二次纪要.jpg");
    await leader.getByText("待审定", { exact: true }).first().waitFor();
    await decide("准予核减");
    await done(leader, /已准予核减/);

    await leader.goto("/desk/statistics");
    await leader.getByText("有效参评满意率（核减后）").first().waitFor();
    await leader.goto("/desk/exclusions");
    await leader.getByRole("row", { name: /要求在公共绿地划个人车位.*已核减/ }).waitFor();
    await expectUsable(leader);
  });

  it("of a sub-agency is looked at by the tier-1 agency first, and can be withdrawn before it is decided", async () => {
    const path = await dissatisfied("要求在人行道划固定车位", { lead: "chongchuan", handler: "chongchuan01", below: "chongchuan-csgl" });
    const handler = await work("chongchuancsgl01", path);
    await press(handler, "申请核减");
    await dialog(handler).getByText("数据差错", { exact: true }).click();
    await dialog(handler).getByLabel("事实与依据").fill("回访登记有误，有录音为证。");
    await sendForm(handler, "申请核减");
    await done(handler, /等待上级单位审核/);
    await handler.getByRole("link", { name: /申请核减$/ }).click();
    await settled(handler);

    const superior = await work("chongchuan01", new URL(handler.url()).pathname.replace("/desk", ""));
    await press(superior, "审核申请");
    await dialog(superior).getByText("同意上报", { exact: true }).click();
    await sendForm(superior, "提交审核");
    await dialog(superior).getByText("请填写审核意见").waitFor();
    await dialog(superior).getByLabel("审核意见").fill("录音属实，同意上报");
    await sendForm(superior, "提交审核");
    await done(superior, /已同意，上报热线中心研判/);

    await handler.getByText("待中心研判", { exact: true }).first().waitFor();
    await press(handler, "撤回");
    await dialog(handler).getByLabel("撤回原因").fill("长".repeat(300));
    await sendForm(handler, "撤回");
    await done(handler, "核减申请已撤回");
    await handler.getByText("已撤回", { exact: true }).first().waitFor();
  });
});

const month = (() => {
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - 1);
  return first.toISOString().slice(0, 10);
})();
type Standing = { agencyId: string; standing: string; group: string; openAppeals: number; missing: number };
type Period = {
  id: string;
  from: string;
  state: string;
  standings: Standing[];
  typedItems: { code: string; groups: string[]; fullPoints: number }[];
};

/** The assessment of last month, announced: the demo city may have it, with or without. */
async function announced(): Promise<Period> {
  const { items } = await call<Items<{ id: string; from: string; to: string }>>("kaohe01", "/assessments");
  const known = items.find((each) => each.from === month && each.to.slice(0, 7) === month.slice(0, 7));
  const { id } = known ?? (await call<{ id: string }>("kaohe01", "/assessments", { period: "month", startsOn: month }));
  const found = await call<Period>("kaohe01", `/assessments/${id}`);
  if (found.state === "draft") {
    const scored = found.standings.filter((row) => row.standing === "scored");
    for (const item of found.typedItems.filter((each) => each.fullPoints > 0)) {
      const values = scored
        .filter((row) => item.groups.includes(row.group))
        .map((row) => ({ agencyId: row.agencyId, value: item.fullPoints - 1 }));
      if (values.length > 0) await call("kaohe01", `/assessments/${id}/entries`, { itemCode: item.code, source: "现场核查记录", values });
    }
    await call("kaohe01", `/assessments/${id}/announcements`, {});
  }
  return call<Period>("kaohe01", `/assessments/${id}`);
}

describe("考核", () => {
  it("a period is computed once, waits for what is typed in, and is announced", async () => {
    await announced();
    const officer = await work("kaohe01", "/assessments");
    await settled(officer);
    await press(officer, "测算一期");
    await sendForm(officer, "测算");
    await dialog(officer)
      .getByText(/已经建立$/)
      .waitFor();
    await dialog(officer).getByText("年度", { exact: true }).click();
    const year = Number(today.slice(0, 4)) - 1;
    await pickDay(officer, "从哪个月开始", `${year}-01`);
    await sendForm(officer, "测算");
    await done(officer, `${year} 年度考核已测算`);
    await press(officer, "录入得分");
    await dialog(officer).getByLabel("来源").fill("年度核查记录");
    await sendForm(officer, "录入");
    await dialog(officer).getByText("请至少录入一个单位").waitFor();
    await dialog(officer).getByRole("button", { name: "取消" }).click();
    await press(officer, "公示");
    await sendForm(officer, "公示");
    await done(officer, /已公示，申诉至/);
    await officer.getByRole("button", { name: /^重新测算 ，不能办理：本期考核目前为“公示中”/ }).waitFor();
    await expectUsable(officer);

    const leader = await work("zhuren01", new URL(officer.url()).pathname.replace("/desk", ""));
    await leader.getByRole("button", { name: /^审定结果 ，不能办理：申诉期至 .*，期满后才能审定/ }).waitFor();
  });

  it("an agency opens what it lost, appeals, and a decided appeal leaves its trace", async () => {
    const period = await announced();
    const agencies = await call<Items<{ id: string; code: string }>>("paidan03", "/agencies");
    const one = period.standings.find((row) => row.standing === "scored" && row.openAppeals === 0);
    const username = `${agencies.items.find((each) => each.id === one?.agencyId)?.code}01`;
    const path = `/assessments/${period.id}/agencies/${one?.agencyId}`;
    const handler = await work(username, path);
    await settled(handler);
    await expectUsable(handler);
    await press(handler, "申诉");
    await dialog(handler).getByLabel("申诉理由").fill("网络健全");
    await sendForm(handler, "提交申诉");
    await dialog(handler).getByText("申诉理由至少 10 个字").waitFor();
    await dialog(handler).getByLabel("项目", { exact: true }).click();
    await handler
      .locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)")
      .getByText(/^工作网络/)
      .click();
    await dialog(handler).getByLabel("申诉理由").fill("本单位联络网络健全，附人员名册和值班记录。");
    await sendForm(handler, "提交申诉");
    await done(handler, "申诉已提交，等待复核");

    const officer = await work("kaohe01", path);
    await press(officer, "复核");
    await dialog(officer).getByText("申诉成立", { exact: true }).click();
    await dialog(officer).getByLabel("更正后的得分").fill("10");
    await sendForm(officer, "提交复核");
    await dialog(officer).getByText("请填写复核意见").waitFor();
    await dialog(officer).getByLabel("复核意见").fill("核对名册属实");
    await sendForm(officer, "提交复核");
    await done(officer, /复核已提交/);

    const leader = await work("zhuren01", path);
    await press(leader, "审定");
    await dialog(leader).getByLabel("审定意见").fill("同意复核意见");
    await sendForm(leader, "提交审定");
    await dialog(leader).getByText("请选择申诉结论").waitFor();
    await dialog(leader).getByText("申诉成立", { exact: true }).click();
    await sendForm(leader, "提交审定");
    await done(leader, /已更正并记录理由/);
    await handler.getByText("已更正").first().waitFor();
    await handler
      .getByText(/得分更正为 10 分/)
      .first()
      .waitFor();
    const loss = handler.getByRole("link", { name: /^\d+ 条$/ }).first();
    if (await loss.isVisible()) {
      const count = Number((await loss.innerText()).replace(/\D/g, ""));
      await loss.click();
      await handler.getByText(new RegExp(`计入 ${count} 条`)).waitFor();
      await expectUsable(handler);
    }
  });

  it("a scheme is changed by making its next version", async () => {
    const officer = await work("kaohe01", "/assessment-schemes");
    await settled(officer);
    await expectUsable(officer);
    await press(officer, "制定新版本");
    await pickDay(officer, "生效日期", "2031-01-01");
    await sendForm(officer, "制定");
    await dialog(officer).getByText("请填写依据").first().waitFor();
    await dialog(officer).getByLabel("依据", { exact: true }).first().fill("2031 年考核办法");
    await sendForm(officer, "制定");
    await done(officer, /第 \d+ 版已制定/);
    await officer.getByRole("heading", { name: /2031-01-01 起/ }).waitFor();
  });
});
