import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";

const picturesFolder = join(import.meta.dirname, "../../coverage/e2e");
const password = "yihao-12345";
const patienceMs = 15_000;
const sizes = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1024, height: 768 },
  desk: { width: 1366, height: 768 },
} as const;
type Size = keyof typeof sizes;

/** A browser for the tests of one file. Pages close after each test, and those of a failed one are pictured. */
export function useBrowser() {
  const address = inject("product");
  let browser: Browser | undefined;
  const seats = new Map<string, BrowserContext>();
  const open: Page[] = [];
  const troubles: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-gpu", "--no-first-run"],
    });
  });
  afterAll(() => browser?.close());
  afterEach(async ({ task }) => {
    const [pages, said] = [open.splice(0), troubles.splice(0)];
    if (task.result?.state === "fail") await takePictures(task.name, pages);
    await Promise.all(pages.map((page) => page.close()));
    expect(said, "what the pages themselves complained of").toEqual([]);
  });

  async function takeSeat(): Promise<BrowserContext> {
    if (browser === undefined) throw new Error("the browser has not started");
    const seat = await browser.newContext({
      baseURL: address,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      reducedMotion: "reduce",
    });
    seat.setDefaultTimeout(patienceMs);
    return seat;
  }

  async function openPage(seat: BrowserContext, path: string, size: Size): Promise<Page> {
    const page = await seat.newPage();
    page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`));
    open.push(page);
    await page.setViewportSize(sizes[size]);
    await page.goto(path);
    return page;
  }

  /** Somebody from outside whom this browser has never seen. */
  async function visit(path: string, size: Size = "desk"): Promise<Page> {
    return openPage(await takeSeat(), path, size);
  }

  /** A member of the staff who looks at a page of the workbench: signs in the first time, and is still signed in later. */
  async function work(username: string, path = "/", size: Size = "desk"): Promise<Page> {
    const known = seats.get(username);
    const seat = known ?? (await takeSeat());
    seats.set(username, seat);
    const page = await openPage(seat, path === "/" ? "/desk" : `/desk${path}`, size);
    if (known === undefined) {
      await page.getByLabel("账号", { exact: true }).fill(username);
      await page.getByLabel("密码", { exact: true }).fill(password);
      await page.getByRole("button", { name: "登录" }).click();
    }
    await page.getByRole("button", { name: /账号菜单/ }).waitFor();
    return page;
  }
  return { visit, work };
}

/** Waits until nothing on the page is still on its way: neither data nor a fading colour. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector(".skeleton, .skeleton-title, [aria-busy='true'], .ant-spin-spinning") === null &&
      document.getAnimations().every(({ playState }) => playState !== "running"),
  );
}

async function takePictures(test: string, pages: readonly Page[]): Promise<void> {
  mkdirSync(picturesFolder, { recursive: true });
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  for (const [index, page] of pages.entries()) {
    // The test has failed already; a page that is gone must not hide why.
    await page.screenshot({ path: join(picturesFolder, `${name}-${index + 1}.png`) }).catch(() => {});
  }
}
