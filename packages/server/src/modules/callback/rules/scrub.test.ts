import { describe, expect, it } from "vitest";
import { scrub } from "./scrub.ts";

describe("what others will read", () => {
  it.each([
    ["电话 13951310001，或 0513-85550000。", /139|8555/],
    ["+86 139 5131 0001", /5131/],
    ["身份证 32060219800101123X", /3206/],
    ["邮箱 wang.jh@example.com", /wang/],
    ["车牌苏F·12345停在门口", /12345/],
    ["住在濠东路紫薇苑 37号楼 1204室", /37|1204/],
    ["3-2-501 漏水", /501/],
  ])("%s", (text, secret) => {
    expect(scrub(text, [])).not.toMatch(secret);
  });
  it("replaces the names it is given, the longest first, and no single character", () => {
    expect(scrub("王建华反映，王建华军也反映，王姓居民", ["王建华", "王建华军", "王"])).toBe("诉求人反映，诉求人也反映，王姓居民");
  });
  it("leaves dates, amounts and the number of the order", () => {
    const text = "2026-11-16 受理，20261116 办结，投入 2500000 元，涉及 3000000 平方米，工单 20261116000123。";
    expect(scrub(text, [])).toBe(text);
  });
});
