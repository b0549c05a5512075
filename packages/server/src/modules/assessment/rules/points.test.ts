import { SchemeSection } from "@yihao/contract/assessment-scheme";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstScheme } from "./first-scheme.ts";
import {
  computeBand,
  computePoints,
  computeScore,
  floorSlopePoints,
  formulaWords,
  isBasic,
  perCasePoints,
  publishedRate,
  roundPoints,
} from "./points.ts";
import { computeResult, lossCountOf } from "./result.ts";
import { fullPointsOf, itemsOf } from "./scheme.ts";

const satisfaction = { target: 95, slope: 0.5, floor: 12.5 };
const province = { target: 98, slope: 0.5, floor: 12.5 };
const hundredths = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);

describe("满意率得分", () => {
  it.each([
    [70.59, 12.8],
    [50, 12.5],
  ])("of a callback satisfaction of %d is %d, as published", (rate, points) =>
    expect(floorSlopePoints(rate, 25, satisfaction)).toBe(points),
  );
  it.each([
    [87.5, 19.75],
    [83.33, 17.67],
    [75, 13.5],
    [71.43, 12.5],
  ])("of orders from the province at %d is %d, as published", (rate, points) => expect(floorSlopePoints(rate, 25, province)).toBe(points));
  it("is made of the published rate: 12 of 17 are 70.59 and give 12.8", () => {
    expect(publishedRate(12, 17)).toBe(70.59);
    const item = { formula: { kind: "floorSlope" as const, ...satisfaction }, fullPoints: 25, section: "quality" as const };
    expect(computePoints(item, { kind: "rate", numerator: 12, denominator: 17 })).toEqual({ isApplicable: true, points: 12.8 });
  });
  it("never falls when the rate rises, and stays between floor and full", () => {
    fc.assert(
      fc.property(hundredths(0, 100), hundredths(0, 100), (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const [under, over] = [floorSlopePoints(low, 25, satisfaction), floorSlopePoints(high, 25, satisfaction)];
        expect(under).toBeLessThanOrEqual(over);
        expect(under).toBeGreaterThanOrEqual(12.5);
        expect(over).toBeLessThanOrEqual(25);
      }),
    );
  });
});

describe("points of an item", () => {
  const section = fc.constantFrom(...SchemeSection.values);
  const full = hundredths(1, 200);
  const formula = fc.oneof(
    fc.constant({ kind: "proportional" as const }),
    fc.constant({ kind: "typed" as const }),
    fc.record({ kind: fc.constant("perCase" as const), each: hundredths(0, 10), cap: hundredths(0, 50) }),
    fc.record({ kind: fc.constant("floorSlope" as const), target: hundredths(0, 100), slope: hundredths(0, 5), floor: hundredths(0, 1) }),
  );
  const measured = fc.oneof(
    fc.integer({ min: 0, max: 500 }).chain((denominator) =>
      fc.record({
        kind: fc.constant("rate" as const),
        denominator: fc.constant(denominator),
        numerator: fc.integer({ min: 0, max: denominator }),
      }),
    ),
    fc.record({ kind: fc.constant("cases" as const), count: fc.integer({ min: 0, max: 500 }) }),
    fc.record({ kind: fc.constant("typed" as const), value: fc.option(hundredths(0, 300)) }),
  );
  it("stay within what the item can give or take", () => {
    fc.assert(
      fc.property(section, full, formula, measured, (of, fullPoints, by, what) => {
        const { points } = computePoints({ section: of, fullPoints, formula: by }, what);
        if (points === null) return;
        const max = by.kind === "perCase" ? by.cap : fullPoints;
        expect(points).toBeLessThanOrEqual(of === "deduction" && by.kind === "perCase" ? 0 : max);
        expect(points).toBeGreaterThanOrEqual(of === "deduction" ? 0 - max : 0);
      }),
    );
  });
  it("of a rate with nothing to measure are none, and neither are its full points", () => {
    const item = { formula: { kind: "proportional" as const }, fullPoints: 15, section: "quality" as const };
    expect(computePoints(item, { kind: "rate", numerator: 0, denominator: 0 })).toEqual({ isApplicable: false, points: null });
    expect(computeScore([{ section: "quality", fullPoints: 15, scored: { isApplicable: false, points: null } }])).toEqual({
      score: 0,
      fullPoints: 0,
      missing: 0,
    });
  });
  it("of cases grow with each case up to the cap", () => {
    fc.assert(
      fc.property(fc.nat(300), hundredths(0, 5), hundredths(0, 20), (count, each, cap) => {
        expect(perCasePoints(count, { each, cap })).toBeLessThanOrEqual(perCasePoints(count + 1, { each, cap }));
        expect(perCasePoints(count, { each, cap })).toBeLessThanOrEqual(cap);
      }),
    );
  });
  it("are rounded half up in decimals, not in binary", () => {
    expect([roundPoints(17.665), roundPoints(1.005), roundPoints(-1.005), roundPoints(0)]).toEqual([17.67, 1.01, -1.01, 0]);
  });
});

describe("the sum", () => {
  const scored = (points: number | null) => ({ isApplicable: true, points });
  it("waits for what is missing", () => {
    const items = [
      { section: "quality" as const, fullPoints: 25, scored: scored(20) },
      { section: "network" as const, fullPoints: 10, scored: scored(null) },
    ];
    expect(computeScore(items)).toEqual({ score: null, fullPoints: 35, missing: 1 });
  });
  it("takes deductions off, adds bonuses, and never falls below zero", () => {
    const items = [
      { section: "quality" as const, fullPoints: 25, scored: scored(3) },
      { section: "deduction" as const, fullPoints: 0, scored: scored(-5) },
    ];
    expect(computeScore(items).score).toBe(0);
    expect(computeScore([...items, { section: "bonus" as const, fullPoints: 0, scored: scored(3) }]).score).toBe(1);
  });
  it("falls into bands by its share of the full points", () => {
    const bands = { firstFrom: 90, secondFrom: 75 };
    expect([90, 89.99, 75, 74.99].map((score) => computeBand({ score, fullPoints: 100 }, bands))).toEqual([
      "first",
      "second",
      "second",
      "third",
    ]);
    expect(computeBand({ score: 135, fullPoints: 150 }, bands)).toBe("first");
    expect(computeBand({ score: null, fullPoints: 100 }, bands)).toBeNull();
  });
});

describe("the first scheme", () => {
  it("gives districts 100 points and counties 150", () => {
    const fulls = (["district", "county", "department", "enterprise"] as const).map((group) => fullPointsOf(firstScheme.items, group));
    expect(fulls).toEqual([100, 150, 100, 100]);
  });
  it("has the basic sections of the practice, deductions and bonuses, each with a source", () => {
    const sections = new Set(firstScheme.items.map((item) => item.section));
    for (const section of ["network", "quality", "knowledge", "testCall", "deduction", "bonus"] as const)
      expect(sections.has(section)).toBe(true);
    for (const item of firstScheme.items) expect(item.source).not.toBe("");
  });
  it("never scores an agency lower for one more satisfied, and stays within bounds", () => {
    const items = itemsOf(firstScheme.items, "district");
    const isCase = (indicator: string | null) => indicator === "overdueOpen" || indicator === "reworkRate";
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(199), fc.nat(30), (denominator, some, overdue) => {
        const numerator = Math.min(some, denominator - 1);
        const total = (satisfied: number) =>
          computeResult(
            items.map((item) => ({
              item,
              counts: isCase(item.indicator)
                ? { numerator: overdue, denominator: denominator + overdue }
                : { numerator: satisfied, denominator },
              typed: item.indicator === null && isBasic(item.section) ? item.fullPoints : null,
            })),
            firstScheme.bands,
          );
        const [before, after] = [total(numerator), total(numerator + 1)];
        expect(after.score ?? 0).toBeGreaterThanOrEqual(before.score ?? 0);
        expect(before.fullPoints).toBe(100);
        expect(before.score ?? -1).toBeGreaterThanOrEqual(0);
        expect(before.score ?? 999).toBeLessThanOrEqual(103);
      }),
    );
  });
  it("says each formula in words with its numbers", () => {
    for (const { formula, fullPoints } of firstScheme.items) expect(formulaWords(formula, fullPoints)).toMatch(/\d.*|录入/);
  });
});

describe("records behind a loss", () => {
  it("are as many as the counts say", () => {
    expect(lossCountOf("satisfactionRate", { numerator: 7, denominator: 10 })).toBe(3);
    expect(lossCountOf("reworkRate", { numerator: 4, denominator: 10 })).toBe(4);
    expect(lossCountOf("overdueOpen", { numerator: 2, denominator: 2 })).toBe(2);
  });
});
