import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar } from "./calendar.ts";
import { computeDeadline, type LimitUnit } from "./deadline.ts";
import { everyDate, isWorkedByNotice, OFFICE_PERIODS } from "./notice-days.fixture.ts";

/*
 * The second counter: the office hours of eight years laid out as one tape of minutes, written from the notices. A deadline is a
 * place on the tape; nothing is walked day by day and no line is shared with the product's counter.
 */
const shanghaiMinutes = 8 * 60;
const dates = everyDate("2019-01-01", "2026-12-31");
const workedDates = dates.filter(isWorkedByNotice);
const stretches = [
  [9 * 60, 12 * 60],
  [13 * 60 + 30, 18 * 60],
] as const;
const tape = Int32Array.from(
  workedDates.flatMap((date) => {
    const midnight = Date.parse(date) / 60_000 - shanghaiMinutes;
    return stretches.flatMap(([opens, closes]) => Array.from({ length: closes - opens }, (_, minute) => midnight + opens + minute));
  }),
);
/** How many minutes of the tape lie before this one. */
function placeOf(minute: number): number {
  let [low, high] = [0, tape.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tape[middle] ?? 0) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
const afterWorkingMinutes = (start: number, minutes: number) => (tape[placeOf(start) + minutes - 1] ?? 0) + 1;
function afterWorkingDays(start: number, days: number): number {
  const startDate = new Date((start + shanghaiMinutes) * 60_000).toISOString().slice(0, 10);
  const first = workedDates.findIndex((date) => date > startDate);
  return Date.parse(workedDates[first + days - 1] ?? "") / 60_000 - shanghaiMinutes + 18 * 60;
}

const calendar = createCalendar({ overrides: [], periods: OFFICE_PERIODS });
const dueMinute = (start: number, amount: number, unit: LimitUnit) =>
  computeDeadline(calendar, { startsAt: new Date(start * 60_000), amount, unit, countFrom: "nextWorkingDay" }).dueAt.getTime() / 60_000;
const anyStart = fc.integer({
  min: Date.parse("2019-01-01T00:00+08:00") / 60_000,
  max: Date.parse("2026-09-30T00:00+08:00") / 60_000,
});
const runs = { numRuns: 200 };

describe("two counters that share no line agree", () => {
  test("on 200 limits in working days", () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 40 }), (start, days) => {
        expect(dueMinute(start, days, "workingDay")).toBe(afterWorkingDays(start, days));
      }),
      runs,
    );
  });

  test("on 200 limits in working hours, across nights, weekends, holidays and 调休", () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 160 * 4 }), (start, quarters) => {
        expect(dueMinute(start, quarters / 4, "workingHour")).toBe(afterWorkingMinutes(start, quarters * 15));
      }),
      runs,
    );
  });

  test("on 200 limits in hours of the clock, which know no calendar", () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 96 }), (start, hours) => {
        expect(dueMinute(start, hours, "hour")).toBe(start + hours * 60);
      }),
      runs,
    );
  });

  // Written out by hand, for the reader who trusts neither.
  test.each([
    ["through lunch", "2026-11-23T11:30", 1, "workingHour", "2026-11-23T14:00"],
    ["through the night", "2026-11-23T17:30", 1, "workingHour", "2026-11-24T09:30"],
    ["over a weekend", "2026-11-20T17:00", 2, "workingHour", "2026-11-23T10:00"],
    ["from a Sunday, which waits for Monday", "2026-11-22T10:00", 2, "workingHour", "2026-11-23T11:00"],
    ["into a Saturday that is worked (2026-10-10)", "2026-10-09T17:00", 2, "workingHour", "2026-10-10T10:00"],
    ["from that Saturday over the free Sunday", "2026-10-10T17:30", 1, "workingHour", "2026-10-12T09:30"],
    ["over the seven days of October", "2026-09-30T17:00", 2, "workingHour", "2026-10-08T10:00"],
    ["over the Spring Festival, with the Saturday before it worked", "2026-02-13T17:00", 9.5, "workingHour", "2026-02-24T10:00"],
    ["at 02:00, two hours of the clock", "2026-11-23T02:00", 2, "hour", "2026-11-23T04:00"],
    ["a day of the clock over a Friday night", "2026-11-20T23:00", 24, "hour", "2026-11-21T23:00"],
  ] as const)("%s", (_, starts, amount, unit, ends) => {
    const start = Date.parse(`${starts}+08:00`) / 60_000;
    const end = Date.parse(`${ends}+08:00`) / 60_000;
    expect(dueMinute(start, amount, unit)).toBe(end);
    expect(unit === "hour" ? start + amount * 60 : afterWorkingMinutes(start, amount * 60)).toBe(end);
  });
});
