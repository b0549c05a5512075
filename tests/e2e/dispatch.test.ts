import { demoPassword } from "@yihao/server/demo/organisation";
import { ask } from "@yihao/testkit/product";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { settled, useBrowser } from "./browser.ts";
import { chooseOption, done, sendForm } from "./steps.ts";

const { work } = useBrowser();
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const mark = String(Date.now()).slice(-6);

const cookies = new Map<string, Promise<Record<string, string>>>();
function as(username: string): Promise<Record<string, string>> {
  const signIn = async () => {
    const signedIn = await ask(inject("product"), "/session", { body: { username, password: demoPassword } });
    return { cookie: (signedIn.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "" };
  };
  const known = cookies.get(username) ?? signIn();
  cookies.set(username, known);
  return known;
}

async function call<T>(username: string, path: string, body?: object): Promise<T> {
  const answer = await ask(inject("product"), path, { headers: await as(username), ...(body === undefined ? {} : { body }) });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body as T;
}

async function agencyId(code: string): Promise<string> {
  const { items } = await call<{ items: { id: string; code: string }[] }>("paidan01", "/agencies");
  return items.find((agency) => agency.code === code)?.id ?? "";
}

let made = 0;
/** An order of this test's own that waits to be dispatched. */
async function anOrder(title: string, more: object = {}): Promise<string> {
  made += 1;
  const { id } = await call<{ id: string }>("zuoxi06", "/demands", {
    requestKey: `e2e-dispatch-${mark}-${made}`,
    kind: "complaint",
    title,
    content: `${title}，已经持续半个多月，希望尽快处理。`,
    categoryCode: "040501",
    regionCode: "320613",
    callerNumber: "13951310006",
    ...more,
  });
  return (await call<{ id: string }>("zuoxi06", `/demands/${id}/work-orders`, {})).id;
}

const sendTo = async (orderId: string, code: string) =>
  call("paidan02", `/work-orders/${orderId}/dispatches`, { leadAgencyId: await agencyId(code) });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const fill = (page: Page, label: string, text: string) => page.getByRole("dialog").getByLabel(label, { exact: true }).fill(text);

async function pickTime(page: Page, label: string, moment: string): Promise<void> {
  await page.getByRole("dialog").getByLabel(label, { exact: true }).fill(moment);
  await page.locator(".ant-picker-dropdown:not(.ant-picker-dropdown-hidden) .ant-picker-ok button").click();
}

async function upload(page: Page, name: string): Promise<void> {
  const buffer = await page.screenshot({ type: "jpeg" });
  await page.getByRole("dialog").locator("input[type=file]").setInputFiles({ name, mimeType: "image/jpeg", buffer });
  await page.getByRole("button", { name: `移除 ${name}` }).waitFor();
}

describe("派单目录", () => {
  it("takes a line, refuses the same one again, and lets it be changed", async () => {
    const admin = await work("admin", "/admin/dispatch-catalogue?categoryCode=070401");
    const add = async () => {
      await button(admin, /新增条目$/).click();
      await chooseOption(admin, "分类", "基站与变电站辐射");
      await chooseOption(admin, "主办单位", "市生态环境局", /生态环境局/);
      await fill(admin, "依据条款", "市生态环境局权责清单：辐射安全监管");
      await admin.getByRole("dialog").getByLabel("生效日期").fill("2026-03-01");
      await admin.getByRole("dialog").getByLabel("生效日期").press("Enter");
      await sendForm(admin, "新增");
    };
    await add();
    await done(admin, /已新增，自 2026-03-01 起由南通市生态环境局主办/);
    await add();
    await admin.getByRole("dialog").getByText("同一分类、区划已有自 2026-03-01 起的条目，请修改原条目").waitFor();
    await button(admin, /^取\s?消$/).click();
    await admin
      .getByRole("button", { name: /^修改 .*基站与变电站辐射/ })
      .first()
      .click();
    await fill(admin, "依据条款", "");
    await sendForm(admin, "保存");
    await admin.getByRole("dialog").getByText("请填写依据条款").waitFor();
    await fill(admin, "依据条款", "市生态环境局三定规定：辐射安全监管");
    await sendForm(admin, "保存");
    await done(admin, "已修改，以后的派单按新的条目");
  });
});

describe("派单", () => {
  it("goes by the catalogue's suggestion, not by a conferral that never was, and is taken back", async () => {
    const id = await anOrder(`路灯间歇不亮 ${mark}`);
    const dispatcher = await work("paidan01", `/orders/${id}`);
    await button(dispatcher, "派单").click();
    const form = dispatcher.getByRole("dialog");
    await form.getByRole("region", { name: "建议单位" }).getByRole("button").first().click();
    await form.getByText("会商指定", { exact: true }).click();
    await sendForm(dispatcher, "派单");
    await form
      .getByRole("alert")
      .getByText(/^没有确定由.*主办的会商结论/)
      .waitFor();
    await form.getByText("首问负责", { exact: true }).click();
    await fill(dispatcher, "派单意见", "首先接到来电反映的单位，请牵头办理");
    await sendForm(dispatcher, "派单");
    await done(dispatcher, /已派给/);
    await dispatcher.getByRole("region", { name: "派单记录（1 次）" }).getByText("首问负责").waitFor();

    await button(dispatcher, "改派").click();
    await sendForm(dispatcher, "收回工单");
    await dispatcher.getByRole("dialog").getByText("请填写改派理由").waitFor();
    await fill(dispatcher, "改派理由", "派错单位，收回重派");
    await sendForm(dispatcher, "收回工单");
    await done(dispatcher, "工单已收回，回到待派单");
    await dispatcher.getByRole("button", { name: /^改派 ，不能办理：工单目前为“待派单”，不能改派/ }).waitFor();
  });

  it("rises to the city, and the county cannot lead it then", async () => {
    const id = await anOrder(`跨区河道漂浮物 ${mark}`);
    await sendTo(id, "chongchuan");
    const dispatcher = await work("paidan01", `/orders/${id}`);
    await button(dispatcher, "提级办理").click();
    await sendForm(dispatcher, "提级办理");
    await dispatcher.getByRole("dialog").getByText("请填写提级理由").waitFor();
    await fill(dispatcher, "提级理由", "涉及两区，需市级牵头");
    await sendForm(dispatcher, "提级办理");
    await done(dispatcher, "已提级，等待派给市级单位");
    await button(dispatcher, "再次派单").click();
    await chooseOption(dispatcher, "主办单位", "通州区政府", /通州区人民政府/);
    await sendForm(dispatcher, "派单");
    await dispatcher
      .getByRole("dialog")
      .getByRole("alert")
      .getByText(/本件已提级办理，主办单位须为市级单位/)
      .waitFor();
  });

  it("sends what the catalogue answers clearly in one go, and says which order somebody else took", async () => {
    const [one, two] = [
      await anOrder(`基站辐射担心 ${mark}甲`, { categoryCode: "070401" }),
      await anOrder(`基站辐射担心 ${mark}乙`, { categoryCode: "070401" }),
    ];
    const dispatcher = await work("paidan01", "/queues/dispatch?categoryCode=070401");
    await dispatcher.getByRole("link", { name: "按派单目录批量派单" }).click();
    await dispatcher.getByText(`基站辐射担心 ${mark}乙`).waitFor();
    await button(dispatcher, /^派出选中的 \d+ 张$/).click();
    const review = dispatcher.getByRole("dialog");
    await review.getByText(/^南通市生态环境局：/).waitFor();
    await sendTo(one, "csgl");
    await button(dispatcher, /^派\s?出$/).click();
    await dispatcher
      .getByText(/张已派出，1 张没有派出/)
      .first()
      .waitFor();
    await dispatcher
      .getByText(/工单目前为“办理中”，不能派单/)
      .first()
      .waitFor();
    expect((await call<{ dutyBasis: string }>("paidan01", `/work-orders/${two}`)).dutyBasis).toBe("catalogue");
  });
});

describe("指定与派单异议", () => {
  it("binds the agency, which objects; another than who designated decides", async () => {
    const id = await anOrder(`通道照明无人管 ${mark}`);
    const shiftLead = await work("banzhang01", `/orders/${id}`);
    await button(shiftLead, "指定或兜底").click();
    await fill(shiftLead, "理由", "两家均称不属本单位，指定先行修复");
    await sendForm(shiftLead, "派出");
    await shiftLead.getByRole("dialog").getByText("请选择主办单位").waitFor();
    await chooseOption(shiftLead, "主办单位", "市政园林", /市政和园林/);
    await sendForm(shiftLead, "派出");
    await done(shiftLead, /已派给.*，不得退单/);

    const handler = await work("szyl01", `/orders/${id}`);
    await handler.getByRole("button", { name: /^申请退单 ，不能办理：/ }).waitFor();
    await button(handler, "提出派单异议").click();
    await fill(handler, "异议理由", "该通道由区住建部门养护");
    await sendForm(handler, "提出异议");
    await handler.getByRole("dialog").getByText("请填写依据").waitFor();
    await fill(handler, "依据", "设施移交台账");
    await upload(handler, "台账.jpg");
    await sendForm(handler, "提出异议");
    await done(handler, "派单异议已提出，等待审定");

    await shiftLead.reload();
    await shiftLead.getByRole("button", { name: /^审定异议 ，不能办理：派出本件的人不能审定对它的异议/ }).waitFor();
    const leader = await work("zhuren01", "/queues/objections");
    await leader.getByText(`通道照明无人管 ${mark}`).first().waitFor();
    await leader.goto(`/desk/orders/${id}`);
    await button(leader, "审定异议").click();
    await leader.getByRole("dialog").getByText("异议不成立", { exact: true }).click();
    await fill(leader, "审定意见", "移交台账未经双方签认，请先行办理");
    await sendForm(leader, "提交审定");
    await done(leader, "异议不成立，单位继续办理");
  });
});

describe("会商", () => {
  it("is planned, changed, held with minutes, and names the lead that the dispatcher then sends to", async () => {
    const id = await anOrder(`油烟管辖不清 ${mark}`);
    const dispatcher = await work("paidan01", "/conferrals");
    await button(dispatcher, /安排会商$/).click();
    await fill(dispatcher, "会商名称", `油烟管辖会商 ${mark}`);
    await fill(dispatcher, "地点", "三楼会商室");
    await sendForm(dispatcher, "安排");
    await dispatcher.getByRole("dialog").getByText("请选择开始时间").waitFor();
    await pickTime(dispatcher, "开始时间", `${today} 09:00`);
    await sendForm(dispatcher, "安排");
    await dispatcher.getByRole("heading", { level: 1, name: `油烟管辖会商 ${mark}` }).waitFor();
    const place = new URL(dispatcher.url()).pathname;

    await dispatcher.goto(`/desk/orders/${id}`);
    const confer = async () => {
      await button(dispatcher, "列入会商").click();
      await chooseOption(dispatcher, "会商", "", new RegExp(`油烟管辖会商 ${mark}`));
      await fill(dispatcher, "要议的问题", "由哪个部门主办");
      await sendForm(dispatcher, "列入会商");
    };
    await confer();
    await done(dispatcher, `已列入“油烟管辖会商 ${mark}”`);
    await confer();
    await dispatcher.getByRole("dialog").getByText("同一张工单不能重复列入").waitFor();

    await dispatcher.goto(place);
    await button(dispatcher, /^调\s?整$/).click();
    await fill(dispatcher, "地点", " ");
    await sendForm(dispatcher, "保存");
    await dispatcher.getByRole("dialog").getByText("请填写地点").waitFor();
    await fill(dispatcher, "地点", "二楼会议室");
    await sendForm(dispatcher, "保存");
    await done(dispatcher, "已调整，参加单位会收到通知");

    await button(dispatcher, "登记结果").click();
    await fill(dispatcher, "会议纪要", "经研究，餐饮油烟由市城市管理局主办。");
    await chooseOption(dispatcher, "议题 1 的结论", "", "确定主办单位");
    await chooseOption(dispatcher, "议题 1 的主办单位", "南通市城市管理局");
    await sendForm(dispatcher, "登记结果");
    await dispatcher.getByRole("dialog").getByText("请上传会议纪要文件").waitFor();
    await upload(dispatcher, "纪要.jpg");
    await sendForm(dispatcher, "登记结果");
    await done(dispatcher, "会商结果已登记，参加单位会收到通知");
    await dispatcher
      .getByRole("link", { name: /纪要\.jpg/ })
      .first()
      .waitFor();

    await dispatcher.goto(`/desk/orders/${id}`);
    await button(dispatcher, "派单").click();
    const form = dispatcher.getByRole("dialog");
    await form.getByText(`会商确定：油烟管辖会商 ${mark}`).waitFor();
    await form.getByRole("button", { name: "南通市城市管理局" }).first().click();
    await sendForm(dispatcher, "派单");
    await done(dispatcher, /已派给南通市城市管理局/);
    await dispatcher
      .getByRole("region", { name: /^派单记录/ })
      .getByText("指定负责")
      .waitFor();
  });

  it("is cancelled with a reason, not without one", async () => {
    const title = `季度核查准备会 ${mark}`;
    const body = { kind: "special", title, startsAt: `${today}T15:00:00+08:00`, place: "三楼会商室" };
    const { id } = await call<{ id: string }>("duban01", "/conferrals", body);
    const officer = await work("duban01", `/conferrals/${id}`);
    await settled(officer);
    await button(officer, "取消会商").click();
    await sendForm(officer, "取消会商");
    await officer.getByRole("dialog").getByText("请填写取消原因").waitFor();
    await fill(officer, "取消原因", "与全市调度会冲突");
    await sendForm(officer, "取消会商");
    await done(officer, "会商已取消，参加单位会收到通知");
    await officer.getByText("与全市调度会冲突").first().waitFor();
  });
});
