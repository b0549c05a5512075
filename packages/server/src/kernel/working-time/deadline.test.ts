import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DayOverride } from "./calendar.ts";
import { createCalendar } from "./calendar.ts";
import type { LimitUnit } from "./deadline.ts";
import { computeDeadline } from "./deadline.ts";
import { everyDate, isWorkedByNotice, OFFICE_PERIODS } from "./notice-days.fixture.ts";

const calendar = createCalendar({ overrides: [], periods: OFFICE_PERIODS });
const at = (local: string) => new Date(`${local}+08:00`);
const due = (startsAt: string, amount: number, unit: LimitUnit, of = calendar) =>
  computeDeadline(of, { startsAt: at(startsAt), amount, unit, countFrom: "nextWorkingDay" });

describe("a limit in working days", () => {
  test.each([
    ["2024-09-30T10:00", 5, "2024-10-12T18:00"],
    ["2022-01-29T10:00", 3, "2022-02-08T18:00"],
    ["2026-02-13T10:00", 3, "2026-02-25T18:00"],
  ])("from %s, %i working days: due %s", (startsAt, amount, expected) => {
    expect(due(startsAt, amount, "workingDay")).toEqual({ dueAt: at(expected), isProvisional: false });
  });

  test.each([
    ["at midnight, which begins the day", "2024-10-11T00:00"],
    ["before opening", "2024-10-11T07:30"],
    ["at opening", "2024-10-11T09:00"],
    ["at lunch", "2024-10-11T12:30"],
    ["after closing", "2024-10-11T21:00"],
    ["in the last second", "2024-10-11T23:59:59.999"],
  ])("the day of the start is not counted: %s", (_, startsAt) => {
    expect(due(startsAt, 1, "workingDay").dueAt).toEqual(at("2024-10-12T18:00"));
  });

  test("a start on a holiday counts from the first day worked after it", () => {
    expect(due("2024-10-03T10:00", 1, "workingDay").dueAt).toEqual(at("2024-10-08T18:00"));
    expect(due("2024-10-13T10:00", 1, "workingDay").dueAt).toEqual(at("2024-10-14T18:00"));
  });

  test("is due at the close of the city's last period, and on its exceptional days", () => {
    const city = createCalendar({
      overrides: [{ onDate: "2024-10-12", isWorking: false, source: "city" }],
      periods: [
        { opensAt: "14:00", closesAt: "17:30" },
        { opensAt: "08:30", closesAt: "11:30" },
      ],
    });
    expect(due("2024-09-30T10:00", 5, "workingDay", city).dueAt).toEqual(at("2024-10-14T17:30"));
  });

  test("agrees with a slow reading of the notices for any start", () => {
    const minuteOf = (local: string) => at(local).getTime() / 60_000;
    const anyStart = fc.integer({ min: minuteOf("2019-01-01T00:00"), max: minuteOf("2026-10-31T00:00") });
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 20 }), (minute, amount) => {
        const startsAt = new Date(minute * 60_000);
        const startDate = new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
        const worked = everyDate(startDate, "2026-12-31").filter((date) => date > startDate && isWorkedByNotice(date));
        const { dueAt } = computeDeadline(calendar, { startsAt, amount, unit: "workingDay", countFrom: "nextWorkingDay" });
        expect(dueAt).toEqual(at(`${worked[amount - 1]}T18:00`));
      }),
      { numRuns: 200 },
    );
  });

  test("a provisional deadline is settled when the calendar arrives", () => {
    const before = createCalendar({ overrides: [], periods: OFFICE_PERIODS, knownUntilYear: 2026 });
    // An invented notice: the test holds whatever the real one will say.
    const notice = (onDate: string, isWorking: boolean): DayOverride => ({ onDate, isWorking, source: "notice" });
    const overrides = [notice("2027-01-01", false), notice("2027-01-02", false), notice("2027-01-03", true)];
    const after = createCalendar({ overrides, periods: OFFICE_PERIODS, knownUntilYear: 2027 });
    expect(due("2026-12-29T10:00", 2, "workingDay", before)).toEqual({ dueAt: at("2026-12-31T18:00"), isProvisional: false });
    expect(due("2026-12-29T10:00", 3, "workingDay", before).isProvisional).toBe(true);
    expect(due("2026-12-29T10:00", 3, "workingDay", after)).toEqual({ dueAt: at("2027-01-03T18:00"), isProvisional: false });
  });

  test.each([0, -1, 1.5, Number.NaN])("refuses an amount of %d", (amount) => {
    expect(() => due("2024-10-11T10:00", amount, "workingDay")).toThrow(RangeError);
  });
});

describe("a limit in hours", () => {
  test("working hours count inside the periods only", () => {
    expect(due("2024-10-11T17:00", 2, "workingHour")).toEqual({ dueAt: at("2024-10-12T10:00"), isProvisional: false });
    expect(due("2024-09-30T17:30", 0.5, "workingHour").dueAt).toEqual(at("2024-09-30T18:00"));
    expect(due("2024-09-30T18:00", 0.5, "workingHour").dueAt).toEqual(at("2024-10-08T09:30"));
  });

  test("clock hours run through nights and holidays and are never provisional", () => {
    expect(due("2024-09-30T17:00", 24, "hour")).toEqual({ dueAt: at("2024-10-01T17:00"), isProvisional: false });
    expect(due("2024-09-30T17:00", 0.5, "hour").dueAt).toEqual(at("2024-09-30T17:30"));
    expect(due("2099-12-31T17:00", 24, "hour").isProvisional).toBe(false);
  });

  test.each(["workingHour", "hour"] as const)("%s: refuses no amount and an invalid start", (unit) => {
    expect(() => due("2024-10-11T10:00", 0, unit)).toThrow(RangeError);
    expect(() => due("never", 1, unit)).toThrow(RangeError);
  });
});
