import { describe, it } from "vitest";
import { expectUsable } from "./audit.ts";
import { useBrowser } from "./browser.ts";

const { work } = useBrowser();
const places = [
  "accounts",
  "agencies",
  "categories",
  "review-points",
  "dispatch-catalogue",
  "limits",
  "calendar",
  "emergency-terms",
  "imports",
  "tokens",
  "webhooks",
  "audit",
];

describe("管理：无障碍，窄屏不横向溢出", () => {
  it.each(places)("%s", async (place) => {
    await expectUsable(await work("admin", `/admin/${place}`));
  });
});
