import { describe, expect, it } from "vitest";
import { decideVerify, identity, wordedParts } from "./identities.ts";

describe("恒等式", () => {
  const words = { words: { phone: "电话", web: "网站" } };
  it("holds when the parts make up the number", () => {
    const parts = wordedParts([{ key: "phone", count: 3 }], words);
    expect(identity("总量 ＝ Σ渠道", 3, parts)).toMatchObject({
      left: 3,
      right: 3,
      holds: true,
      parts: [
        { name: "电话", count: 3 },
        { name: "网站", count: 0 },
      ],
    });
  });
  it("breaks on a value that nobody knows", () => {
    const groups = [
      { key: "phone", count: 3 },
      { key: "fax", count: 1 },
    ];
    expect(identity("总量 ＝ Σ渠道", 4, wordedParts(groups, words)).holds).toBe(false);
  });
});

describe("who verifies", () => {
  const codeOf = (platformCodes: string[] | "all", agencyIds: string[] | "all") =>
    decideVerify({ cityCode: "320600", platformCodes, agencyIds }).ok;
  it("sees the whole city", () => expect(codeOf("all", "all")).toBe(true));
  it("is not bound to a county or an agency", () => {
    expect(codeOf(["320612"], "all")).toBe(false);
    expect(codeOf("all", ["a"])).toBe(false);
  });
});
