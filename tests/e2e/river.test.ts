import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { settled, useBrowser } from "./browser.ts";
import { chooseKind, chooseOption, done, fillReply, findOrder, sendForm } from "./steps.ts";

const { visit, work } = useBrowser();
const sentence = "跃龙路和濠南路路口的三盏路灯连着四天不亮";

async function report(citizen: Page): Promise<{ number: string; code: string }> {
  await citizen.getByLabel("您有什么事？").fill(`${sentence}，晚上接孩子看不清路，希望尽快修好。`);
  await citizen.getByRole("button", { name: "我要反映这件事" }).click();
  await citizen.getByRole("heading", { name: "请说说是什么事" }).waitFor();
  await citizen.getByRole("button", { name: "下一步" }).click();
  const buffer = await citizen.screenshot({ type: "jpeg" });
  await citizen.locator("input[type=file]").last().setInputFiles({ name: "路口.jpg", mimeType: "image/jpeg", buffer });
  await citizen.getByText("已传 1 个").waitFor();
  await citizen.getByRole("button", { name: "下一步" }).click();
  await citizen.getByLabel("县（市、区）").selectOption({ label: "崇川区" });
  await citizen.getByLabel("具体地址").fill("跃龙路濠南路路口");
  await citizen.getByRole("button", { name: "下一步" }).click();
  await citizen.getByLabel("怎么称呼您").fill("冯女士");
  await citizen.getByLabel("手机", { exact: true }).fill("13951310001");
  await citizen.getByRole("button", { name: "下一步" }).click();
  await citizen.getByText("路口.jpg").waitFor();
  await citizen.getByRole("button", { name: "提交" }).click();
  await citizen.getByRole("heading", { name: "已收到您的诉求" }).waitFor();
  return { number: await citizen.locator(".receipt-number").innerText(), code: await citizen.locator(".receipt-code").innerText() };
}

async function makeOrder(): Promise<void> {
  const operator = await work("zuoxi01");
  await operator
    .getByRole("link", { name: /待处置/ })
    .first()
    .click();
  await operator.getByRole("heading", { name: "待处置诉求" }).waitFor();
  await chooseOption(operator, "渠道", "网站");
  const found = operator.getByRole("region", { name: "待处置诉求" }).getByRole("link", { name: new RegExp(sentence) });
  await found.click();
  await operator.getByRole("img", { name: "路口.jpg" }).waitFor();
  await chooseKind(operator, "投诉");
  await chooseOption(operator, "分类", "ldbl", /路灯不亮/);
  await operator.getByText("转工单", { exact: true }).first().click();
  await operator.getByRole("region", { name: "处置" }).getByRole("button", { name: "转工单" }).click();
  await operator.getByRole("heading", { name: "已转工单，等待派单" }).waitFor();
}

async function dispatch(number: string): Promise<string> {
  const dispatcher = await work("paidan01");
  await dispatcher.getByRole("link", { name: /待派单/ }).click();
  await findOrder(dispatcher, number);
  await dispatcher.getByRole("button", { name: "派单", exact: true }).click();
  await chooseOption(dispatcher, "主办单位", "市政园林", /市政和园林/);
  await sendForm(dispatcher, "派单");
  await done(dispatcher, /已派给/);
  return new URL(dispatcher.url()).pathname.replace("/desk", "");
}

async function pass(reviewer: Page): Promise<void> {
  await reviewer.getByRole("button", { name: "审核通过", exact: true }).click();
  await reviewer.getByRole("checkbox", { name: "全部达到" }).click();
  await sendForm(reviewer, "提交审核");
  await done(reviewer, "审核通过，公开答复已发给诉求人");
}

describe("一件诉求从头到尾", () => {
  it("goes from the citizen's phone through every post, back for a second handling, and ends in the leader's figures", async () => {
    const citizen = await visit("/", "phone");
    const { number, code } = await report(citizen);
    expect(number).toMatch(/^\d{14}$/);
    expect(code).toMatch(/^[0-9A-Z]{6}$/);

    await makeOrder();
    const order = await dispatch(number);

    const handler = await work("szyl01", `/assignments?words=${number}`);
    await handler.getByText(sentence).first().waitFor();
    await handler.goto(`/desk${order}`);
    await handler.getByRole("button", { name: "签收", exact: true }).click();
    await done(handler, /已签收/);
    await fillReply(handler, { inside: "当日 15 时到场，更换两盏灯具。", open: "您好，路口的两盏路灯已经修复，感谢您的反映。" });

    const reviewer = await work("shenhe01", "/queues/review");
    await reviewer.goto(`/desk${order}`);
    await pass(reviewer);

    const officer = await work("huifang01", order);
    await officer.getByRole("button", { name: "领取", exact: true }).click();
    await done(officer, /已领取/);
    await officer.getByRole("button", { name: "登记回访结果", exact: true }).click();
    await officer.getByText("联系过", { exact: true }).click();
    await officer.getByText("部分解决", { exact: true }).click();
    await officer.getByText("不满意", { exact: true }).click();
    await officer.getByText("不明确", { exact: true }).click();
    await officer.getByText("部分属实", { exact: true }).click();
    await officer.getByLabel("诉求人的意见").fill("只修了两盏，还有一盏不亮");
    await sendForm(officer, "登记结果");
    await done(officer, /工单将重新办理/);

    // The handler's page is still open: the live line brings the second round to it.
    await handler.getByText("重新办理").first().waitFor();
    await handler.getByText("只修了两盏，还有一盏不亮").first().waitFor();
    await handler.getByRole("button", { name: "签收", exact: true }).click();
    await done(handler, /已签收/);
    await fillReply(handler, { inside: "更换第三盏灯具及控制器。", open: "您好，第三盏路灯也已修复，给您带来不便，敬请谅解。" });
    await pass(reviewer);

    await citizen.goto(`/track?number=${number}`);
    await citizen.getByText("第三盏路灯也已修复").first().waitFor();
    await citizen.getByRole("group", { name: "承办单位联系过您吗？" }).getByText("联系过", { exact: true }).click();
    await citizen.getByRole("group", { name: "事情解决了吗？" }).getByText("解决", { exact: true }).click();
    await citizen.getByRole("group", { name: "您对办理满意吗？" }).getByText("满意", { exact: true }).click();
    await citizen.getByRole("button", { name: "提交评价" }).click();
    await citizen.getByText("评价为“满意”").waitFor();

    const leader = await work("zhuren01", "/statistics");
    const total = leader.getByRole("list", { name: "主要指标" }).getByRole("link", { name: /^诉求总量/ });
    const figure = (await total.innerText()).replaceAll(/[^\d]/g, "");
    await total.click();
    await settled(leader);
    await leader.getByText(`诉求 ${Number(figure).toLocaleString("en-US")} 件`).waitFor();
    await leader.getByRole("link", { name: number }).waitFor();
  });
});
