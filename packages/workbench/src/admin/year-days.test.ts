import { expect, it } from "vitest";
import { hasNotice, yearDays } from "./year-days.ts";

const overrides = [
  { onDate: "2026-02-17", isWorking: false, name: "调试放假", source: "city" as const },
  { onDate: "2026-02-14", isWorking: true, name: "春节调休", source: "notice" as const },
  { onDate: "2026-02-17", isWorking: true, name: "春节", source: "notice" as const },
];
const february = yearDays(2026, overrides)[1] ?? [];
const on = (day: number) => february[day - 1];

it("lays out a year by weekday, Monday first", () => {
  expect(yearDays(2026, []).map((month) => month.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  // 2026-02-01 was a Sunday.
  expect(on(1)).toMatchObject({ weekday: 6, isWorking: false });
  expect(on(2)).toMatchObject({ weekday: 0, isWorking: true, exception: undefined });
});

it("lets the notice beat the weekday and the city beat the notice", () => {
  expect(on(14)).toMatchObject({ weekday: 5, isWorking: true });
  expect(on(17)).toMatchObject({ isWorking: false, exception: { source: "city" } });
});

it("knows whether a notice was taken in", () => {
  expect(hasNotice(2026, overrides)).toBe(true);
  expect(hasNotice(2027, overrides)).toBe(false);
});
