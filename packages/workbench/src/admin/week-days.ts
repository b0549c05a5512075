import type { DutyShift } from "@yihao/contract/posts";
import { dateTimeWords, dateWords } from "@yihao/ui/time-words.ts";

const dayMs = 86_400_000;
const midnight = (date: string) => new Date(`${date}T00:00:00+08:00`);

export function addDays(date: string, days: number): string {
  return dateWords(new Date(midnight(date).getTime() + days * dayMs));
}

/** The Monday of the week of a date, "2026-11-23". */
export function mondayOf(date: string): string {
  const weekday = new Date(midnight(date).getTime() + 8 * 3_600_000).getUTCDay();
  return addDays(date, weekday === 0 ? -6 : 1 - weekday);
}

/** First and last instant of the seven days from a Monday on, as the contract asks for them. */
export function weekSpan(monday: string): { from: string; to: string } {
  return { from: midnight(monday).toISOString(), to: midnight(addDays(monday, 7)).toISOString() };
}

export type RosterDay = { readonly date: string; readonly shifts: readonly DutyShift[] };

const forenoonMs = 12 * 3_600_000;

/**
 * The seven days with their shifts, earliest first. A shift stands on the day it begins and on every later one that it holds beyond
 * noon: a night that ends in the morning stands once. What runs into the Monday stands there, or the week would not show it.
 */
export function weekDays(monday: string, shifts: readonly DutyShift[]): RosterDay[] {
  return Array.from({ length: 7 }, (_, index) => {
    const date = addDays(monday, index);
    const [from, to] = [midnight(date).getTime(), midnight(addDays(date, 1)).getTime()];
    const seenFrom = index === 0 ? from : from + forenoonMs;
    const own = shifts.filter(({ startsAt, endsAt }) => {
      const begins = Date.parse(startsAt);
      return begins < to && (from <= begins || seenFrom < Date.parse(endsAt));
    });
    return { date, shifts: own.toSorted((left, right) => left.startsAt.localeCompare(right.startsAt)) };
  });
}

/** The hours of a shift as they stand on a date: "18:00–次日 08:30", "00:00–24:00" in the middle of a long one. */
export function hoursOn(date: string, { startsAt, endsAt }: Pick<DutyShift, "startsAt" | "endsAt">): string {
  const timeOf = (instant: string) => dateTimeWords(instant).slice(11);
  const begins = dateWords(startsAt);
  const ends = dateWords(endsAt);
  const from = begins < date ? "00:00" : timeOf(startsAt);
  if (ends === date) return `${from}–${timeOf(endsAt)}`;
  const isOneNight = begins === date && ends === addDays(date, 1) && timeOf(endsAt) <= "12:00";
  if (!isOneNight) return `${from}–24:00`;
  return timeOf(endsAt) === "00:00" ? `${from}–24:00` : `${from}–次日 ${timeOf(endsAt)}`;
}
