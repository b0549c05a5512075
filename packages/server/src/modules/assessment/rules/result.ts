import type { AssessmentBand, AssessmentStanding } from "@yihao/contract/assessment";
import type { AssessmentIndicator, Bands, SchemeItem } from "@yihao/contract/assessment-scheme";
import { computeBand, computePoints, computeScore, type Measured, type Scored } from "./points.ts";
import { countsCases } from "./scheme.ts";

export type Counts = { readonly numerator: number; readonly denominator: number };
const nothing: Counts = { numerator: 0, denominator: 0 };

/** What an item is scored on; an agency of which the indicator says nothing has zero of it. */
export function measuredOf(item: Pick<SchemeItem, "indicator">, counts: Counts | null, typed: number | null): Measured {
  if (item.indicator === null) return { kind: "typed", value: typed };
  const found = counts ?? nothing;
  return countsCases(item.indicator) ? { kind: "cases", count: found.numerator } : { kind: "rate", ...found };
}

/** How many records stand behind the loss: of a rate those that do not fulfil it, of cases the cases. */
export function lossCountOf(indicator: AssessmentIndicator, counts: Counts): number {
  return countsCases(indicator) ? counts.numerator : counts.denominator - counts.numerator;
}

export type ItemInput = { readonly item: SchemeItem; readonly counts: Counts | null; readonly typed: number | null };
/** One agency by its items. `fixed`: points that a decided appeal has set, by item code. */
export function computeResult(
  inputs: readonly ItemInput[],
  bands: Bands,
  fixed: ReadonlyMap<string, number> = new Map(),
): { items: { code: string; scored: Scored }[]; score: number | null; fullPoints: number; band: AssessmentBand | null; missing: number } {
  const items = inputs.map(({ item, counts, typed }) => {
    const scored = computePoints(item, measuredOf(item, counts, typed));
    const set = fixed.get(item.code);
    return { code: item.code, item, scored: set === undefined ? scored : { isApplicable: true, points: set } };
  });
  const total = computeScore(items.map(({ item, scored }) => ({ section: item.section, fullPoints: item.fullPoints, scored })));
  return { items: items.map(({ code, scored }) => ({ code, scored })), ...total, band: computeBand(total, bands) };
}

/** Only who had something due is scored. */
export const isScored = (standing: AssessmentStanding): boolean => standing === "scored";
