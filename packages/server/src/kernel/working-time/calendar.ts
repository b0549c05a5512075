import { checkDate, minuteOfDay } from "../shanghai.ts";
import { findLastPublishedYear, isPublishedWorkingDay } from "./published-days.ts";

/** One day that differs from the published calendar. A city's own day beats the State Council's notice, the notice beats the library. */
export type DayOverride = {
  /** Shanghai date, "YYYY-MM-DD". */
  readonly onDate: string;
  readonly isWorking: boolean;
  readonly source: "notice" | "city";
};

/** One stretch of work in every working day, Shanghai wall-clock "HH:MM"; closing may be "24:00". */
export type WorkPeriod = { readonly opensAt: string; readonly closesAt: string };

/** A work period in minutes after midnight. */
export type PeriodMinutes = { readonly opensAtMinute: number; readonly closesAtMinute: number };

/** A city's working time: an immutable value. Make one per city and version of its settings and keep it: look-ups are remembered. */
export type Calendar = {
  /** Whether the Shanghai date "YYYY-MM-DD" is worked, make-up days (调休) included. Throws RangeError for a malformed date. */
  readonly isWorkingDay: (date: string) => boolean;
  /**
   * Last date, always 31 December, whose calendar is published. Later dates are plain weekdays until their notice arrives;
   * the library begins with 2004, and earlier dates stay plain weekdays.
   * The notice of the next year may still move a day or two at the very end of this one (2018-12-31 was such a day).
   */
  readonly knownUntil: string;
  /** In the order of the day, not overlapping, at least one. */
  readonly periods: readonly PeriodMinutes[];
  readonly workingMinutesPerDay: number;
  /** Minute after midnight when the last period closes. */
  readonly closesAtMinute: number;
};

function collectOverrides(overrides: readonly DayOverride[], source: DayOverride["source"]): Map<string, boolean> {
  const days = new Map<string, boolean>();
  for (const { onDate, isWorking } of overrides.filter((override) => override.source === source)) {
    checkDate(onDate);
    if ((days.get(onDate) ?? isWorking) !== isWorking) {
      throw new RangeError(`two ${source} overrides contradict each other on ${onDate}`);
    }
    days.set(onDate, isWorking);
  }
  return days;
}

function readPeriods(periods: readonly WorkPeriod[]): PeriodMinutes[] {
  const sorted = periods
    .map(({ opensAt, closesAt }) => ({ opensAtMinute: minuteOfDay(opensAt), closesAtMinute: minuteOfDay(closesAt) }))
    .sort((a, b) => a.opensAtMinute - b.opensAtMinute);
  let freeFrom = 0;
  for (const { opensAtMinute, closesAtMinute } of sorted) {
    if (opensAtMinute < freeFrom || closesAtMinute <= opensAtMinute) {
      throw new RangeError("work periods must open before they close and must not overlap");
    }
    freeFrom = closesAtMinute;
  }
  return sorted;
}

function decideKnownYear(requested: number | undefined, overrides: readonly DayOverride[]): number {
  const published = findLastPublishedYear();
  if (requested === undefined) return published;
  if (!Number.isInteger(requested) || requested < 1000 || requested > 9998) {
    throw new RangeError(`not a year: ${requested}`);
  }
  for (let year = published + 1; year <= requested; year += 1) {
    const isCovered = overrides.some(({ onDate, source }) => source === "notice" && onDate.startsWith(`${year}-`));
    if (!isCovered) throw new RangeError(`${year} cannot be known: neither the library nor a notice override has a day of it`);
  }
  return requested;
}

/**
 * Makes a city's calendar from `chinese-days` and the overrides of the city.
 *
 * `knownUntilYear` states the last year whose notice is complete; left out, it is the last year the library holds. Give it
 * when the notice of a year was entered as overrides before the library had it (or to distrust a year the library has).
 *
 * Throws RangeError for malformed dates or times, for contradicting overrides of one source, for no, overlapping or
 * backward periods, and for a `knownUntilYear` of which nothing is known.
 */
export function createCalendar(settings: {
  readonly overrides: readonly DayOverride[];
  readonly periods: readonly WorkPeriod[];
  readonly knownUntilYear?: number | undefined;
}): Calendar {
  const city = collectOverrides(settings.overrides, "city");
  const notice = collectOverrides(settings.overrides, "notice");
  const periods = readPeriods(settings.periods);
  const lastPeriod = periods.at(-1);
  if (lastPeriod === undefined) throw new RangeError("a calendar needs at least one work period");
  const knownYear = decideKnownYear(settings.knownUntilYear, settings.overrides);

  const remembered = new Map<string, boolean>();
  const isWorkingDay = (date: string): boolean => {
    const known = remembered.get(date);
    if (known !== undefined) return known;
    const isWorking = city.get(date) ?? notice.get(date) ?? isPublishedWorkingDay(date);
    remembered.set(date, isWorking);
    return isWorking;
  };

  return Object.freeze({
    isWorkingDay,
    knownUntil: `${knownYear}-12-31`,
    periods: Object.freeze(periods.map((period) => Object.freeze(period))),
    workingMinutesPerDay: periods.reduce((sum, period) => sum + period.closesAtMinute - period.opensAtMinute, 0),
    closesAtMinute: lastPeriod.closesAtMinute,
  });
}
