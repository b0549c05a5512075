import { describe, it } from "vitest";
import { expectUsable } from "./audit.ts";
import { settled, useBrowser } from "./browser.ts";

const { visit, work } = useBrowser();

type StaffPage = {
  readonly name: string;
  readonly username: string;
  readonly path: string;
  /** What to press from there, one after the other. */
  readonly press?: readonly string[];
};

const firstRow = "main tbody tr:first-child a";

/** Every kind of page outside the administration, and somebody whose work it is. */
const pages: readonly StaffPage[] = [
  { name: "受理登记", username: "zuoxi05", path: "/?caller=13951310005" },
  { name: "待处置", username: "zuoxi05", path: "/waiting" },
  { name: "待补充", username: "zuoxi05", path: "/queues/completion" },
  { name: "待派单", username: "paidan02", path: "/queues/dispatch" },
  { name: "退单审核", username: "paidan02", path: "/queues/returns" },
  { name: "批量派单", username: "paidan02", path: "/queues/dispatch/batch" },
  { name: "申请审核", username: "shenhe02", path: "/queues/applications" },
  { name: "派单异议", username: "zhuren01", path: "/queues/objections" },
  { name: "终止办理", username: "zhuren01", path: "/queues/ends" },
  { name: "终结", username: "zhuren01", path: "/queues/ends?of=conclusions" },
  { name: "突发敏感信息", username: "zhuren01", path: "/emergencies" },
  { name: "会商会办", username: "zhuren01", path: "/conferrals" },
  { name: "待审核", username: "shenhe02", path: "/queues/review" },
  { name: "待审签", username: "rsjld01", path: "/queues/sign-off" },
  { name: "跟踪办理", username: "zhuren01", path: "/follow-ups" },
  { name: "承办任务", username: "rsj01", path: "/assignments" },
  { name: "回访", username: "huifang02", path: "/callbacks" },
  { name: "全部工单", username: "zhuren01", path: "/orders" },
  { name: "一张工单", username: "zhuren01", path: "/orders", press: [firstRow] },
  { name: "诉求", username: "zhuren01", path: "/demands" },
  { name: "一件诉求", username: "zhuren01", path: "/demands", press: [firstRow] },
  { name: "督办", username: "duban01", path: "/supervision" },
  { name: "一张督办单", username: "duban01", path: "/supervision", press: [firstRow] },
  { name: "预警", username: "duban01", path: "/warnings" },
  { name: "单位预警板", username: "duban01", path: "/warnings?view=board" },
  { name: "预警核对", username: "zhuren01", path: "/warnings/verification" },
  { name: "核查", username: "duban01", path: "/site-checks" },
  { name: "线索移交", username: "zhuren01", path: "/clue-packages" },
  { name: "统计", username: "zhuren01", path: "/statistics" },
  { name: "统计记录", username: "zhuren01", path: "/statistics", press: ["main a:has-text('件')"] },
  { name: "统计核对", username: "zhuren01", path: "/statistics/verification" },
  { name: "热线百科", username: "baike01", path: "/knowledge" },
  { name: "一条知识", username: "baike01", path: "/knowledge?state=published", press: [firstRow] },
  { name: "改知识", username: "baike01", path: "/knowledge?state=published", press: [firstRow, "role=button[name=/^(修改|继续编写)$/]"] },
  { name: "写知识", username: "baike01", path: "/knowledge/new" },
  { name: "知识审核", username: "baike02", path: "/queues/articles" },
  { name: "没有的页面", username: "admin", path: "/nowhere" },
];

describe("工作台：无障碍，窄屏不横向溢出", () => {
  it("登录", async () => {
    await expectUsable(await visit("/desk"));
  });

  it.each(pages)("$name", async ({ username, path, press = [] }) => {
    const page = await work(username, path);
    for (const target of press) {
      await settled(page);
      const before = page.url();
      await page.locator(target).first().click();
      await page.waitForURL((url) => url.href !== before);
    }
    await expectUsable(page);
  });

  it("一件待处置", async () => {
    const page = await work("zuoxi05", "/waiting");
    await page.getByRole("button", { name: "从等得最久的开始" }).click();
    await page.getByRole("region", { name: "诉求原话" }).waitFor();
    await expectUsable(page);
  });
});
