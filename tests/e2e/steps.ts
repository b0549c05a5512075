import type { Page } from "playwright-core";
import { settled } from "./browser.ts";

/** Types into a picker and takes the entry with these words. */
export async function chooseOption(page: Page, label: string, typed: string, words: string | RegExp = typed): Promise<void> {
  const picker = page.getByLabel(label, { exact: true }).first();
  await picker.click();
  if (await picker.isEditable()) await picker.fill(typed);
  await page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").getByText(words).first().click();
}

/** 诉求类型, as a row of buttons that are radio buttons underneath. */
export async function chooseKind(page: Page, word: string): Promise<void> {
  await page.getByRole("radiogroup").filter({ hasText: "求助" }).getByText(word, { exact: true }).click();
}

/** Sends the form that is open beside the case. */
export async function sendForm(page: Page, word: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: word, exact: true }).click();
}

/** What the product says after an act. */
export async function done(page: Page, sentence: string | RegExp): Promise<void> {
  await page.locator(".ant-message").getByText(sentence).first().waitFor();
}

/** Opens the order with these words from the queue that lies open. */
export async function findOrder(page: Page, words: string): Promise<void> {
  const search = page.getByRole("searchbox", { name: /^查找：/ });
  await search.fill(words);
  await search.press("Enter");
  await page
    .getByRole("row", { name: new RegExp(words) })
    .getByRole("link")
    .first()
    .click();
  await settled(page);
}

/** 承办单位答复：two fields, one for inside and one for the citizen. */
export async function fillReply(page: Page, { inside, open }: { inside: string; open: string }): Promise<void> {
  await page.getByRole("button", { name: "答复", exact: true }).click();
  await page.getByLabel("办理情况（内部）").fill(inside);
  await page.getByLabel("公开答复").fill(open);
  await page.getByRole("dialog").getByText("已解决", { exact: true }).click();
  await sendForm(page, "提交答复");
  await done(page, "答复已提交，等待审核");
}
