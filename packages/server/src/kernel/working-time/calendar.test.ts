import { afterEach, describe, expect, test, vi } from "vitest";
import type { DayOverride } from "./calendar.ts";
import { createCalendar } from "./calendar.ts";
import { everyDate, isWorkedByNotice, NOTICE_YEARS, OFFICE_PERIODS } from "./notice-days.fixture.ts";
import { findLastPublishedYear } from "./published-days.ts";

const calendarWith = (overrides: readonly DayOverride[], knownUntilYear?: number) =>
  createCalendar({ overrides, periods: OFFICE_PERIODS, knownUntilYear });

const machineZone = process.env.TZ;
afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ;
  else process.env.TZ = machineZone;
});

describe("working days", () => {
  test.each(NOTICE_YEARS.map(({ year }) => year))("the library agrees with the State Council's notice of %i on every day", (year) => {
    const calendar = calendarWith([]);
    const differing = everyDate(`${year}-01-01`, `${year}-12-31`).filter((date) => calendar.isWorkingDay(date) !== isWorkedByNotice(date));
    expect(differing).toEqual([]);
  });

  test.each(["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo"])(
    "the machine's time zone %s changes nothing, not even while loading",
    async (zone) => {
      process.env.TZ = zone;
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      vi.resetModules();
      const loadedThere = await import("./calendar.ts");
      expect(loadedThere.createCalendar).not.toBe(createCalendar);
      const calendar = loadedThere.createCalendar({ overrides: [], periods: OFFICE_PERIODS });
      const differing = everyDate("2024-01-01", "2024-12-31").filter((date) => calendar.isWorkingDay(date) !== isWorkedByNotice(date));
      expect(differing).toEqual([]);
    },
  );

  test("a malformed date is refused, before and after a look-up of the right one", () => {
    const calendar = calendarWith([]);
    expect(() => calendar.isWorkingDay("2024-2-3")).toThrow(RangeError);
    expect(calendar.isWorkingDay("2024-02-05")).toBe(true);
    expect(() => calendar.isWorkingDay("2024-02-30")).toThrow(RangeError);
  });
});

describe("overrides", () => {
  const day = (source: DayOverride["source"], isWorking: boolean): DayOverride => ({ onDate: "2024-10-12", isWorking, source });

  test("the notice beats the library", () => {
    expect(calendarWith([]).isWorkingDay("2024-10-12")).toBe(true);
    expect(calendarWith([day("notice", false)]).isWorkingDay("2024-10-12")).toBe(false);
  });

  test("the city beats the notice and the library, in whatever order they are given", () => {
    expect(calendarWith([day("city", false)]).isWorkingDay("2024-10-12")).toBe(false);
    expect(calendarWith([day("city", true), day("notice", false)]).isWorkingDay("2024-10-12")).toBe(true);
    expect(calendarWith([day("notice", false), day("city", true)]).isWorkingDay("2024-10-12")).toBe(true);
  });

  test("an override touches its own day only", () => {
    const calendar = calendarWith([day("city", false)]);
    expect(calendar.isWorkingDay("2024-10-11")).toBe(true);
    expect(calendar.isWorkingDay("2024-10-14")).toBe(true);
  });

  test("one source may repeat itself but not contradict itself", () => {
    expect(calendarWith([day("notice", false), day("notice", false)]).isWorkingDay("2024-10-12")).toBe(false);
    expect(() => calendarWith([day("notice", false), day("notice", true)])).toThrow(RangeError);
  });

  test("a malformed day is refused when the calendar is made", () => {
    expect(() => calendarWith([{ onDate: "2024-02-30", isWorking: false, source: "city" }])).toThrow(RangeError);
  });

  test("changing the caller's list later does not change the calendar", () => {
    const overrides: DayOverride[] = [];
    const calendar = calendarWith(overrides);
    overrides.push(day("city", false));
    expect(calendar.isWorkingDay("2024-10-12")).toBe(true);
    expect(Object.isFrozen(calendar)).toBe(true);
  });
});

describe("the last known year", () => {
  test("is the last one for which the library has holidays", () => {
    const year = findLastPublishedYear();
    expect(year).toBeGreaterThanOrEqual(2026);
    expect(calendarWith([]).knownUntil).toBe(`${year}-12-31`);
    const calendar = calendarWith([]);
    const isPlainWeekday = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    const differing = (of: number) =>
      everyDate(`${of}-10-01`, `${of}-10-31`).filter((date) => calendar.isWorkingDay(date) !== isPlainWeekday(date));
    expect(differing(year)).not.toEqual([]);
    expect(differing(year + 1)).toEqual([]);
  });

  test("can be moved on by entering the next notice, and held back", () => {
    const next = findLastPublishedYear() + 1;
    const notice: DayOverride = { onDate: `${next}-01-01`, isWorking: false, source: "notice" };
    expect(calendarWith([notice]).knownUntil).toBe(`${next - 1}-12-31`);
    expect(calendarWith([notice], next).knownUntil).toBe(`${next}-12-31`);
    expect(calendarWith([], 2024).knownUntil).toBe("2024-12-31");
  });

  test("cannot be claimed for a year of which no notice is known", () => {
    const next = findLastPublishedYear() + 1;
    expect(() => calendarWith([], next)).toThrow(RangeError);
    expect(() => calendarWith([{ onDate: `${next}-01-01`, isWorking: false, source: "city" }], next)).toThrow(RangeError);
    expect(() => calendarWith([], 2024.5)).toThrow(RangeError);
  });
});

describe("work periods", () => {
  test("are put in the order of the day and added up", () => {
    const calendar = createCalendar({ overrides: [], periods: [...OFFICE_PERIODS].reverse() });
    expect(calendar.periods.map((period) => period.opensAtMinute)).toEqual([540, 810]);
    expect(calendar.workingMinutesPerDay).toBe(450);
    expect(calendar.closesAtMinute).toBe(1080);
  });

  test.each([
    ["none", []],
    [
      "overlapping ones",
      [
        { opensAt: "09:00", closesAt: "12:00" },
        { opensAt: "11:59", closesAt: "18:00" },
      ],
    ],
    ["a backward one", [{ opensAt: "18:00", closesAt: "09:00" }]],
    ["an empty one", [{ opensAt: "09:00", closesAt: "09:00" }]],
    ["a malformed one", [{ opensAt: "9:00", closesAt: "18:00" }]],
  ])("refuses %s", (_, periods) => {
    expect(() => createCalendar({ overrides: [], periods })).toThrow(RangeError);
  });
});
