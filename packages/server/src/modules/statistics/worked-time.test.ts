import { describe, expect, it } from "vitest";
import { addDays, dateOf, instantOf } from "../../kernel/shanghai.ts";
import { createCalendar, workingDuration } from "../../kernel/working-time/index.ts";
import { firstDay, workedBefore } from "./worked-time.ts";

const calendar = createCalendar({
  overrides: [{ onDate: "2026-11-21", isWorking: true, source: "city" }],
  periods: [
    { opensAt: "09:00", closesAt: "12:00" },
    { opensAt: "13:30", closesAt: "17:30" },
  ],
});
const now = new Date("2026-11-23T02:00:00Z");
const before = workedBefore(calendar, now);
const indexOf = (date: string) => Math.round((instantOf(date, "00:00").getTime() - instantOf(firstDay, "00:00").getTime()) / 86_400_000);
const workedOn = (date: string) => (before[indexOf(date) + 1] ?? 0) - (before[indexOf(date)] ?? 0);

describe("working time by day", () => {
  it("agrees with the calendar between any two midnights", () => {
    for (const [from, to] of [
      ["2026-09-25", "2026-10-12"],
      ["2026-11-16", "2026-11-24"],
      ["2025-12-30", "2026-03-01"],
    ] as const) {
      const minutes = ((before[indexOf(to)] ?? 0) - (before[indexOf(from)] ?? 0)) / 60_000;
      expect(minutes).toBe(workingDuration(calendar, instantOf(from, "00:00"), instantOf(to, "00:00")));
    }
  });
  it("knows a city's own working day and a plain Sunday", () => {
    expect(workedOn("2026-11-21")).toBe(7 * 3_600_000);
    expect(workedOn("2026-11-22")).toBe(0);
  });
  it("covers today and the day after, whose entry says whether today is worked", () => {
    expect(before[indexOf(addDays(dateOf(now), 1))]).toBeDefined();
    expect(before[indexOf(addDays(dateOf(now), 2))]).toBeDefined();
  });
});
