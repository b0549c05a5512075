import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { domainWords } from "./domain-words.ts";
import { segment } from "./index.ts";

describe("segment", () => {
  test.each([
    ["小区里飞线充电没人管", "飞线充电"],
    ["打一企来咨询惠企政策", "一企来"],
    ["政务服务便民热线的号码", "政务服务便民热线"],
    ["物业费和停车费都涨了", "物业费"],
    ["楼上是群租房", "群租房"],
  ])("keeps the hotline's words whole: %s", (text, word) => {
    expect(segment(text)).toContain(word);
  });

  test("leaves out spaces and punctuation and makes wide letters narrow", () => {
    expect(segment("ＡＢＣ，公积金！ \n《办法》")).toEqual(["ABC", "公积金", "办法"]);
    expect(segment("")).toEqual([]);
  });

  test("loses no letter or digit of any text", () => {
    const told = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => told(segment(text).join("")) === told(text.normalize("NFKC"))));
  });

  test("the hotline's own words are many and without blanks", () => {
    expect(domainWords.length).toBeGreaterThanOrEqual(200);
    expect(domainWords.filter((word) => !/^\p{Script=Han}{2,}$/u.test(word))).toEqual([]);
  });
});
