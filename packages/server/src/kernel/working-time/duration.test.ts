import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar } from "./calendar.ts";
import { addWorkingHours, workingDuration } from "./duration.ts";
import { isWorkedByNotice, OFFICE_PERIODS } from "./notice-days.fixture.ts";

const calendar = createCalendar({ overrides: [], periods: OFFICE_PERIODS });
const at = (local: string) => new Date(`${local}+08:00`);
const anyMinute = fc
  .integer({ min: Date.parse("2019-01-01T00:00+08:00") / 60_000, max: Date.parse("2026-11-30T00:00+08:00") / 60_000 })
  .map((minute) => new Date(minute * 60_000));
const anyHours = fc.integer({ min: 1, max: 80 * 60 }).map((minutes) => minutes / 60);

const isWorkedMinute = (instant: Date) => {
  const local = new Date(instant.getTime() + 8 * 3_600_000).toISOString();
  const time = local.slice(11, 16);
  return isWorkedByNotice(local.slice(0, 10)) && OFFICE_PERIODS.some(({ opensAt, closesAt }) => opensAt <= time && time < closesAt);
};

describe("working duration in minutes", () => {
  test.each([
    ["within one period", "2024-10-11T09:00", "2024-10-11T10:30", 90],
    ["over lunch", "2024-10-11T11:30", "2024-10-11T14:00", 60],
    ["inside lunch", "2024-10-11T12:10", "2024-10-11T13:20", 0],
    ["over night", "2024-10-11T17:00", "2024-10-12T10:00", 120],
    ["a make-up Saturday", "2024-10-12T00:00", "2024-10-13T00:00", 450],
    ["National Day week", "2024-10-01T00:00", "2024-10-08T00:00", 0],
    ["to the second", "2024-10-11T09:00:30", "2024-10-11T09:01", 0.5],
  ])("%s", (_, from, to, minutes) => {
    expect(workingDuration(calendar, at(from), at(to))).toBe(minutes);
    expect(workingDuration(calendar, at(to), at(from))).toBe(0 - minutes);
  });

  test("agrees with counting minute by minute", () => {
    fc.assert(
      fc.property(anyMinute, fc.integer({ min: 0, max: 12 * 1440 }), (from, minutes) => {
        let expected = 0;
        for (let n = 0; n < minutes; n += 1) if (isWorkedMinute(new Date(from.getTime() + n * 60_000))) expected += 1;
        expect(workingDuration(calendar, from, new Date(from.getTime() + minutes * 60_000))).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });

  test("adds up over any third instant", () => {
    fc.assert(
      fc.property(anyMinute, anyMinute, anyMinute, (a, b, c) => {
        expect(workingDuration(calendar, a, b) + workingDuration(calendar, b, c)).toBe(workingDuration(calendar, a, c));
      }),
      { numRuns: 50 },
    );
  });

  test("refuses an invalid instant", () => {
    expect(() => workingDuration(calendar, at("2024-10-11T09:00"), new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe("adding working hours", () => {
  test.each([
    ["over lunch", "2024-10-11T11:00", 2, "2024-10-11T14:30"],
    ["ends at the closing, not at the next opening", "2024-10-11T16:00", 2, "2024-10-11T18:00"],
    ["ends at the close of the morning", "2024-10-11T11:00", 1, "2024-10-11T12:00"],
    ["a start before opening waits", "2024-10-11T07:00", 1, "2024-10-11T10:00"],
    ["a start at lunch waits", "2024-10-11T12:30", 0.5, "2024-10-11T14:00"],
    ["a start exactly at closing waits", "2024-10-11T18:00", 1, "2024-10-12T10:00"],
    ["a start in the evening goes on on the make-up Saturday", "2024-10-11T22:00", 1, "2024-10-12T10:00"],
    ["a start on a holiday waits", "2024-10-03T10:00", 1, "2024-10-08T10:00"],
    ["a start at midnight waits for that day's opening", "2024-10-08T00:00", 1, "2024-10-08T10:00"],
  ])("%s", (_, from, hours, expected) => {
    expect(addWorkingHours(calendar, at(from), hours)).toEqual({ endsAt: at(expected), isProvisional: false });
  });

  test("the duration to the end is what was added, and the end lies in work", () => {
    fc.assert(
      fc.property(anyMinute, anyHours, (from, hours) => {
        const { endsAt } = addWorkingHours(calendar, from, hours);
        expect(workingDuration(calendar, from, endsAt)).toBeCloseTo(hours * 60, 6);
        expect(isWorkedMinute(new Date(endsAt.getTime() - 1))).toBe(true);
      }),
    );
  });

  test("n + m hours are n hours and then m hours", () => {
    fc.assert(
      fc.property(anyMinute, anyHours, anyHours, (from, n, m) => {
        const step = addWorkingHours(calendar, from, n).endsAt;
        expect(addWorkingHours(calendar, step, m).endsAt).toEqual(addWorkingHours(calendar, from, n + m).endsAt);
      }),
    );
  });

  test("is provisional exactly when it ends after the last known year", () => {
    const known = createCalendar({ overrides: [], periods: OFFICE_PERIODS, knownUntilYear: 2024 });
    expect(addWorkingHours(known, at("2024-12-31T17:00"), 1)).toEqual({ endsAt: at("2024-12-31T18:00"), isProvisional: false });
    expect(addWorkingHours(known, at("2024-12-31T17:00"), 2)).toEqual({ endsAt: at("2025-01-02T10:00"), isProvisional: true });
  });

  test("work until midnight still belongs to the last day of the known year", () => {
    const night = createCalendar({ overrides: [], periods: [{ opensAt: "00:00", closesAt: "24:00" }], knownUntilYear: 2024 });
    expect(addWorkingHours(night, at("2024-12-31T12:00"), 12)).toEqual({ endsAt: at("2025-01-01T00:00"), isProvisional: false });
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 100_001])("refuses %d hours", (hours) => {
    expect(() => addWorkingHours(calendar, at("2024-10-11T09:00"), hours)).toThrow(RangeError);
  });
});
