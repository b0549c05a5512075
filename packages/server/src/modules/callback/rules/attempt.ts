import { type AttemptOutcome, DayPart } from "@yihao/contract/callback";
import { addDays, dateOf, instantOf } from "../../../kernel/shanghai.ts";

/** Since when each part of the day is a time to call; a part lasts until the next begins. Midnight belongs to the morning that follows. */
const callableFrom = { morning: "08:00", afternoon: "12:00", evening: "18:00" } as const satisfies Record<DayPart, string>;

/** The part of the Shanghai day. */
export function dayPartOf(instant: Date): DayPart {
  const day = dateOf(instant);
  if (instant < instantOf(day, callableFrom.afternoon)) return "morning";
  return instant < instantOf(day, callableFrom.evening) ? "afternoon" : "evening";
}

/** `attempts` and `dayParts` hold what was tried, this attempt included; the minima are the city's settings. */
export type AttemptFacts = {
  outcome: AttemptOutcome;
  attempts: number;
  dayParts: readonly DayPart[];
  attemptsMin: number;
  dayPartsMin: number;
};

/**
 * 联系不上: only after so many tries in so many parts of the day (推荐值：至少 3 次、2 个时段). A wrong number and somebody who will not
 * be asked are not reached by trying again.
 */
export function isGivenUp({ outcome, attempts, dayParts, attemptsMin, dayPartsMin }: AttemptFacts): boolean {
  if (outcome === "wrongNumber" || outcome === "refused") return true;
  return attempts >= attemptsMin && new Set(dayParts).size >= dayPartsMin;
}

/** The earliest moment of a part of the day that was not tried; null while the parts tried are enough. */
export function nextTryAfter(now: Date, facts: Pick<AttemptFacts, "dayParts" | "dayPartsMin">): Date | null {
  const tried = new Set(facts.dayParts);
  if (tried.size >= facts.dayPartsMin) return null;
  const today = dateOf(now);
  const starts = [today, addDays(today, 1)].flatMap((day) =>
    DayPart.values.filter((part) => !tried.has(part)).map((part) => instantOf(day, callableFrom[part])),
  );
  return starts.filter((start) => start > now).sort((left, right) => left.getTime() - right.getTime())[0] ?? null;
}
