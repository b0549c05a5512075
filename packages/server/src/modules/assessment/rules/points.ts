import type { AssessmentBand } from "@yihao/contract/assessment";
import type { Bands, Formula, SchemeItem, SchemeSection } from "@yihao/contract/assessment-scheme";

/** What an item is scored on: two counts, a number of cases, or what was typed in; `null` typed value: not yet. */
export type Measured =
  | { readonly kind: "rate"; readonly numerator: number; readonly denominator: number }
  | { readonly kind: "cases"; readonly count: number }
  | { readonly kind: "typed"; readonly value: number | null };
/** `points`: with its sign, null while not typed; not applicable: nothing to measure, so neither points nor full points. */
export type Scored = { readonly isApplicable: boolean; readonly points: number | null };

/** Two decimals, halves away from zero. Six decimals first: 17.665 is a little less in binary. */
export function roundPoints(value: number): number {
  const sign = value < 0 ? -1 : 1;
  return (sign * Math.round(Number((Math.abs(value) * 100).toFixed(6)))) / 100 + 0;
}

/** Per cent with two decimals, as it is published: points are made of the published rate, so that anybody can check them. */
export function publishedRate(numerator: number, denominator: number): number {
  return roundPoints((numerator / denominator) * 100);
}

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Jiangsu practice (连云港通报, fitted): max(12.5, 25 − 0.5 × (目标 − 比率)). A rate above the target earns no more than the full points. */
export function floorSlopePoints(
  rate: number,
  fullPoints: number,
  { target, slope, floor }: { target: number; slope: number; floor: number },
): number {
  return roundPoints(within(fullPoints - slope * (target - rate), Math.min(floor, fullPoints), fullPoints));
}

export function perCasePoints(count: number, { each, cap }: { each: number; cap: number }): number {
  return roundPoints(Math.min(cap, count * each));
}

/** Points of one item; a deduction is negative. */
export function computePoints(item: Pick<SchemeItem, "formula" | "fullPoints" | "section">, measured: Measured): Scored {
  const { formula, fullPoints } = item;
  // No cases typed in are no cases.
  if (formula.kind === "perCase") return { isApplicable: true, points: signed(item.section, perCasePoints(countOf(measured), formula)) };
  if (formula.kind === "typed" || measured.kind === "typed") {
    const value = measured.kind === "typed" ? measured.value : null;
    return { isApplicable: true, points: value === null ? null : signed(item.section, within(value, 0, fullPoints)) };
  }
  if (measured.kind !== "rate" || measured.denominator === 0) return { isApplicable: false, points: null };
  const rate = publishedRate(measured.numerator, measured.denominator);
  const points = formula.kind === "floorSlope" ? floorSlopePoints(rate, fullPoints, formula) : roundPoints((fullPoints * rate) / 100);
  return { isApplicable: true, points };
}

const signed = (section: SchemeSection, points: number) => roundPoints(section === "deduction" ? 0 - points : points);

function countOf(measured: Measured): number {
  if (measured.kind === "cases") return measured.count;
  return measured.kind === "typed" ? (measured.value ?? 0) : measured.denominator - measured.numerator;
}

/** 扣分项 and 加分项 stand outside the full points. */
export const isBasic = (section: SchemeSection): boolean => section !== "deduction" && section !== "bonus";

export type ScoredItem = { readonly section: SchemeSection; readonly fullPoints: number; readonly scored: Scored };
/** The sum of one agency: never below zero; full points are those of the items that could be measured. Null while something is missing. */
export function computeScore(items: readonly ScoredItem[]): { score: number | null; fullPoints: number; missing: number } {
  const applicable = items.filter(({ scored }) => scored.isApplicable);
  const missing = applicable.filter(({ scored }) => scored.points === null).length;
  const sum = applicable.reduce((total, { scored }) => total + (scored.points ?? 0), 0);
  const fullPoints = roundPoints(applicable.filter(({ section }) => isBasic(section)).reduce((total, item) => total + item.fullPoints, 0));
  return { score: missing > 0 ? null : roundPoints(Math.max(0, sum)), fullPoints, missing };
}

/** 分档: by the share of the full points; null without a score. */
export function computeBand({ score, fullPoints }: { score: number | null; fullPoints: number }, bands: Bands): AssessmentBand | null {
  if (score === null || fullPoints <= 0) return null;
  const share = roundPoints((score / fullPoints) * 100);
  if (share >= bands.firstFrom) return "first";
  return share >= bands.secondFrom ? "second" : "third";
}

/** The formula in words, with its numbers, as the pages show it. */
export function formulaWords(formula: Formula, fullPoints: number): string {
  switch (formula.kind) {
    case "floorSlope":
      return `${fullPoints} −（${formula.target} − 比率）× ${formula.slope}，最低 ${formula.floor} 分，最高 ${fullPoints} 分`;
    case "proportional":
      return `${fullPoints} × 比率`;
    case "perCase":
      return `每件 ${formula.each} 分，累计不超过 ${formula.cap} 分`;
    case "typed":
      return `由考核员录入，最高 ${fullPoints} 分`;
  }
}
