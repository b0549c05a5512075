import { addDays } from "../shanghai.ts";
import type { Calendar } from "./calendar.ts";

// Far beyond any limit in law; a mistyped setting must fail at once instead of walking through millennia.
const WORKING_DAYS_MAX = 10_000;

/**
 * The date of the `days`-th working day after `fromDate` (Shanghai dates). `fromDate` itself is never counted, whether it
 * is worked or not, so the result is always a working day later than it, and n + m days are n days and then m days.
 * `isProvisional` when the result lies after `calendar.knownUntil`: compute again when that year's notice arrives.
 *
 * `days` is a whole number from 1 to 10 000; anything else throws RangeError. Source of the counting rule: working-day
 * limits of the Jiangsu hotline (咨询 3, 非咨询 5 个工作日), first counted day = the next working day.
 */
export function addWorkingDays(calendar: Calendar, fromDate: string, days: number): { onDate: string; isProvisional: boolean } {
  if (!Number.isInteger(days) || days < 1 || days > WORKING_DAYS_MAX) {
    throw new RangeError(`working days must be a whole number from 1 to ${WORKING_DAYS_MAX}: ${days}`);
  }
  let onDate = fromDate;
  let left = days;
  while (left > 0) {
    onDate = addDays(onDate, 1);
    if (calendar.isWorkingDay(onDate)) left -= 1;
  }
  return { onDate, isProvisional: onDate > calendar.knownUntil };
}

/**
 * Working days d with `fromDate` < d ≤ `toDate`: the first date is left out, the last one counted. It undoes
 * `addWorkingDays`: the count from a date to the date n working days later is n. Negative when `toDate` is the earlier one.
 * Throws RangeError for a malformed date.
 */
export function countWorkingDays(calendar: Calendar, fromDate: string, toDate: string): number {
  if (toDate < fromDate) return 0 - countWorkingDays(calendar, toDate, fromDate);
  const lastDate = addDays(toDate, 0);
  let count = 0;
  for (let date = addDays(fromDate, 0); date < lastDate; ) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) count += 1;
  }
  return count;
}
