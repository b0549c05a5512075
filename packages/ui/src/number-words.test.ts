import { expect, it } from "vitest";
import { countWords, percentWords, sizeWords } from "./number-words.ts";

it("separates thousands", () => {
  expect(countWords(0)).toBe("0");
  expect(countWords(3_452_467)).toBe("3,452,467");
});

it("writes rates with two places, and a dash when there is nothing to divide by", () => {
  expect(percentWords(0.9945)).toBe("99.45%");
  expect(percentWords(1)).toBe("100.00%");
  expect(percentWords(null)).toBe("—");
});

it("writes sizes in the unit a person would say", () => {
  expect(sizeWords(820)).toBe("820 B");
  expect(sizeWords(12_800)).toBe("12.5 KB");
  expect(sizeWords(3_250_586)).toBe("3.1 MB");
});
