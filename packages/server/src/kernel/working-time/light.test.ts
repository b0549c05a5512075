import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar } from "./calendar.ts";
import { computeDeadline } from "./deadline.ts";
import { workingDuration } from "./duration.ts";
import { computeLightMoments, DEFAULT_LIGHT_THRESHOLDS, lightAt } from "./light.ts";
import { OFFICE_PERIODS } from "./notice-days.fixture.ts";

const calendar = createCalendar({ overrides: [], periods: OFFICE_PERIODS });
const at = (local: string) => new Date(`${local}+08:00`);
const momentsOf = (startsAt: string, dueAt: string, more: { measure?: "elapsed"; orangeRemainingHours?: number } = {}) =>
  computeLightMoments(calendar, {
    startsAt: at(startsAt),
    dueAt: at(dueAt),
    thresholds: {
      ...DEFAULT_LIGHT_THRESHOLDS,
      orangeRemainingHours: more.orangeRemainingHours ?? DEFAULT_LIGHT_THRESHOLDS.orangeRemainingHours,
    },
    measure: more.measure,
  });

describe("light moments", () => {
  test("a limit of many days turns by shares of its working time", () => {
    // 10 working days of 7.5 h: half is left after 5 days, a fifth after 8.
    expect(momentsOf("2024-10-14T09:00", "2024-10-25T18:00")).toEqual({
      yellowAt: at("2024-10-18T18:00"),
      orangeAt: at("2024-10-23T18:00"),
      redAt: at("2024-10-25T18:00"),
    });
  });

  test("a limit of two days turns orange by its last 4 working hours", () => {
    expect(momentsOf("2024-10-11T09:00", "2024-10-12T18:00")).toEqual({
      yellowAt: at("2024-10-11T18:00"),
      orangeAt: at("2024-10-12T14:00"),
      redAt: at("2024-10-12T18:00"),
    });
  });

  test("yellow is skipped where 4 hours come before half", () => {
    const { yellowAt, orangeAt } = momentsOf("2024-10-11T09:00", "2024-10-11T16:30");
    expect(yellowAt).toEqual(at("2024-10-11T11:00"));
    expect(orangeAt).toEqual(yellowAt);
  });

  test("a short limit is orange from its start, unless no hours are given", () => {
    expect(momentsOf("2024-10-11T09:00", "2024-10-11T11:00").orangeAt).toEqual(at("2024-10-11T09:00"));
    const byShare = momentsOf("2024-10-11T09:00", "2024-10-11T11:00", { orangeRemainingHours: 0 });
    expect(byShare.yellowAt).toEqual(at("2024-10-11T10:00"));
    expect(byShare.orangeAt).toEqual(at("2024-10-11T10:36"));
  });

  test("a limit in clock hours turns by elapsed time, through the night", () => {
    expect(momentsOf("2024-09-30T20:00", "2024-10-01T20:00", { measure: "elapsed" })).toEqual({
      yellowAt: at("2024-10-01T08:00"),
      orangeAt: at("2024-10-01T15:12"),
      redAt: at("2024-10-01T20:00"),
    });
  });

  test("a limit with no working time in it is orange at once", () => {
    const { yellowAt, orangeAt, redAt } = momentsOf("2024-10-02T09:00", "2024-10-03T18:00");
    expect([yellowAt, orangeAt, redAt]).toEqual([at("2024-10-02T09:00"), at("2024-10-02T09:00"), at("2024-10-03T18:00")]);
    const late = momentsOf("2024-10-03T09:00", "2024-10-02T18:00");
    expect(late.orangeAt).toEqual(late.redAt);
  });

  test.each([
    { yellowRemainingShare: 0.2, orangeRemainingShare: 0.5, orangeRemainingHours: 4 },
    { yellowRemainingShare: 1.1, orangeRemainingShare: 0.5, orangeRemainingHours: 4 },
    { yellowRemainingShare: 0.5, orangeRemainingShare: -0.1, orangeRemainingHours: 4 },
    { yellowRemainingShare: 0.5, orangeRemainingShare: 0.2, orangeRemainingHours: Number.NaN },
  ])("refuses thresholds out of order: %o", (thresholds) => {
    const limit = { startsAt: at("2024-10-11T09:00"), dueAt: at("2024-10-12T18:00"), thresholds };
    expect(() => computeLightMoments(calendar, limit)).toThrow(RangeError);
  });
});

describe("the light", () => {
  test("refuses an invalid instant in either measure", () => {
    expect(() => momentsOf("never", "2024-10-12T18:00")).toThrow(RangeError);
    expect(() => momentsOf("2024-10-11T09:00", "never", { measure: "elapsed" })).toThrow(RangeError);
  });

  test("changes at its moments, and is red only after the due instant", () => {
    const moments = momentsOf("2024-10-11T09:00", "2024-10-12T18:00");
    const shown = ["2024-10-11T09:00", "2024-10-11T17:59:59.999", "2024-10-11T18:00", "2024-10-12T13:59:59.999"];
    expect(shown.map((now) => lightAt(moments, at(now)))).toEqual(["green", "green", "yellow", "yellow"]);
    const later = ["2024-10-12T14:00", "2024-10-12T18:00", "2024-10-12T18:00:00.001"];
    expect(later.map((now) => lightAt(moments, at(now)))).toEqual(["orange", "orange", "red"]);
  });

  const minuteOf = (local: string) => at(local).getTime() / 60_000;
  const anyMinute = fc.integer({ min: minuteOf("2019-01-01T00:00"), max: minuteOf("2026-09-30T00:00") });
  const anyLimit = fc.oneof(
    fc.record({ unit: fc.constant("workingDay" as const), amount: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ unit: fc.constantFrom("workingHour" as const, "hour" as const), amount: fc.integer({ min: 1, max: 72 }) }),
  );

  test("never goes back, for any limit", () => {
    const rank = { green: 0, yellow: 1, orange: 2, red: 3 } as const;
    fc.assert(
      fc.property(anyMinute, anyLimit, (minute, limit) => {
        const startsAt = new Date(minute * 60_000);
        const { dueAt } = computeDeadline(calendar, { startsAt, ...limit, countFrom: "nextWorkingDay" });
        const measure = limit.unit === "hour" ? "elapsed" : "workingTime";
        const moments = computeLightMoments(calendar, { startsAt, dueAt, thresholds: DEFAULT_LIGHT_THRESHOLDS, measure });
        const { yellowAt, orangeAt, redAt } = moments;
        expect(startsAt <= yellowAt && yellowAt <= orangeAt && orangeAt <= redAt).toBe(true);
        const steps = Array.from({ length: 40 }, (_, n) => new Date(minute * 60_000 + (n / 30) * (dueAt.getTime() - minute * 60_000)));
        const ranks = steps.map((now) => rank[lightAt(moments, now)]);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(ranks.at(-1)).toBe(3);
      }),
    );
  });

  test("is what the remaining working time says, at any instant", () => {
    fc.assert(
      fc.property(anyMinute, fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 30 * 1440 }), (minute, amount, later) => {
        const startsAt = new Date(minute * 60_000);
        const now = new Date((minute + later) * 60_000);
        const { dueAt } = computeDeadline(calendar, { startsAt, amount, unit: "workingDay", countFrom: "nextWorkingDay" });
        const moments = computeLightMoments(calendar, { startsAt, dueAt, thresholds: DEFAULT_LIGHT_THRESHOLDS });
        const total = workingDuration(calendar, startsAt, dueAt);
        const remaining = workingDuration(calendar, now, dueAt);
        const isOrange = remaining * 5 <= total || remaining <= 240;
        const open = isOrange ? "orange" : remaining * 2 <= total ? "yellow" : "green";
        expect(lightAt(moments, now)).toBe(now > dueAt ? "red" : open);
      }),
      { numRuns: 300 },
    );
  });
});
