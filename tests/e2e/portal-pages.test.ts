import { describe, expect, it } from "vitest";
import { expectUsable, overflowAt, violationsOf } from "./audit.ts";
import { settled, useBrowser } from "./browser.ts";

const { visit } = useBrowser();

it("sees what is wrong with a page", async () => {
  const page = await visit("/about", "phone");
  await settled(page);
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<img src="/icon.svg"><p style="width: 600px">宽</p>'));
  expect(await violationsOf(page)).toEqual([expect.stringMatching(/^image-alt: <img/)]);
  expect(await overflowAt(page, 390)).not.toEqual([]);
});

describe("公众门户：无障碍，窄屏不横向溢出", () => {
  it.each([
    ["首页", "/"],
    ["查进度", "/track"],
    ["找答案", "/wiki"],
    ["找答案，没有找到", "/wiki?words=%E7%81%AB%E6%98%9F%E5%9F%BA%E5%9C%B0"],
    ["热线说明", "/about"],
    ["没有的页面", "/nowhere"],
  ])("%s", async (_, path) => {
    await expectUsable(await visit(path, "phone"));
  });

  it("一条答案", async () => {
    const page = await visit("/wiki", "phone");
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await expectUsable(page);
  });

  it("反映的每一步、回执和进度", async () => {
    const page = await visit("/ask", "phone");
    const next = page.getByRole("button", { name: "下一步" });
    await next.click();
    await page.getByText("请再多写几个字").waitFor();
    await expectUsable(page);
    await page.getByLabel("您要反映的事").fill("小区南门外的窨井盖松动，车一过就响，夜里睡不好。");
    await next.click();
    for (const heading of ["有照片吗？", "在什么地方？", "怎么联系您？"]) {
      await page.getByRole("heading", { name: heading }).waitFor();
      await expectUsable(page);
      if (heading === "怎么联系您？") await page.getByLabel("手机", { exact: true }).fill("13951310006");
      await next.click();
    }
    await page.getByRole("heading", { name: "请核对" }).waitFor();
    await expectUsable(page);
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByRole("heading", { name: "已收到您的诉求" }).waitFor();
    await expectUsable(page);
    await page.getByRole("link", { name: "查看进度" }).click();
    await page.getByRole("heading", { name: /^进度：/ }).waitFor();
    await expectUsable(page);
  });
});
