import { describe, expect, it } from "vitest";
import { rangeBefore, readRange } from "./range.ts";

// 00:30 in Shanghai, still the day before in London.
const now = new Date("2026-11-22T16:30:00Z");

describe("readRange", () => {
  it.each([
    ["", { preset: "days30", from: "2026-10-25", to: "2026-11-23" }],
    ["range=today", { preset: "today", from: "2026-11-23", to: "2026-11-23" }],
    ["range=month", { preset: "month", from: "2026-11-01", to: "2026-11-23" }],
    ["from=2026-01-01&to=2026-03-31&range=today", { preset: "own", from: "2026-01-01", to: "2026-03-31" }],
    ["from=gestern&to=2026-03-31", { preset: "days30", from: "2026-10-25", to: "2026-11-23" }],
  ])("reads %s", (search, range) => {
    expect(readRange(new URLSearchParams(search), now)).toEqual(range);
  });
});

it("compares with the same number of days before", () => {
  expect(rangeBefore({ from: "2026-11-01", to: "2026-11-23" })).toEqual({ from: "2026-10-09", to: "2026-10-31" });
  expect(rangeBefore({ from: "2026-03-01", to: "2026-03-01" })).toEqual({ from: "2026-02-28", to: "2026-02-28" });
});
