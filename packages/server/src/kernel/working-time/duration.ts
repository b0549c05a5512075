import { dateOf, midnightOf } from "../shanghai.ts";
import type { Calendar } from "./calendar.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
// As in counting days: a mistyped setting must fail at once.
const HOURS_MAX = 100_000;

/** Milliseconds of a number of hours; RangeError unless it is more than 0 and at most 100 000. */
export function millisecondsOfHours(hours: number): number {
  if (!(hours > 0 && hours <= HOURS_MAX)) throw new RangeError(`hours must be more than 0 and at most ${HOURS_MAX}: ${hours}`);
  return Math.round(hours * HOUR_MS);
}

/** Working milliseconds between two instants, negative when `to` is earlier. */
export function workingMilliseconds(calendar: Calendar, from: Date, to: Date): number {
  if (to < from) return 0 - workingMilliseconds(calendar, to, from);
  const lastMidnight = midnightOf(to).getTime();
  let sum = 0;
  for (let midnight = midnightOf(from).getTime(); midnight <= lastMidnight; midnight += DAY_MS) {
    if (!calendar.isWorkingDay(dateOf(new Date(midnight)))) continue;
    for (const { opensAtMinute, closesAtMinute } of calendar.periods) {
      const starts = Math.max(midnight + opensAtMinute * MINUTE_MS, from.getTime());
      const ends = Math.min(midnight + closesAtMinute * MINUTE_MS, to.getTime());
      if (ends > starts) sum += ends - starts;
    }
  }
  return sum;
}

/** The first instant, not before `from`, at which so many working milliseconds have passed since `from`. */
export function addWorkingMilliseconds(calendar: Calendar, from: Date, milliseconds: number): Date {
  if (milliseconds <= 0) return new Date(from);
  let left = milliseconds;
  for (let midnight = midnightOf(from).getTime(); ; midnight += DAY_MS) {
    if (!calendar.isWorkingDay(dateOf(new Date(midnight)))) continue;
    for (const { opensAtMinute, closesAtMinute } of calendar.periods) {
      const starts = Math.max(midnight + opensAtMinute * MINUTE_MS, from.getTime());
      const open = midnight + closesAtMinute * MINUTE_MS - starts;
      if (open <= 0) continue;
      if (left <= open) return new Date(starts + left);
      left -= open;
    }
  }
}

/**
 * Working minutes between two instants, not rounded: only time inside work periods of working days counts. Negative when
 * `to` is earlier, so durations add up: a → b plus b → c is a → c. Throws RangeError for an invalid Date.
 */
export function workingDuration(calendar: Calendar, from: Date, to: Date): number {
  return workingMilliseconds(calendar, from, to) / MINUTE_MS;
}

/**
 * The first instant at which `hours` working hours (a fraction is allowed) have passed since `from`. A start outside the
 * work periods begins to count at the next opening; hours that run out exactly at a closing end at that closing, not at the
 * next opening. `isProvisional` when the end lies after `calendar.knownUntil`. RangeError unless 0 < hours ≤ 100 000.
 */
export function addWorkingHours(calendar: Calendar, from: Date, hours: number): { endsAt: Date; isProvisional: boolean } {
  const milliseconds = millisecondsOfHours(hours);
  const endsAt = addWorkingMilliseconds(calendar, from, milliseconds);
  return { endsAt, isProvisional: lastWorkedDate(endsAt) > calendar.knownUntil };
}

/** The date whose work ended at this instant: midnight closes the day before it. */
function lastWorkedDate(endsAt: Date): string {
  return dateOf(new Date(endsAt.getTime() - 1));
}
