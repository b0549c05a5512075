import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { settled } from "./browser.ts";

type Found = { readonly id: string; readonly impact?: string | null; readonly nodes: readonly { readonly html: string }[] };

/** What keeps people out of the page: the serious and critical violations, of all rules or of these, one line each. Empty when there is none. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (only) => {
    const tool = (window as unknown as { axe: { run(options: object): Promise<{ violations: Found[] }> } }).axe;
    return (await tool.run({ resultTypes: ["violations"], ...(only === undefined ? {} : { runOnly: only }) })).violations;
  }, rules);
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** What sticks out to the right when the screen is so wide; empty when the page fits. */
export async function overflowAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > room + 1);
    return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 150))];
  });
}

/** A page that everybody can use: no serious violation in light or dark, and nothing to scroll sideways for on narrow screens. */
export async function expectUsable(page: Page): Promise<void> {
  await settled(page);
  expect(await violationsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await settled(page);
  expect(await violationsOf(page, ["color-contrast"]), "in the dark").toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  for (const width of [1024, 390]) expect(await overflowAt(page, width), `${width} px wide`).toEqual([]);
}
