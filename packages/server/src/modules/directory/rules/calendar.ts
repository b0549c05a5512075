import { type Calendar, createCalendar, type DayOverride, type WorkPeriod } from "../../../kernel/working-time/index.ts";

/** Taken in at the first start; from then on a city's setting in its table. */
export const firstWorkPeriods: readonly WorkPeriod[] = Object.freeze([
  { opensAt: "09:00", closesAt: "12:00" },
  { opensAt: "14:00", closesAt: "18:00" },
]);

/**
 * A city's calendar. A year that the library does not hold yet counts as known once its notice was taken in: every notice names
 * the days of 国庆节, the last holiday of the year, so a notice day of rest in the first week of October shows that it is complete.
 */
export function calendarFrom(overrides: readonly DayOverride[], periods: readonly WorkPeriod[]): Calendar {
  const settings = { overrides, periods: periods.length === 0 ? firstWorkPeriods : periods };
  const published = createCalendar(settings);
  let knownUntilYear = Number(published.knownUntil.slice(0, 4));
  while (hasNotice(overrides, knownUntilYear + 1)) knownUntilYear += 1;
  return `${knownUntilYear}-12-31` === published.knownUntil ? published : createCalendar({ ...settings, knownUntilYear });
}

function hasNotice(overrides: readonly DayOverride[], year: number): boolean {
  return overrides.some(
    (day) => day.source === "notice" && !day.isWorking && `${year}-10-01` <= day.onDate && day.onDate <= `${year}-10-08`,
  );
}
