import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DayOverride } from "./calendar.ts";
import { createCalendar } from "./calendar.ts";
import { addWorkingDays, countWorkingDays } from "./count.ts";
import { everyDate, isWorkedByNotice, OFFICE_PERIODS } from "./notice-days.fixture.ts";

const calendar = createCalendar({ overrides: [], periods: OFFICE_PERIODS });
const dates = everyDate("2019-01-01", "2026-10-31");
const anyDate = fc.constantFrom(...dates);
const anyDays = fc.integer({ min: 1, max: 60 });

describe("adding working days", () => {
  test.each([
    ["2024-09-30", 5, "2024-10-12"],
    ["2022-01-29", 3, "2022-02-08"],
    ["2026-02-13", 3, "2026-02-25"],
  ])("%s + %i is %s", (from, days, expected) => {
    expect(addWorkingDays(calendar, from, days)).toEqual({ onDate: expected, isProvisional: false });
    expect(countWorkingDays(calendar, from, expected)).toBe(days);
  });

  test("agrees with a slow reading of the notices, day by day", () => {
    const inKnownYears = fc.constantFrom(...everyDate("2019-01-01", "2026-09-01"));
    fc.assert(
      fc.property(inKnownYears, anyDays, (from, days) => {
        let left = days;
        const expected = everyDate(from, "2026-12-31").find((date) => {
          if (date !== from && isWorkedByNotice(date)) left -= 1;
          return left === 0;
        });
        expect(addWorkingDays(calendar, from, days).onDate).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("n + m days are n days and then m days", () => {
    fc.assert(
      fc.property(anyDate, anyDays, anyDays, (from, n, m) => {
        const step = addWorkingDays(calendar, from, n).onDate;
        expect(addWorkingDays(calendar, step, m).onDate).toBe(addWorkingDays(calendar, from, n + m).onDate);
      }),
    );
  });

  test("ends on a later working day", () => {
    fc.assert(
      fc.property(anyDate, anyDays, (from, days) => {
        const { onDate } = addWorkingDays(calendar, from, days);
        expect(onDate > from).toBe(true);
        expect(calendar.isWorkingDay(onDate)).toBe(true);
      }),
    );
  });

  test("a later start never ends earlier, and one more day always ends later", () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDays, (a, b, days) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const fromEarly = addWorkingDays(calendar, early, days).onDate;
        expect(fromEarly <= addWorkingDays(calendar, late, days).onDate).toBe(true);
        expect(fromEarly < addWorkingDays(calendar, early, days + 1).onDate).toBe(true);
      }),
    );
  });

  test("is provisional exactly when it passes the last known year", () => {
    const known = createCalendar({ overrides: [], periods: OFFICE_PERIODS, knownUntilYear: 2023 });
    fc.assert(
      fc.property(fc.constantFrom(...everyDate("2023-10-01", "2024-02-01")), anyDays, (from, days) => {
        const { onDate, isProvisional } = addWorkingDays(known, from, days);
        expect(isProvisional).toBe(onDate >= "2024-01-01");
      }),
    );
    expect(addWorkingDays(known, "2023-12-28", 1)).toEqual({ onDate: "2023-12-29", isProvisional: false });
    expect(addWorkingDays(known, "2023-12-29", 1)).toEqual({ onDate: "2024-01-02", isProvisional: true });
  });

  test("a day taken away moves the end to the next working day, a day given moves it back", () => {
    const anyOverride = fc.record<DayOverride>({
      onDate: anyDate,
      isWorking: fc.boolean(),
      source: fc.constantFrom("notice", "city"),
    });
    fc.assert(
      fc.property(anyDate, anyDays, anyOverride, (from, days, override) => {
        const changed = createCalendar({ overrides: [override], periods: OFFICE_PERIODS });
        const before = addWorkingDays(calendar, from, days).onDate;
        const isInside = from < override.onDate && override.onDate <= before;
        const isChange = calendar.isWorkingDay(override.onDate) !== override.isWorking;
        const shift = isInside && isChange ? (override.isWorking ? 1 : -1) : 0;
        expect(countWorkingDays(changed, from, before)).toBe(days + shift);
        expect(countWorkingDays(changed, from, addWorkingDays(changed, from, days).onDate)).toBe(days);
      }),
      { numRuns: 200 },
    );
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001])("refuses %d days", (days) => {
    expect(() => addWorkingDays(calendar, "2024-09-30", days)).toThrow(RangeError);
  });
});

describe("counting working days", () => {
  test("undoes adding", () => {
    fc.assert(
      fc.property(anyDate, anyDays, (from, days) => {
        expect(countWorkingDays(calendar, from, addWorkingDays(calendar, from, days).onDate)).toBe(days);
      }),
    );
  });

  test("leaves out the first date and counts the last", () => {
    expect(countWorkingDays(calendar, "2024-10-11", "2024-10-12")).toBe(1);
    expect(countWorkingDays(calendar, "2024-10-12", "2024-10-13")).toBe(0);
    expect(countWorkingDays(calendar, "2024-10-12", "2024-10-12")).toBe(0);
  });

  test("adds up over any third date and turns its sign backward", () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (a, b, c) => {
        expect(countWorkingDays(calendar, a, b) + countWorkingDays(calendar, b, c)).toBe(countWorkingDays(calendar, a, c));
      }),
      { numRuns: 50 },
    );
  });

  test("agrees with a slow reading of the notices, day by day", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const expected = everyDate(from, to).filter((date) => date !== from && isWorkedByNotice(date)).length;
        expect(countWorkingDays(calendar, from, to)).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  test("refuses malformed dates", () => {
    expect(() => countWorkingDays(calendar, "2024-1-1", "2024-01-02")).toThrow(RangeError);
    expect(() => countWorkingDays(calendar, "2024-01-01", "2024-02-30")).toThrow(RangeError);
  });
});
