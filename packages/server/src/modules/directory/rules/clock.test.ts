import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dateOf } from "../../../kernel/shanghai.ts";
import { countWorkingDays, workingDuration } from "../../../kernel/working-time/index.ts";
import { calendarFrom, firstWorkPeriods } from "./calendar.ts";
import { type ClockChange, computeChangedClock, computeDayClock, extendDue, shiftDue } from "./clock.ts";

const calendar = calendarFrom([], firstWorkPeriods);
const at = (local: string) => new Date(`${local}:00+08:00`);
const five = (startsAt: string) => ({ startsAt: at(startsAt), amount: 5, unit: "workingDay" }) as const;

describe("an extended limit", () => {
  it("is counted from the old due time, over the holiday", () => {
    // 国庆 2026-10-01 to 07; 2026-10-10 is a worked Saturday.
    expect(extendDue(calendar, at("2026-09-30T18:00"), { amount: 3, unit: "workingDay" })).toEqual(at("2026-10-10T18:00"));
    expect(extendDue(calendar, at("2026-09-30T17:00"), { amount: 2, unit: "workingHour" })).toEqual(at("2026-10-08T10:00"));
    expect(extendDue(calendar, at("2026-09-30T17:00"), { amount: 24, unit: "hour" })).toEqual(at("2026-10-01T17:00"));
  });

  it("keeps its own day where work closes at midnight", () => {
    const night = calendarFrom([], [{ opensAt: "00:00", closesAt: "24:00" }]);
    expect(extendDue(night, at("2026-11-17T00:00"), { amount: 1, unit: "workingDay" })).toEqual(at("2026-11-18T00:00"));
  });

  it("keeps the original due time beside, and its lights measure the limit with its extension", () => {
    const clock = computeChangedClock(calendar, five("2026-11-16T09:00"), [{ kind: "extended", at: at("2026-11-18T10:00"), amount: 4 }]);
    expect(clock).toMatchObject({ originalDueAt: at("2026-11-23T18:00"), dueAt: at("2026-11-27T18:00"), isProvisional: false });
    // Ten working days in all, the day of the start with them: five are left at the close of 2026-11-20.
    expect(clock.yellowAt).toEqual(at("2026-11-20T18:00"));
    expect(workingDuration(calendar, clock.orangeAt, clock.dueAt)).toBe(2 * 420);
  });
});

describe("a paused limit", () => {
  it("gives back exactly the working days left, over 国庆", () => {
    const paused = { at: at("2026-09-28T11:00"), until: at("2026-10-08T08:30") };
    // Dispatched on 2026-09-24 (中秋 25 to 27), due 2026-10-09: 29, 30 September, 8 and 9 October are left.
    const clock = computeChangedClock(calendar, five("2026-09-24T10:00"), [{ kind: "paused", ...paused }]);
    expect(clock.originalDueAt).toEqual(at("2026-10-09T18:00"));
    expect(clock.dueAt).toEqual(at("2026-10-13T18:00"));
    expect(countWorkingDays(calendar, "2026-10-08", "2026-10-13")).toBe(countWorkingDays(calendar, "2026-09-28", "2026-10-09"));
  });

  it("that was paused on its last day is due the day it goes on, or the next working day", () => {
    const due = at("2026-11-20T18:00");
    const shift = (until: string) => shiftDue(calendar, due, { at: at("2026-11-20T10:00"), until: at(until) }, "workingDay");
    expect(shift("2026-11-25T09:00")).toEqual(at("2026-11-25T18:00"));
    expect(shift("2026-11-25T18:00")).toEqual(at("2026-11-26T18:00"));
    expect(shift("2026-11-28T09:00")).toEqual(at("2026-11-30T18:00"));
  });

  it("in hours goes on with the hours that were left", () => {
    const pause = { at: at("2026-11-20T16:00"), until: at("2026-11-24T11:00") };
    expect(shiftDue(calendar, at("2026-11-23T10:00"), pause, "workingHour")).toEqual(at("2026-11-24T16:00"));
    expect(shiftDue(calendar, at("2026-11-21T09:00"), pause, "hour")).toEqual(at("2026-11-25T04:00"));
    expect(shiftDue(calendar, at("2026-11-20T18:00"), { ...pause, at: at("2026-11-20T12:30") }, "workingHour")).toEqual(
      at("2026-11-24T17:00"),
    );
  });

  it("that was late before it paused stays late", () => {
    const due = at("2026-11-20T18:00");
    for (const unit of ["workingDay", "workingHour", "hour"] as const)
      expect(shiftDue(calendar, due, { at: due, until: at("2026-11-30T10:00") }, unit)).toEqual(due);
  });

  it("is no yellower after the pause than before it", () => {
    const startsAt = at("2026-11-16T09:00");
    const pause: ClockChange = { kind: "paused", at: at("2026-11-17T09:00"), until: at("2026-12-15T09:00") };
    const clock = computeChangedClock(calendar, five("2026-11-16T09:00"), [pause]);
    expect(clock.dueAt).toEqual(at("2026-12-21T18:00"));
    expect(workingDuration(calendar, clock.yellowAt, clock.dueAt)).toBe(workingDuration(calendar, startsAt, clock.originalDueAt) / 2);
    expect(clock.yellowAt > pause.until).toBe(true);
  });
});

describe("extensions and pauses of a limit", () => {
  const days = Array.from({ length: 300 }, (_, index) => addDays("2026-01-05", index));
  const instant = fc.tuple(fc.constantFrom(...days), fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "30"));
  const moment = instant.map(([date, hour, minute]) => at(`${date}T${String(hour).padStart(2, "0")}:${minute}`));

  it("leave as many working days after a resumption as before the pause, and never shorten a limit", () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 900 }),
        (startsAt, amount, after, length) => {
          const pausedAt = new Date(startsAt.getTime() + after * 3_600_000);
          const until = new Date(pausedAt.getTime() + length * 3_600_000);
          const limit = { startsAt, amount, unit: "workingDay" } as const;
          const { originalDueAt, dueAt } = computeChangedClock(calendar, limit, [{ kind: "paused", at: pausedAt, until }]);
          expect(dueAt >= originalDueAt).toBe(true);
          if (pausedAt >= originalDueAt) expect(dueAt).toEqual(originalDueAt);
          const left = countWorkingDays(calendar, dateOf(pausedAt), dateOf(originalDueAt));
          if (pausedAt < originalDueAt && left > 0) expect(countWorkingDays(calendar, dateOf(until), dateOf(dueAt))).toBe(left);
          expect(calendar.isWorkingDay(dateOf(dueAt))).toBe(true);
        },
      ),
    );
  });

  it("of days add up: n and then m days are n + m days, and their order does not matter", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (startsAt, n, m) => {
        const limit = { startsAt, amount: 5, unit: "workingDay" } as const;
        const extended = (...amounts: number[]) =>
          computeChangedClock(
            calendar,
            limit,
            amounts.map((amount, index) => ({ kind: "extended", at: new Date(startsAt.getTime() + index), amount })),
          ).dueAt;
        expect(extended(n, m)).toEqual(extended(m, n));
        expect(extended(n, m)).toEqual(computeChangedClock(calendar, { ...limit, amount: 5 + n + m }, []).dueAt);
      }),
    );
  });
});

describe("a promised day", () => {
  it("is due at the close of work", () => {
    const clock = computeDayClock(calendar, { startsAt: at("2026-11-16T09:00"), onDate: "2026-11-27" });
    expect(clock).toMatchObject({ dueAt: at("2026-11-27T18:00"), isProvisional: false });
    expect(clock.yellowAt < clock.orangeAt && clock.orangeAt < clock.dueAt).toBe(true);
  });
});
