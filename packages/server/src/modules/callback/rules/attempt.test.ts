import { AttemptOutcome, DayPart } from "@yihao/contract/callback";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayPartOf, isGivenUp, nextTryAfter } from "./attempt.ts";

const at = (time: string) => new Date(`2026-11-16T${time}:00+08:00`);

describe("the part of the Shanghai day", () => {
  it.each([
    ["00:00", "morning"],
    ["08:59", "morning"],
    ["11:59", "morning"],
    ["12:00", "afternoon"],
    ["17:59", "afternoon"],
    ["18:00", "evening"],
    ["23:59", "evening"],
  ])("%s is %s", (time, part) => expect(dayPartOf(at(time))).toBe(part));
});

const enough = { attempts: 3, dayParts: ["morning", "morning", "afternoon"], attemptsMin: 3, dayPartsMin: 2 } as const;

describe("联系不上", () => {
  const unanswered = AttemptOutcome.values.filter((outcome) => outcome !== "wrongNumber" && outcome !== "refused");
  it.each(unanswered)("%s: only after enough tries in enough parts of the day", (outcome) => {
    expect(isGivenUp({ ...enough, outcome })).toBe(true);
    expect(isGivenUp({ ...enough, outcome, attempts: 2, dayParts: ["morning", "afternoon"] })).toBe(false);
    expect(isGivenUp({ ...enough, outcome, dayParts: ["morning", "morning", "morning"] })).toBe(false);
    expect(isGivenUp({ ...enough, outcome, attempts: 9, dayParts: Array(9).fill("evening") })).toBe(false);
  });
  it.each(["wrongNumber", "refused"] as const)("%s ends it at once", (outcome) => {
    expect(isGivenUp({ ...enough, outcome, attempts: 1, dayParts: ["morning"] })).toBe(true);
  });
  it("goes by the numbers of the city", () => {
    expect(isGivenUp({ outcome: "busy", attempts: 1, dayParts: ["evening"], attemptsMin: 1, dayPartsMin: 1 })).toBe(true);
    expect(isGivenUp({ ...enough, outcome: "busy", dayPartsMin: 3 })).toBe(false);
  });
});

describe("下次请在", () => {
  const next = (time: string, dayParts: DayPart[], dayPartsMin = 2) => nextTryAfter(at(time), { dayParts, dayPartsMin })?.toISOString();
  it.each([
    ["09:30", ["morning"], "2026-11-16T12:00:00+08:00"],
    ["14:00", ["afternoon"], "2026-11-16T18:00:00+08:00"],
    ["20:00", ["evening"], "2026-11-17T08:00:00+08:00"],
    ["03:00", ["morning"], "2026-11-16T12:00:00+08:00"],
  ] as const)("tried at %s: the next part that was not tried", (time, parts, expected) => {
    expect(next(time, [...parts])).toBe(new Date(expected).toISOString());
  });
  it("passes over a part that was tried", () => expect(next("09:30", ["morning", "afternoon"], 3)).toBe(at("18:00").toISOString()));
  it("says nothing once the parts are enough", () => expect(next("14:00", ["morning", "afternoon"])).toBeUndefined());

  it("is always later, in a part not tried, and the earliest such", () => {
    const parts = fc.subarray([...DayPart.values], { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 1439 }), (dayParts, minute) => {
        const now = new Date(at("00:00").getTime() + minute * 60_000);
        const found = nextTryAfter(now, { dayParts, dayPartsMin: 3 });
        expect(found).not.toBeNull();
        if (found === null) return;
        expect(found.getTime()).toBeGreaterThan(now.getTime());
        expect(found.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000);
        expect(dayParts).not.toContain(dayPartOf(found));
      }),
    );
  });
});
