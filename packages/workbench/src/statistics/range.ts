import { dateWords } from "@yihao/ui/time-words.ts";
import dayjs from "dayjs";

export const presets = { today: "今日", month: "本月", days30: "近 30 天", own: "自选" } as const;
export type Preset = keyof typeof presets;
/** Whole Shanghai days, both included. */
export type Range = { preset: Preset; from: string; to: string };

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const back = (day: string, days: number) => dayjs(day).subtract(days, "day").format("YYYY-MM-DD");

/** The range that an address asks for; without one the last thirty days. `now`: what the clock says. */
export function readRange(params: URLSearchParams, now: Date): Range {
  const today = dateWords(now);
  const from = params.get("from");
  const to = params.get("to");
  if (from !== null && to !== null && dayShape.test(from) && dayShape.test(to)) return { preset: "own", from, to };
  const asked = params.get("range");
  if (asked === "today") return { preset: "today", from: today, to: today };
  if (asked === "month") return { preset: "month", from: `${today.slice(0, 8)}01`, to: today };
  return { preset: "days30", from: back(today, 29), to: today };
}

/** The same number of days just before. */
export function rangeBefore({ from, to }: Pick<Range, "from" | "to">): { from: string; to: string } {
  const length = dayjs(to).diff(dayjs(from), "day") + 1;
  return { from: back(from, length), to: back(from, 1) };
}
