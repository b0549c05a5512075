import { describe, expect, it } from "vitest";
import { scrub } from "./scrub.ts";

const about = { names: ["王建华"], others: ["濠东路 12 号 3 幢 501 室", "晨光物业有限公司"] };
describe("套用的答复", () => {
  it.each([
    ["王建华先生您好，路灯已修好。", "您好，路灯已修好。"],
    ["王先生您好，路灯已修好。", "您好，路灯已修好。"],
    ["已电话告知王女士（13900000001）。", "已电话告知您（＿＿）。"],
    ["联系人李工 139 0000 0001、0513-85550000。", "联系人李工 ＿＿、＿＿。"],
    ["身份证 32060219800101123X 已核对。", "身份证 ＿＿ 已核对。"],
    ["回执发至 wang@example.com。", "回执发至 ＿＿。"],
    ["到濠东路 12 号 3 幢 501 室查看，由晨光物业有限公司整改。", "到＿＿查看，由＿＿整改。"],
    [
      "依据《城市照明管理规定》第 25 条，于 2026 年 11 月 16 日修复 3 盏，花费 12345678 元。",
      "依据《城市照明管理规定》第 25 条，于 2026 年 11 月 16 日修复 3 盏，花费 12345678 元。",
    ],
  ])("says nothing of the requester: %s", (text, clean) => expect(scrub(text, about)).toBe(clean));

  it("takes a compound surname whole", () => {
    expect(scrub("欧阳先生反映属实。", { names: ["欧阳明"], others: [] })).toBe("您反映属实。");
    expect(scrub("欧先生反映属实。", { names: ["欧阳明"], others: [] })).toBe("欧先生反映属实。");
  });

  it("leaves the text alone where nothing is known", () => expect(scrub("已修复。", { names: [""], others: [""] })).toBe("已修复。"));
});
