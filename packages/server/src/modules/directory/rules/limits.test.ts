import { describe, expect, it } from "vitest";
import { calendarFrom, firstWorkPeriods } from "./calendar.ts";
import { chainLimits, computeClock, kindGroupOf, lightOf, pickLimit } from "./limits.ts";

const calendar = calendarFrom([], firstWorkPeriods);
const at = (local: string) => new Date(`${local}:00+08:00`);
const limit = (id: string, effectiveFrom: string, effectiveTo: string | null = null) =>
  ({ id, kindGroup: "nonInquiry", urgency: "normal", effectiveFrom, effectiveTo }) as const;

describe("limits", () => {
  it("only 咨询 has the limits of inquiries", () => {
    expect(kindGroupOf("inquiry")).toBe("inquiry");
    for (const kind of ["assistance", "complaint", "tipOff", "suggestion", "praise", "other"] as const)
      expect(kindGroupOf(kind)).toBe("nonInquiry");
  });

  it("the limit in force on a date counts, its first and last day included", () => {
    const limits = [limit("old", "2020-01-01", "2026-06-30"), limit("new", "2026-07-01")];
    const pick = (on: string) => pickLimit(limits, { kindGroup: "nonInquiry", urgency: "normal", on })?.id;
    expect([pick("2019-12-31"), pick("2020-01-01"), pick("2026-06-30"), pick("2026-07-01"), pick("2030-01-01")]).toEqual([
      undefined,
      "old",
      "old",
      "new",
      "new",
    ]);
    expect(pickLimit(limits, { kindGroup: "nonInquiry", urgency: "urgent", on: "2026-07-01" })).toBeUndefined();
    expect(pickLimit(limits, { kindGroup: "inquiry", urgency: "normal", on: "2026-07-01" })).toBeUndefined();
  });

  it("limits follow each other without gap or overlap, also when one is put between two", () => {
    const limits = [limit("c", "2026-07-01"), limit("a", "2020-01-01", "2026-06-30"), limit("b", "2024-01-01")];
    expect(chainLimits(limits)).toEqual([
      { id: "a", effectiveTo: "2023-12-31" },
      { id: "b", effectiveTo: "2026-06-30" },
    ]);
    expect(chainLimits([limit("a", "2020-01-01")])).toEqual([]);
  });
});

describe("the clock of an assignment", () => {
  it("five working days end at the close of the fifth, over the make-up workday", () => {
    const clock = computeClock(calendar, { startsAt: at("2026-09-17T10:00"), amount: 5, unit: "workingDay" });
    // 2026-09-20 is a worked Sunday, 25 to 27 September are 中秋.
    expect(clock).toMatchObject({ dueAt: at("2026-09-23T18:00"), isProvisional: false });
    expect(clock.yellowAt < clock.orangeAt && clock.orangeAt < clock.dueAt).toBe(true);
  });

  it("a limit beyond the published years is provisional", () => {
    expect(computeClock(calendar, { startsAt: at("2029-12-28T10:00"), amount: 5, unit: "workingDay" }).isProvisional).toBe(true);
  });

  it("a limit of two hours begins green, at night as well", () => {
    const startsAt = at("2026-09-19T23:00");
    const clock = computeClock(calendar, { startsAt, amount: 2, unit: "hour" });
    expect(clock).toEqual({
      dueAt: at("2026-09-20T01:00"),
      yellowAt: at("2026-09-20T00:00"),
      orangeAt: at("2026-09-20T00:36"),
      isProvisional: false,
    });
    expect(lightOf({ ...clock, stoppedAt: null }, startsAt)).toBe("green");
  });

  it("a limit of 24 hours is orange for its last share or its last four hours, whichever is longer", () => {
    expect(computeClock(calendar, { startsAt: at("2026-09-19T10:00"), amount: 24, unit: "hour" })).toMatchObject({
      yellowAt: at("2026-09-19T22:00"),
      orangeAt: at("2026-09-20T05:12"),
    });
  });

  it("short working hours go by their shares", () => {
    const clock = computeClock(calendar, { startsAt: at("2026-09-21T09:00"), amount: 4, unit: "workingHour" });
    expect(clock).toMatchObject({ dueAt: at("2026-09-21T15:00"), yellowAt: at("2026-09-21T11:00") });
  });

  it("runs green, yellow, orange, red; once stopped it shows red when late and nothing when in time", () => {
    const clock = { yellowAt: at("2026-09-21T10:00"), orangeAt: at("2026-09-21T14:00"), dueAt: at("2026-09-21T18:00") };
    const light = (stoppedAt: string | null, now: string) =>
      lightOf({ ...clock, stoppedAt: stoppedAt === null ? null : at(stoppedAt) }, at(now));
    expect(light(null, "2026-09-21T09:59")).toBe("green");
    expect(light(null, "2026-09-21T10:00")).toBe("yellow");
    expect(light(null, "2026-09-21T14:00")).toBe("orange");
    expect(light(null, "2026-09-21T18:00")).toBe("orange");
    expect(light(null, "2026-09-21T18:01")).toBe("red");
    expect(light("2026-09-21T18:00", "2026-10-01T00:00")).toBeNull();
    expect(light("2026-09-21T18:01", "2026-10-01T00:00")).toBe("red");
  });
});

describe("the calendar of a city", () => {
  const published = Number(calendar.knownUntil.slice(0, 4));

  it("a city without periods works from nine to twelve and from two to six", () => {
    expect(calendarFrom([], []).workingMinutesPerDay).toBe(420);
  });

  it("counts the next year as known once its notice was taken in, and not for a day of the city", () => {
    const nextYear = published + 1;
    const day = { onDate: `${nextYear}-10-01`, isWorking: false };
    expect(calendarFrom([{ ...day, source: "notice" }], []).knownUntil).toBe(`${nextYear}-12-31`);
    expect(calendarFrom([{ ...day, source: "city" }], []).knownUntil).toBe(calendar.knownUntil);
    expect(calendarFrom([{ onDate: `${nextYear}-02-01`, isWorking: true, source: "notice" }], []).knownUntil).toBe(calendar.knownUntil);
  });
});
