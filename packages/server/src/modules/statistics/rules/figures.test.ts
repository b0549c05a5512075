import { describe, expect, it } from "vitest";
import { daysIn, decideRange, isDay, meanDaysOf, periodOf, previousOf, rateOf, rollUp, topOf } from "./figures.ts";

const codeOf = (from: string, to: string) => {
  const decision = decideRange({ from, to });
  return decision.ok ? "ok" : `${decision.code}@${decision.field}`;
};

describe("range", () => {
  it("takes one day and 400 days", () => {
    expect(codeOf("2026-11-23", "2026-11-23")).toBe("ok");
    expect(codeOf("2025-10-20", "2026-11-23")).toBe("ok");
  });
  it("refuses 401 days", () => expect(codeOf("2025-10-19", "2026-11-23")).toBe("range.tooLong@to"));
  it("refuses a reversed range", () => expect(codeOf("2026-11-23", "2026-11-22")).toBe("range.reversed@to"));
  it("refuses years in which nothing was recorded or can be", () => {
    expect(codeOf("0001-01-01", "0001-01-02")).toBe("range.outOfReach@from");
    expect(codeOf("2999-12-31", "9999-12-31")).toBe("range.outOfReach@to");
  });
  it("is whole Shanghai days, the last one included", () => {
    const { from, to } = periodOf({ from: "2026-11-01", to: "2026-11-30" });
    expect(from.toISOString()).toBe("2026-10-31T16:00:00.000Z");
    expect(to.toISOString()).toBe("2026-11-30T16:00:00.000Z");
  });
  it("lists its days across a leap day", () =>
    expect(daysIn({ from: "2028-02-28", to: "2028-03-01" })).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]));
});

describe("preceding period", () => {
  it("has the same number of days and ends the day before", () => {
    expect(previousOf({ from: "2026-11-01", to: "2026-11-30" })).toEqual({ from: "2026-10-02", to: "2026-10-31" });
    expect(previousOf({ from: "2026-11-23", to: "2026-11-23" })).toEqual({ from: "2026-11-22", to: "2026-11-22" });
  });
  it("meets the period without gap or overlap", () => {
    const days = { from: "2026-03-01", to: "2026-03-31" };
    expect(periodOf(previousOf(days)).to).toEqual(periodOf(days).from);
  });
});

describe("rates and means", () => {
  it("are made of counts", () => expect(rateOf(109_566, 248_718)).toBe(44.05));
  it("are null on nothing", () => {
    expect(rateOf(0, 0)).toBeNull();
    expect(meanDaysOf(0, 0, 480)).toBeNull();
  });
  it("zero is not null", () => expect(rateOf(0, 7)).toBe(0));
  it("means divide once", () => expect(meanDaysOf(480 + 490 + 495, 3, 480)).toBe(1.02));
});

describe("roll-up", () => {
  const rows = [
    { key: "010101", counts: { count: 3, answered: 1 } },
    { key: null, counts: { count: 2, answered: 0 } },
    { key: "010203", counts: { count: 4, answered: 4 } },
  ];
  it("adds what falls under one key and loses nothing", () => {
    const rolled = rollUp(rows, (key) => (key === null ? "none" : `${key.slice(0, 2)}0000`));
    expect([...rolled]).toEqual([
      ["010000", { count: 7, answered: 5 }],
      ["none", { count: 2, answered: 0 }],
    ]);
  });
  it("leaves the rows as they are", () => expect(rows[0]?.counts).toEqual({ count: 3, answered: 1 }));
});

describe("tier-1 agency", () => {
  const parents: Record<string, string | null> = { a: null, b: "a", c: "b", x: "y", y: "x" };
  const top = (id: string) => topOf(id, (each) => parents[each]);
  it("is found through two tiers", () => expect(top("c")).toBe("a"));
  it("is the agency itself at the top or when unknown", () => {
    expect(top("a")).toBe("a");
    expect(top("gone")).toBe("gone");
  });
  it("ends on a cycle", () => expect(["x", "y"]).toContain(top("x")));
});

describe("day key", () => {
  it("must be a date that exists", () => {
    expect(isDay("2028-02-29")).toBe(true);
    expect(isDay("2026-02-29")).toBe(false);
    expect(isDay("2026-1-1")).toBe(false);
    expect(isDay("none")).toBe(false);
  });
});
