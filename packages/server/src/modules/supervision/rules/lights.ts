import type { Light } from "@yihao/contract/directory";
import type { Threshold, WarningDirection, WarningIndicator, WarningIndicatorDefinition } from "@yihao/contract/warning-indicators";
import { warningIndicatorDefinitions } from "@yihao/contract/warning-indicators";
import { allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";

const order: readonly Light[] = ["green", "yellow", "orange", "red"];
/** 绿 0, 黄 1, 橙 2, 红 3. */
export const rankOf = (light: Light) => order.indexOf(light);
export const isWorse = (light: Light, than: Light) => rankOf(light) > rankOf(than);
/** Lights at least as bad as this one. */
export const lightsFrom = (light: Light) => order.slice(rankOf(light));

export type IndicatorValue = { readonly numerator: number; readonly denominator: number | null };

/** Percent, or the count itself; null while there is too little to judge by. */
export function indicatorValue(
  definition: Pick<WarningIndicatorDefinition, "denominator">,
  counted: IndicatorValue,
  minimum: number,
): number | null {
  if (definition.denominator === null) return counted.numerator;
  const denominator = counted.denominator ?? 0;
  return denominator === 0 || denominator < minimum ? null : (counted.numerator / denominator) * 100;
}

function worstReached(threshold: Threshold, reaches: (bound: number) => boolean): Light {
  return order.findLast((light) => light !== "green" && reaches(threshold[light as "yellow" | "orange" | "red"])) ?? "green";
}

/**
 * The light of an indicator. It gets worse at once; it gets better only when the value is better than the bound by the margin, so that a value
 * jumping about a bound does not flood anyone. Nothing to judge by leaves the light as it is.
 */
export function computeAgencyLight(
  previous: Light,
  value: number | null,
  { direction, threshold }: { direction: WarningDirection; threshold: Threshold },
): Light {
  if (value === null) return previous;
  const { margin } = threshold;
  const isBelow = direction === "below";
  const now = worstReached(threshold, (bound) => (isBelow ? value < bound : value >= bound));
  if (!isWorse(previous, now)) return now;
  const held = worstReached(threshold, (bound) => (isBelow ? value < bound + margin : value > bound - margin));
  const back = isWorse(held, now) ? held : now;
  return isWorse(previous, back) ? back : previous;
}

/** The bounds must follow each other in the direction in which things get worse, further apart than nothing. */
export function decideThreshold(
  indicator: WarningIndicator,
  bounds: Pick<Threshold, "yellow" | "orange" | "red" | "margin">,
  dates: { effectiveFrom: string; today: string },
): Decision {
  const { direction, unit } = warningIndicatorDefinitions[indicator];
  const rises = bounds.yellow < bounds.orange && bounds.orange < bounds.red;
  const falls = bounds.yellow > bounds.orange && bounds.orange > bounds.red;
  if (!(direction === "below" ? falls : rises))
    return atField("orange", refuse("warning.boundsOutOfOrder", { order: direction === "below" ? "黄＞橙＞红" : "黄＜橙＜红" }));
  if (unit === "%" && Math.max(bounds.yellow, bounds.red) > 100) return atField("red", refuse("warning.boundOverHundred"));
  // The best value there is must be able to turn the yellow light off.
  const isWide = direction === "below" ? unit === "%" && bounds.yellow + bounds.margin > 100 : bounds.margin > bounds.yellow;
  if (isWide) return atField("margin", refuse("warning.marginTooWide"));
  if (dates.effectiveFrom < dates.today) return atField("effectiveFrom", refuse("warning.thresholdInPast"));
  return allow;
}
