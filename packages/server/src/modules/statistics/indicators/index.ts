import { caseworkIndicators } from "./casework.ts";
import { demandIndicators } from "./demands.ts";
import { evaluationIndicators } from "./evaluations.ts";
import { netIndicators } from "./net.ts";
import type { Indicator } from "./shape.ts";
import { superiorIndicators } from "./superior.ts";

const measured: readonly Indicator[] = [
  ...demandIndicators,
  ...caseworkIndicators,
  ...evaluationIndicators,
  ...superiorIndicators(evaluationIndicators),
];
/** Every indicator there is, in the order in which they are shown; what exclusions change stands after what they leave alone. */
export const indicators: readonly Indicator[] = [...measured, ...netIndicators(measured)];
const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));

export const findIndicator = (code: string): Indicator | undefined => byCode.get(code);
/** For an indicator that this module itself names. */
export function indicatorOf(code: string): Indicator {
  const indicator = byCode.get(code);
  if (indicator === undefined) throw new Error(`no indicator ${code}`);
  return indicator;
}
export { inColumn } from "./demands.ts";
export { type Indicator, type Moment, opensOf, type Predicate, rowsOf } from "./shape.ts";
