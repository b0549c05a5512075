import { expect, it } from "vitest";
import { changeOf, valueWords } from "./figure-words.ts";

it("says a value with its unit", () => {
  expect(valueWords({ unit: "件", value: 12_866 })).toBe("12,866 件");
  expect(valueWords({ unit: "%", value: 68.82 })).toBe("68.82%");
  expect(valueWords({ unit: "工作日", value: 2.7 })).toBe("2.70 工作日");
  expect(valueWords({ unit: "%", value: null })).toBe("—");
});

it.each([
  ["件", 110, 100, "升 10.00%"],
  ["件", 90, 100, "降 10.00%"],
  ["件", 866, 19, "多 847 件"],
  ["件", 5, 0, "多 5 件"],
  ["%", 93.42, 100, "降 6.58 个百分点"],
  ["工作日", 2.7, 2.2, "升 0.50 个工作日"],
  ["张", 7, 7, "持平"],
])("compares %s %d with %d", (unit, value, previous, words) => {
  expect(changeOf({ unit, value, previous })?.words).toBe(words);
});

it("does not compare with nothing", () => {
  expect(changeOf({ unit: "%", value: 75.24, previous: null })).toBeUndefined();
});
