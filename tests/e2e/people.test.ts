import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectUsable } from "./audit.ts";
import { settled, useBrowser } from "./browser.ts";
import { chooseOption, done, sendForm } from "./steps.ts";

const { work } = useBrowser();
const dialog = (page: Page) => page.getByRole("dialog");

async function chooseAct(page: Page, unit: string, act: string): Promise<void> {
  await page.getByRole("button", { name: `${unit}的操作` }).click();
  await page.getByRole("menuitem", { name: act }).click();
  await dialog(page).getByLabel("A 岗").waitFor();
}

/** Replaces the instant of a field; leaving with Tab keeps what was typed. */
async function typeInstant(page: Page, label: string, words: string): Promise<void> {
  const field = dialog(page).getByLabel(label, { exact: true });
  await field.click();
  await field.fill(words);
  await field.press("Enter");
}

describe("单位岗位", () => {
  it("a leader fills the posts of the own agency; one person is not both A and B", async () => {
    const page = await work("rsjld01", "/admin/posts");
    await settled(page);
    expect(await page.getByText("南通市崇川区人民政府").count()).toBe(0);
    await chooseAct(page, "南通市人力资源和社会保障局", "设定主要负责人");
    await chooseOption(page, "A 岗", "马春兰", /马春兰/);
    await chooseOption(page, "B 岗", "马春兰", /马春兰/);
    await sendForm(page, "设定");
    await dialog(page).getByText("B 岗不能与 A 岗是同一人").waitFor();
    await chooseOption(page, "B 岗", "黄志平", /黄志平/);
    await sendForm(page, "设定");
    await done(page, /主要负责人：马春兰，B 岗 黄志平/);
    const row = page.getByRole("row", { name: /南通市人力资源和社会保障局/ });
    await row.getByText("马春兰").first().waitFor();
  });
});

describe("值班表", () => {
  it("a lead makes a shift of next week; the same person twice is refused; what has not begun can be taken away", async () => {
    const page = await work("banzhang01", "/admin/roster");
    await settled(page);
    await page.getByRole("button", { name: "下一周" }).click();
    await page.getByRole("button", { name: "下一周" }).click();
    await settled(page);
    const day = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2, name: /周三/ }) });
    const add = async () => {
      await day.getByRole("button", { name: /排班$/ }).click();
      await chooseOption(page, "值班人", "陆海燕", /陆海燕/);
      await sendForm(page, "排班");
    };
    await add();
    await done(page, /已排班：.*陆海燕/);
    await day.getByText("18:00–次日 08:30").waitFor();
    await add();
    await dialog(page)
      .getByRole("alert")
      .getByText(/陆海燕在 .* 已在“.*”值班，时间重叠/)
      .waitFor();
    await dialog(page).getByRole("button", { name: "取消" }).click();
    await day.getByRole("button", { name: /撤去/ }).click();
    await page
      .getByRole("dialog", { name: /撤去陆海燕的值班/ })
      .getByRole("button", { name: "撤去" })
      .click();
    await done(page, "已撤去陆海燕的值班");
    await day.getByText("没有排班").waitFor();
  });

  it("the end must come after the beginning", async () => {
    const page = await work("banzhang01", "/admin/roster");
    await settled(page);
    await page.locator(".page-tools").getByRole("button", { name: /排班/ }).click();
    await chooseOption(page, "值班人", "陆海燕", /陆海燕/);
    await typeInstant(page, "结束", "2026-01-01 08:00");
    await sendForm(page, "排班");
    await dialog(page).getByText("值班的结束时间应晚于开始时间").waitFor();
  });
});

describe("规则参数", () => {
  it("a number is set from a day on, out of its bounds it is refused, and its history is kept", async () => {
    const page = await work("admin", "/admin/settings");
    await settled(page);
    await page.getByRole("button", { name: /^设定\s*短信免打扰结束/ }).click();
    await dialog(page).getByLabel("数值（时）").fill("30");
    await dialog(page).getByLabel("依据").fill("市政务服务便民热线会议纪要");
    await sendForm(page, "设定");
    await dialog(page).getByText("短信免打扰结束应在 0 至 23 时之间").waitFor();
    await dialog(page).getByLabel("数值（时）").fill("7");
    await typeInstant(page, "生效日期", "2099-01-01");
    await sendForm(page, "设定");
    await done(page, "已设定：短信免打扰结束");
    await page.getByText("2099-01-01 起 7 时").waitFor();
    await page.getByRole("button", { name: /^短信免打扰结束/ }).click();
    await dialog(page).getByText("市政务服务便民热线会议纪要").waitFor();
    await dialog(page).getByText("系统管理员 设定于").waitFor();
  });

  it("the hours of the day are changed with a reason, and may not overlap", async () => {
    const page = await work("admin", "/admin/settings");
    await settled(page);
    await page.getByRole("button", { name: "修改时段" }).click();
    await dialog(page).getByLabel("依据").fill("作息时间通知");
    await dialog(page).getByLabel("第 2 段开始").fill("11:00");
    await sendForm(page, "修改");
    await dialog(page).getByText("工作时段之间不能重叠").waitFor();
    await dialog(page).getByLabel("第 2 段开始").fill("14:00");
    await sendForm(page, "修改");
    await done(page, "已修改：09:00–12:00，14:00–18:00");
  });
});

describe("无障碍，窄屏不横向溢出", () => {
  it.each(["posts", "roster", "settings"])("%s", async (place) => {
    await expectUsable(await work("admin", `/admin/${place}`));
  });
});
