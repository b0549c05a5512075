/*
 * Takes the pictures of docs/images from a running demo city; made by hand after a change of the looks:
 *   npm start, then: node tools/screenshots.ts http://localhost:12345
 * One case is filed and dispatched for them, so use a city that may have it.
 */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Client, createClient } from "@yihao/contract/client";
import { classifyDemand, submitPublicDemand } from "@yihao/contract/demand";
import { listAgencies } from "@yihao/contract/directory";
import { dispatchWorkOrder } from "@yihao/contract/dispatch";
import { acknowledgeAssignment, listWorkOrderAssignments } from "@yihao/contract/handling";
import { createWorkOrder, listWorkOrders } from "@yihao/contract/work-order";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { provideBrowser } from "./browser.ts";

const folder = join(import.meta.dirname, "../docs/images");
const bytesMax = 250_000;
const password = "yihao-12345";
const said = "青年西路与孩儿巷路口的人行横道信号灯坏了，绿灯一直不亮，早上送孩子上学过马路很危险，希望尽快修好。";
const asked = "租房子想提取住房公积金，夫妻两个人都可以提吗，要带什么材料，网上能不能办";
const answer = "您好，在本市无房且租房居住的，夫妻双方都可以提取。请备好身份证和本人银行卡，在手机上申请，一般三个工作日内到账。";
const caller = "13962900018";

const seat: BrowserContextOptions = { viewport: { width: 1440, height: 810 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

async function takeAll(url: string, browser: Browser): Promise<void> {
  const open = async (path: string, options: BrowserContextOptions) => {
    const context = await browser.newContext({ ...options, baseURL: url, locale: "zh-CN", reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  const work = async (username: string, path: string) => {
    const page = await open("/desk/sign-in", seat);
    await page.getByLabel("账号", { exact: true }).fill(username);
    await page.getByLabel("密码", { exact: true }).fill(password);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("button", { name: /账号菜单/ }).waitFor();
    await page.goto(`/desk${path}`);
    return page;
  };

  const home = await open("/", phone);
  await home.getByLabel("您有什么事？").fill("公积金租房提取");
  await home.getByText("也许这里有答案").waitFor();
  await take(home, "portal");

  const ask = await open("/ask", phone);
  await ask.getByLabel("您要反映的事").fill(said);
  await take(ask, "ask");

  const receipt = await fileCase(url);
  const progress = await open(`/track?number=${receipt.number}`, phone);
  await progress.getByLabel("查询码").fill(receipt.queryCode);
  await progress.getByRole("button", { name: "查询" }).click();
  await progress.getByRole("heading", { name: /^进度：/ }).waitFor();
  await take(progress, "progress");

  const desk = await work("zuoxi01", `/?caller=${caller}`);
  await desk.getByLabel("主要内容").fill(asked);
  await desk.getByRole("radiogroup").getByText("咨询", { exact: true }).click();
  await desk.getByLabel("分类", { exact: true }).fill("gjjtq");
  await desk.keyboard.press("Enter");
  await desk.getByRole("checkbox", { name: /引用 .*租房提取/ }).click();
  await desk.getByRole("button", { name: /不再引用 .*租房提取/ }).waitFor();
  await desk.getByLabel("答复内容").fill(answer);
  await desk.getByRole("list", { name: "以往诉求" }).waitFor();
  await take(desk, "desk");

  await take(await work("zhuren01", "/orders"), "orders");
  await take(await work("shenhe01", await findTellingOrder(url)), "order");
  const statistics = await work("zhuren01", "/statistics");
  await statistics.setViewportSize({ width: 1440, height: 900 });
  await statistics
    .getByRole("img", { name: /每日诉求/ })
    .locator("canvas")
    .waitFor();
  await take(statistics, "statistics");
  const knowledge = await work("baike01", `/knowledge?words=${encodeURIComponent("租房提取公积金")}`);
  await knowledge.getByText("办理条件").click();
  await knowledge.getByRole("complementary", { name: "预览" }).waitFor();
  await take(knowledge, "knowledge");
}

async function take(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.locator(".skeleton, .skeleton-title, [aria-busy='true'], .ant-spin-spinning").first().waitFor({ state: "detached" });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: "disabled" });
  await page.context().close();
  const { size } = statSync(path);
  console.log(`${name}.png ${Math.round(size / 1000)} kB`);
  if (size > bytesMax) throw new Error(`${name}.png is larger than ${bytesMax / 1000} kB`);
}

/** A demand on its way to the agency, so that its progress has something to tell. */
async function fileCase(url: string): Promise<{ number: string; queryCode: string }> {
  const citizen = speak(url);
  const body = { requestKey: crypto.randomUUID(), content: said, regionCode: "320613", contactPhone: caller } as const;
  const receipt = await citizen(submitPublicDemand, { body });
  const operator = await signIn(url, "zuoxi01");
  const known = { title: "青年西路孩儿巷路口人行信号灯不亮", kind: "complaint", categoryCode: "050602" } as const;
  await operator(classifyDemand, { params: { id: receipt.id }, body: known });
  const order = await operator(createWorkOrder, { params: { id: receipt.id }, body: {} });
  const dispatcher = await signIn(url, "paidan01");
  const agencies = await dispatcher(listAgencies, { query: {} });
  const lead = agencies.items.find(({ code }) => code === "gaj");
  if (lead === undefined) throw new Error("this is not the demo city: it has no agency gaj");
  await dispatcher(dispatchWorkOrder, { params: { id: order.id }, body: { leadAgencyId: lead.id } });
  const handler = await signIn(url, "gaj01");
  const { items } = await handler(listWorkOrderAssignments, { params: { id: order.id } });
  for (const { id } of items) await handler(acknowledgeAssignment, { params: { id } });
  return receipt;
}

/** An order that has been through several hands and waits for its review. */
async function findTellingOrder(url: string): Promise<string> {
  const reviewer = await signIn(url, "shenhe01");
  const { items } = await reviewer(listWorkOrders, { query: { state: "awaitingReview", limit: 100 } });
  const [order] = items.toSorted((one, other) => weight(other) - weight(one));
  if (order === undefined) throw new Error("no order waits for its review");
  return `/orders/${order.id}`;
}
const weight = (order: { returnCount: number; reworkCount: number; mergedCount: number }) =>
  2 * order.reworkCount + order.returnCount + order.mergedCount;

async function signIn(url: string, username: string): Promise<Client> {
  const answer = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`cannot sign in as ${username}: ${await answer.text()}`);
  return speak(url, { cookie: cookie.split(";")[0] ?? "" });
}

const speak = (base: string, headers: Readonly<Record<string, string>> = {}) =>
  createClient(async ({ method, url, body }) => {
    const answer = await fetch(base + url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text() };
  });

const [url] = process.argv.slice(2);
if (url === undefined) {
  console.error("usage: node tools/screenshots.ts <address of a running demo city>");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: provideBrowser(), args: ["--no-sandbox", "--disable-dev-shm-usage"] });
try {
  await takeAll(url.replace(/\/$/, ""), browser);
} finally {
  await browser.close();
}
