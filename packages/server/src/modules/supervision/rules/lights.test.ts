import type { Light } from "@yihao/contract/directory";
import { type Threshold, WarningIndicator, warningIndicatorDefinitions } from "@yihao/contract/warning-indicators";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeAgencyLight, decideThreshold, indicatorValue, isWorse, lightsFrom, rankOf } from "./lights.ts";

const overdue = { direction: "upTo", threshold: { yellow: 3, orange: 5, red: 10, margin: 1, minimumDenominator: 0 } } as const;
const onTime = { direction: "below", threshold: { yellow: 98, orange: 95, red: 90, margin: 1, minimumDenominator: 10 } } as const;
type Judge = { readonly direction: "below" | "upTo"; readonly threshold: Threshold };

/** Every value in turn; the lights after each, beginning with green. */
function walk(values: readonly number[], judge: Judge): Light[] {
  const lights: Light[] = [];
  for (const value of values) lights.push(computeAgencyLight(lights.at(-1) ?? "green", value, judge));
  return lights;
}
const noticesIn = (lights: readonly Light[]) => lights.filter((light, at) => isWorse(light, lights[at - 1] ?? "green")).length;

describe("the light of an indicator", () => {
  it.each([
    [2, "green"],
    [3, "yellow"],
    [5, "orange"],
    [9, "orange"],
    [10, "red"],
    [400, "red"],
  ] as const)("of %i overdue is %s", (value, light) => expect(computeAgencyLight("green", value, overdue)).toBe(light));

  it.each([
    [98, "green"],
    [97.9, "yellow"],
    [94.9, "orange"],
    [89.9, "red"],
    [0, "red"],
  ] as const)("of %d %% on time is %s", (value, light) => expect(computeAgencyLight("green", value, onTime)).toBe(light));

  it("gets worse at once, by as many steps as it takes", () => {
    expect(walk([2, 12], overdue)).toEqual(["green", "red"]);
  });

  it("gets better only beyond the margin, and then to where it belongs", () => {
    expect(walk([10, 9, 8, 5, 4, 3, 2, 1], overdue)).toEqual(["red", "orange", "orange", "orange", "yellow", "yellow", "green", "green"]);
    expect(walk([10, 9.5, 9], { ...overdue })).toEqual(["red", "red", "orange"]);
    expect(walk([89, 90.5, 91, 95.5, 96, 98.5, 99], onTime)).toEqual(["red", "red", "orange", "orange", "yellow", "yellow", "green"]);
  });

  it("stays as it is while there is nothing to judge by", () => {
    for (const light of ["green", "yellow", "orange", "red"] as const) expect(computeAgencyLight(light, null, onTime)).toBe(light);
  });
});

describe("a value that jumps about", () => {
  it("a bound by less than the margin is one notice", () => {
    const close = fc.array(fc.double({ min: 97.05, max: 98.95, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(close, (values) => {
        expect(noticesIn(walk(values, onTime))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("gives no more notices than its ups and downs pay for: another one costs a way of two margins", () => {
    const bounds = fc
      .tuple(
        fc.integer({ min: 5, max: 20 }),
        fc.integer({ min: 5, max: 20 }),
        fc.integer({ min: 5, max: 20 }),
        fc.integer({ min: 1, max: 5 }),
      )
      .map(
        ([yellow, orange, red, margin]): Judge => ({
          direction: "upTo",
          threshold: { yellow, orange: yellow + orange, red: yellow + orange + red, margin, minimumDenominator: 0 },
        }),
      );
    fc.assert(
      fc.property(bounds, fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 120 }), (judge, values) => {
        const way = values.reduce((sum, value, at) => sum + Math.abs(value - (values[at - 1] ?? 0)), 0);
        expect(noticesIn(walk(values, judge))).toBeLessThanOrEqual(3 + 3 * Math.floor(way / (2 * judge.threshold.margin)));
      }),
    );
  });

  it("never shows a better light than the bounds themselves give", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), (values) => {
        const lights = walk(values, overdue);
        for (const [at, light] of lights.entries())
          expect(rankOf(light)).toBeGreaterThanOrEqual(rankOf(computeAgencyLight("green", values[at] ?? 0, overdue)));
      }),
    );
  });
});

describe("the value", () => {
  it("is a percentage where there is something to divide by, and nothing below the minimum", () => {
    expect(indicatorValue({ denominator: "due" }, { numerator: 19, denominator: 20 }, 10)).toBe(95);
    expect(indicatorValue({ denominator: "due" }, { numerator: 1, denominator: 9 }, 10)).toBeNull();
    expect(indicatorValue({ denominator: "due" }, { numerator: 0, denominator: 0 }, 0)).toBeNull();
  });

  it("is the count itself where that is the indicator", () => {
    expect(indicatorValue({ denominator: null }, { numerator: 0, denominator: null }, 10)).toBe(0);
  });
});

describe("四色界限", () => {
  const dates = { effectiveFrom: "2026-11-24", today: "2026-11-24" };
  it("of every indicator are sound at first", () => {
    for (const indicator of WarningIndicator.values)
      expect(decideThreshold(indicator, warningIndicatorDefinitions[indicator].initial, dates), indicator).toEqual({ ok: true });
  });

  it("follow each other in the direction in which things get worse", () => {
    expect(decideThreshold("onTime", { yellow: 90, orange: 95, red: 98, margin: 1 }, dates)).toMatchObject({
      code: "warning.boundsOutOfOrder",
      field: "orange",
    });
    expect(decideThreshold("overdueOpen", { yellow: 5, orange: 5, red: 10, margin: 1 }, dates)).toMatchObject({
      facts: { order: "黄＜橙＜红" },
    });
  });

  it("leave a way back to green", () => {
    expect(decideThreshold("overdueOpen", { yellow: 1, orange: 2, red: 3, margin: 2 }, dates)).toMatchObject({
      code: "warning.marginTooWide",
    });
    expect(decideThreshold("onTime", { yellow: 99.5, orange: 95, red: 90, margin: 1 }, dates)).toMatchObject({
      code: "warning.marginTooWide",
    });
    expect(computeAgencyLight("red", 0, { direction: "upTo", threshold: { ...overdue.threshold, yellow: 1, margin: 1 } })).toBe("green");
  });

  it("are no percentage above a hundred and hold from today on", () => {
    expect(decideThreshold("returns", { yellow: 10, orange: 20, red: 101, margin: 1 }, dates)).toMatchObject({
      code: "warning.boundOverHundred",
    });
    expect(decideThreshold("overdueOpen", { yellow: 10, orange: 20, red: 101, margin: 1 }, dates)).toEqual({ ok: true });
    expect(
      decideThreshold("overdueOpen", { yellow: 1, orange: 2, red: 3, margin: 1 }, { ...dates, effectiveFrom: "2026-11-23" }),
    ).toMatchObject({
      code: "warning.thresholdInPast",
    });
  });
});

it("lights from one on are itself and the worse ones", () => {
  expect(lightsFrom("orange")).toEqual(["orange", "red"]);
  expect(lightsFrom("green")).toHaveLength(4);
});
