import { expect, it } from "vitest";
import { isFoundBy } from "./found-by.ts";

const entry = { texts: ["城市管理/市容环境/占道经营", "030201", "流动摊贩"], initials: "zdjy" };

it.each(["占道", "0302", "流动", "zdjy", "ZDJ", "占道 流动", " "])("“%s” finds it", (typed) => {
  expect(isFoundBy(typed, entry)).toBe(true);
});

it.each(["噪声", "zdx", "占道 噪声"])("“%s” does not", (typed) => {
  expect(isFoundBy(typed, entry)).toBe(false);
});
