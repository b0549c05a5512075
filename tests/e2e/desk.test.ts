import { demoPassword } from "@yihao/server/demo/organisation";
import { ask } from "@yihao/testkit/product";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { chooseKind, chooseOption } from "./steps.ts";

const { work } = useBrowser();

async function takeCall(operator: Page, number: string, words: string): Promise<void> {
  await operator.getByLabel("来电号码").fill(number);
  await operator.keyboard.press("Enter");
  // Enter leads to the words, with no hand on the mouse.
  await operator.getByLabel("主要内容").and(operator.locator(":focus")).waitFor();
  await operator.keyboard.type(words);
}

describe("受理登记", () => {
  it("registers a call with a category found by its initials, and answers on line from an article", async () => {
    const operator = await work("zuoxi02");
    await takeCall(operator, "13951310002", "想把公积金取出来付房租，需要什么材料，去哪里办");
    await chooseKind(operator, "咨询");
    await chooseOption(operator, "分类", "gjjtq", /公积金提取/);
    await operator
      .getByRole("checkbox", { name: /引用 .*公积金/ })
      .first()
      .click();
    // The tick is the form's, which answers a moment later: what is cited stands beside the answer.
    await operator.getByRole("button", { name: /^不再引用 .*公积金/ }).waitFor();
    await operator.keyboard.press("F2");
    await operator.getByLabel("答复内容").and(operator.locator(":focus")).waitFor();
    await operator.keyboard.type("您好，租房提取住房公积金，可在手机上申请，一般当天办结。");
    await operator.keyboard.press("F8");
    await operator.getByRole("heading", { name: "已在线解答，诉求办结" }).waitFor();
    await operator.getByRole("link", { name: "查看诉求" }).click();
    await operator.getByText("一般当天办结").first().waitFor();
    await operator.getByText(/引用知识：.*公积金/).waitFor();
  });

  it("takes a demand that is said for the second time into the order that is open for it", async () => {
    const words = "城山路夜市油烟直排居民楼，窗户不敢开，持续半个多月";
    const first = await work("zuoxi03");
    await takeCall(first, "13951310003", words);
    await chooseKind(first, "投诉");
    await first.keyboard.press("F9");
    await first.getByRole("heading", { name: "已转工单，等待派单" }).waitFor();

    const second = await work("zuoxi04");
    await takeCall(second, "13951310004", `${words}，希望管一管`);
    await chooseKind(second, "投诉");
    await second
      .getByRole("button", { name: /^并入 城山路夜市油烟直排/ })
      .first()
      .click();
    await second.getByLabel("并案理由").and(second.locator(":focus")).waitFor();
    await second.getByRole("button", { name: "登记并并入工单" }).click();
    await second.getByRole("heading", { name: "已并入工单，办理结果会一并答复" }).waitFor();
    await second.getByRole("link", { name: "查看工单" }).click();
    await second.getByRole("heading", { name: /并入/ }).first().waitFor();
  });

  it("shows an act that the rules refuse with its reason, to the eye and to a screen reader", async () => {
    const handler = await work("rsj01", `/orders/${await orderForAgency("rsj")}`);
    const refused = handler.getByRole("button", { name: /^答复 ，不能办理：承办任务目前为“待签收”，不能答复/ });
    await refused.waitFor();
    await refused.hover();
    await handler.getByRole("tooltip", { name: "承办任务目前为“待签收”，不能答复" }).waitFor();
    await refused.focus();
    await handler.keyboard.press("Enter");
    await handler.getByRole("dialog").waitFor({ state: "detached" });
  });
});

/** An order that waits to be acknowledged by this agency, whatever the demo city holds; returns its id. */
async function orderForAgency(code: string): Promise<string> {
  const url = inject("product");
  const as = async (username: string) => {
    const signedIn = await ask(url, "/session", { body: { username, password: demoPassword } });
    return { cookie: (signedIn.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "" };
  };
  const [operator, dispatcher] = [await as("zuoxi05"), await as("paidan01")];
  const words = { kind: "assistance", title: "社保补缴没有回音", content: "去年补缴的社保到现在查不到记录", callerNumber: "13951310009" };
  const { id } = (await ask(url, "/demands", { headers: operator, body: { requestKey: `refused-${Date.now()}`, ...words } })).body as {
    id: string;
  };
  const order = (await ask(url, `/demands/${id}/work-orders`, { headers: operator, body: {} })).body as { id: string };
  const { items } = (await ask(url, "/agencies", { headers: dispatcher })).body as { items: { id: string; code: string }[] };
  const leadAgencyId = items.find((agency) => agency.code === code)?.id;
  const dispatched = await ask(url, `/work-orders/${order.id}/dispatches`, { headers: dispatcher, body: { leadAgencyId } });
  expect(dispatched.status).toBe(201);
  return order.id;
}
