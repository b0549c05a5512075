import type { Figure } from "@yihao/contract/statistics";
import { countWords, percentWords } from "@yihao/ui/number-words.ts";

type Valued = Pick<Figure, "unit" | "value">;

/** A value with its unit: "866 件", "68.82%", "2.70 工作日"; "—" when there was nothing to measure on. */
export function valueWords({ unit, value }: Valued): string {
  const { number, unit: shown } = valueParts({ unit, value });
  return shown === "" ? number : `${number} ${shown}`;
}

/** The number and the unit apart, for a big number with a small unit. */
export function valueParts({ unit, value }: Valued): { number: string; unit: string } {
  if (value === null) return { number: "—", unit: "" };
  if (unit === "%") return { number: percentWords(value / 100), unit: "" };
  return { number: Number.isInteger(value) && unit !== "工作日" ? countWords(value) : value.toFixed(2), unit };
}

export type Change = { direction: "up" | "down" | "same"; words: string };

/** Against the period before: counts in per cent, rates in percentage points, means in their unit. Undefined when one of the two is missing. */
export function changeOf({ unit, value, previous }: Pick<Figure, "unit" | "value" | "previous">): Change | undefined {
  if (value === null || previous === null) return undefined;
  const difference = value - previous;
  if (Math.abs(difference) < 0.005) return { direction: "same", words: "持平" };
  const direction = difference > 0 ? "up" : "down";
  const verb = difference > 0 ? "升" : "降";
  const size = Math.abs(difference);
  if (unit === "%") return { direction, words: `${verb} ${size.toFixed(2)} 个百分点` };
  if (unit === "工作日") return { direction, words: `${verb} ${size.toFixed(2)} 个工作日` };
  // A count that begins at nothing, or grows many times over, says more as a number than in per cent.
  if (previous === 0 || size / previous >= 10) return { direction, words: `${difference > 0 ? "多" : "少"} ${countWords(size)} ${unit}` };
  return { direction, words: `${verb} ${percentWords(size / previous)}` };
}
