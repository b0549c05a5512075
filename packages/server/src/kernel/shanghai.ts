/*
 * Dates and instants of Asia/Shanghai. The offset is fixed at +08:00: mainland China has kept no summer time since 1991,
 * and nothing this product records is older.
 */

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const DATE_FORM = /^\d{4}-\d{2}-\d{2}$/;
const TIME_FORM = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

function utcMidnightOf(date: string): number {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const midnight = Date.UTC(year, month - 1, day);
  const found = new Date(midnight);
  // The engine rolls 30 February over into March; such a date is a mistake, not the first of March.
  const exists = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  if (!DATE_FORM.test(date) || !exists) throw new RangeError(`not a date of the form YYYY-MM-DD: ${date}`);
  return midnight;
}

/** The Shanghai calendar date of an instant, "YYYY-MM-DD". Throws RangeError for an invalid Date. */
export function dateOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The Shanghai wall-clock time of an instant, "HH:MM". */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}

/** The Shanghai midnight that begins the date of an instant. Throws RangeError for an invalid Date. */
export function midnightOf(instant: Date): Date {
  const local = instant.getTime() + OFFSET_MS;
  if (Number.isNaN(local)) throw new RangeError("not a valid instant");
  return new Date(Math.floor(local / DAY_MS) * DAY_MS - OFFSET_MS);
}

/** The instant of a Shanghai wall-clock time, "HH:MM" from "00:00" to "24:00" (the midnight that ends the date). Throws RangeError. */
export function instantOf(date: string, time: string): Date {
  return new Date(utcMidnightOf(date) - OFFSET_MS + minuteOfDay(time) * 60_000);
}

/** Minutes after midnight of "HH:MM", 0 to 1440. Throws RangeError for another form. */
export function minuteOfDay(time: string): number {
  if (!TIME_FORM.test(time)) throw new RangeError(`not a time of the form HH:MM: ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The date so many calendar days later (earlier when negative). Throws RangeError. */
export function addDays(date: string, days: number): string {
  return new Date(utcMidnightOf(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the week, 0 = Sunday to 6 = Saturday. Throws RangeError. */
export function weekdayOf(date: string): number {
  return new Date(utcMidnightOf(date)).getUTCDay();
}

/** Throws RangeError unless the string is a date that exists, "YYYY-MM-DD". */
export function checkDate(date: string): void {
  utcMidnightOf(date);
}
