import { demoPassword } from "@yihao/server/demo/organisation";
import { ask } from "@yihao/testkit/product";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { expectUsable } from "./audit.ts";
import { settled, useBrowser } from "./browser.ts";
import { chooseOption, done, sendForm } from "./steps.ts";

const { work } = useBrowser();
type Row = { id: string; code: string; number: string };

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
const agencyId = async (code: string) => (await speakingAs("duban01").read("/agencies")).find((each) => each.code === code)?.id ?? "";

let made = 0;
/** An order that lies with the agency; returns its id. */
async function anOrder(lead: string, title: string): Promise<string> {
  made += 1;
  const operator = speakingAs("zuoxi07");
  const { id } = await operator.post("/demands", {
    requestKey: `supervision-${Date.now()}-${made}`,
    kind: "complaint",
    title,
    content: `${title}，请尽快处理。`,
    categoryCode: "040501",
    regionCode: "320613",
    requesterName: "陆志明",
    callerNumber: `1395132${2000 + made}`,
  });
  const order = await operator.post(`/demands/${id}/work-orders`, {});
  await speakingAs("paidan03").post(`/work-orders/${order.id}/dispatches`, { leadAgencyId: await agencyId(lead), supportingAgencyIds: [] });
  return order.id;
}
async function aCase(title: string, more: object = {}): Promise<string> {
  const body = {
    kind: "daily",
    leadAgencyId: await agencyId("rsj"),
    title,
    matter: "请查明原因、限期改正并反馈。",
    issueNow: true,
    ...more,
  };
  return (await speakingAs("duban01").post("/supervision-cases", body)).id;
}

async function openForm(page: Page, word: string): Promise<void> {
  await page.getByRole("button", { name: word, exact: true }).first().click();
  await page.getByRole("dialog").waitFor();
}
async function pickDay(page: Page, label: string, day: string): Promise<void> {
  const picker = page.getByLabel(label);
  await picker.click();
  await picker.fill(day);
  await picker.press("Enter");
}
const dayIn = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const inDialog = (page: Page, words: string) => page.getByRole("dialog").getByText(words, { exact: true });

describe("工单页上的督办", () => {
  it("urges, and opens a case that is issued at once; a joint one asks for its other agencies", async () => {
    const id = await anOrder("rsj", "工友宿舍被停水");
    const page = await work("duban01", `/orders/${id}`);
    await openForm(page, "催办");
    await sendForm(page, "催办");
    await page.getByText("请填写催办意见").waitFor();
    await page.getByLabel("催办意见").fill("请先与诉求人联系");
    await sendForm(page, "催办");
    await done(page, /已催办：南通市人力资源和社会保障局/);
    await page.getByRole("heading", { name: "催办（1 次）" }).waitFor();
    await openForm(page, "提出督办");
    await inDialog(page, "联合督办").click();
    await page.getByLabel("督办事项和要求").fill("请查明停水原因并恢复供水。");
    await sendForm(page, "提出督办");
    await page.getByText("联合督办至少要有两个单位").waitFor();
    await inDialog(page, "重点督办").click();
    await sendForm(page, "提出督办");
    await done(page, /已下发督办单 DB/);
    await page.getByRole("heading", { name: "工友宿舍被停水" }).waitFor();
    await page.getByText("重点督办").first().waitFor();
    await expectUsable(page);
  });

  it("takes an instruction of a leader, not of tomorrow", async () => {
    const id = await anOrder("szyl", "广场地砖松动绊倒老人");
    const page = await work("zhuren01", `/orders/${id}`);
    await openForm(page, "批示");
    await page.getByLabel("批示领导").fill("王副市长");
    await page.getByLabel("批示内容").fill("请现场办公，三日内报结果。");
    await pickDay(page, "批示日期", dayIn(1));
    await sendForm(page, "登记批示");
    await page.getByText("批示日期不能晚于今天").waitFor();
    await pickDay(page, "批示日期", dayIn(0));
    await sendForm(page, "登记批示");
    await done(page, "批示已登记，已下发重点督办");
    await page.getByRole("heading", { name: "领导批示（1 次）" }).waitFor();
  });

  it("writes down a check, and confirms that it was put right", async () => {
    const id = await anOrder("szyl", "绿化带垃圾没有清运");
    const page = await work("duban01", `/orders/${id}`);
    await openForm(page, "登记核查");
    const clock = page.getByLabel("核查时间");
    await clock.click();
    await clock.fill(`${dayIn(-1)} 09:30`);
    await clock.press("Enter");
    await page.getByLabel("核查地点").fill("濠东路绿化带");
    await page.getByLabel("参加人员").fill("季永明、网格员");
    await page.getByLabel("核查情况").fill("垃圾仍未清运。");
    await inDialog(page, "没有办到位").click();
    await sendForm(page, "登记核查");
    await page.getByText("没有办到位的请写明整改期限").waitFor();
    await pickDay(page, "整改期限", dayIn(3));
    await sendForm(page, "登记核查");
    await done(page, /核查已登记，已要求 .* 前整改/);
    await openForm(page, "确认整改");
    await page.getByLabel("整改情况").fill("复查已清运。");
    await sendForm(page, "确认整改");
    await done(page, "已确认整改到位");
    await page.getByText("已整改").first().waitFor();
  });

  it("hands a clue over: sealed, opened with a purpose, taken by somebody", async () => {
    const id = await anOrder("rsj", "反映窗口人员收好处");
    const page = await work("zhuren01", `/orders/${id}`);
    await openForm(page, "移交问题线索");
    await page.getByLabel("线索摘要").fill("多人反映窗口人员收取好处费。");
    await sendForm(page, "封存并移交");
    await page.getByText("请选择移交对象").waitFor();
    await inDialog(page, "纪委监委").click();
    await sendForm(page, "封存并移交");
    await done(page, /已封存线索包 XS/);
    await page.goto("/desk/clue-packages");
    await openForm(page, "打开");
    await page.getByLabel("用途").fill("移交前核对");
    const saved = page.waitForEvent("download");
    await sendForm(page, "打开");
    expect((await saved).suggestedFilename()).toMatch(/^XS\d+\.json$/);
    await openForm(page, "登记接收");
    await page.getByLabel("接收人").fill("纪检监察室 张三");
    const clock = page.getByLabel("接收时间");
    await clock.click();
    await clock.fill(`${dayIn(-1)} 09:30`);
    await clock.press("Enter");
    await sendForm(page, "登记接收");
    await page.getByText("接收时间应在封存之后、现在之前").waitFor();
  });
});

describe("督办单", () => {
  it("is asked back and refused, answered and sent back, answered and passed, closed", async () => {
    const id = await aCase("欠薪问题集中反映");
    const agency = await work("rsj01", `/supervision/${id}`, "phone");
    await openForm(agency, "申请退回");
    await agency.getByLabel("退回理由").fill("属于住建部门职责");
    await sendForm(agency, "申请退回");
    await done(agency, "退回申请已提交，等待热线中心审核");
    const officer = await work("duban01", `/supervision/${id}`);
    await openForm(officer, "审核退回");
    await inDialog(officer, "不同意，继续办理").click();
    await officer.getByLabel("意见").fill("劳动监察归你局");
    await sendForm(officer, "提交审核");
    await done(officer, "已要求继续办理");
    await agency.reload();
    await openForm(agency, "反馈");
    await sendForm(agency, "提交反馈");
    await agency.getByText("请填写办理情况").waitFor();
    await agency.getByLabel("办理情况").fill("已约谈企业，工资本周付清。");
    await sendForm(agency, "提交反馈");
    await done(agency, "已反馈");
    await officer.getByText("已约谈企业，工资本周付清。").first().waitFor();
    await openForm(officer, "审核反馈");
    await inDialog(officer, "通过").click();
    await officer.getByLabel("意见").fill("措施到位");
    await sendForm(officer, "提交审核");
    await done(officer, "审核通过，办理完成");
    await openForm(officer, "督办办结");
    await officer.getByLabel("办结意见").fill("工资已付清");
    await sendForm(officer, "办结");
    await done(officer, "督办已办结");
    await officer.getByText("督办办结", { exact: true }).first().waitFor();
    await expectUsable(agency);
  });

  it("is issued later, given back to the pool and withdrawn; another officer is told who holds it", async () => {
    const id = await aCase("夜间施工反复反映", { issueNow: false });
    const officer = await work("duban01", `/supervision/${id}`);
    await openForm(officer, "下发");
    await sendForm(officer, "下发");
    await done(officer, "已下发，已通知被督办单位");
    const other = await work("banzhang01", `/supervision/${id}`);
    await other.getByRole("button", { name: /撤销督办.*不能办理：已由季永明领取/ }).waitFor();
    await officer.getByRole("button", { name: "放回公共池" }).click();
    await done(officer, "已放回公共池");
    await openForm(officer, "撤销督办");
    await officer.getByLabel("撤销理由").fill("并入联合督办");
    await sendForm(officer, "撤销督办");
    await done(officer, "督办已撤销");
    await officer.getByText("已撤销", { exact: true }).first().waitFor();
  });

  it("is found in its pool, and opened by hand without an order", async () => {
    const page = await work("duban01", "/supervision");
    await page.getByRole("button", { name: "提出督办" }).click();
    await chooseOption(page, "被督办单位", "csgl", /城市管理局/);
    await page.getByRole("dialog").getByLabel("标题").fill("占道经营整治进展督办");
    await page.getByLabel("督办事项和要求").fill("请报送整治进展。");
    await page.getByRole("dialog").getByLabel("立即下发").uncheck();
    await sendForm(page, "提出督办");
    await done(page, /已提出督办单 DB.*，等待下发/);
    await page.goto("/desk/supervision?pool=mine");
    await page
      .getByRole("row", { name: /占道经营整治进展督办/ })
      .first()
      .waitFor();
    await expectUsable(page);
  });
});

describe("预警", () => {
  it("shows the board of agencies, and records with whom they were told to", async () => {
    const page = await work("duban01", "/warnings?view=board");
    await page
      .getByRole("row", { name: /崇川区人民政府/ })
      .first()
      .waitFor();
    await expectUsable(page);
    await page.getByRole("radiogroup", { name: "看什么" }).getByText("预警记录").click();
    await page
      .getByRole("row", { name: /报 主要负责人|报 联络员|报 分管领导/ })
      .first()
      .waitFor();
    await expectUsable(page);
    const agency = await work("rsj01", "/warnings?view=board");
    await settled(agency);
    expect(await agency.getByRole("row", { name: /崇川区人民政府/ }).count()).toBe(0);
  });

  it("has its bounds set by the administrator, in the right order", async () => {
    const page = await work("admin", "/warnings/thresholds");
    const row = page.getByRole("row", { name: /退单率/ });
    await row.getByRole("button", { name: "设定" }).click();
    await page.getByLabel("黄灯：达到").fill("30");
    await pickDay(page, "生效日期", dayIn(20));
    await page.getByLabel("依据").fill("市中心会议纪要");
    await sendForm(page, "设定");
    await page.getByText("三条界限应依次变差：黄＜橙＜红").waitFor();
    await page.getByLabel("黄灯：达到").fill("9");
    await sendForm(page, "设定");
    await done(page, /已设定，自 .* 起施行/);
    await page
      .getByText(`${dayIn(20)} 起`)
      .first()
      .waitFor();
    await expectUsable(page);
  });

  it("has a wallboard without personal data", async () => {
    const page = await work("zhuren01", "/warnings");
    await page.goto("/desk/wallboard");
    await page.getByRole("heading", { name: "12345 热线今日办理" }).waitFor();
    for (const word of ["待派单", "待签收", "今日到期", "已超期", "在办督办"]) await page.getByRole("heading", { name: word }).waitFor();
    await expectUsable(page);
  });
});
