// The data of the library, not its functions: those fill and read their tables in the machine's time zone, and west of
// Greenwich every holiday slips by a day.
import publishedDays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { weekdayOf } from "../shanghai.ts";

const FIRST_YEAR = 2004;
const SUNDAY = 0;
const SATURDAY = 6;

/** Whether the library, which follows the State Council's yearly notice, takes the date for a working day. Throws RangeError. */
export function isPublishedWorkingDay(date: string): boolean {
  const weekday = weekdayOf(date);
  if (Object.hasOwn(publishedDays.workdays, date)) return true;
  if (Object.hasOwn(publishedDays.holidays, date)) return false;
  return weekday !== SUNDAY && weekday !== SATURDAY;
}

function isPublishedYear(year: number): boolean {
  // 国庆节 closes every yearly notice; a year without it is not in the library, which then knows nothing but weekdays.
  return ["01", "02", "03"].every((day) => Object.hasOwn(publishedDays.holidays, `${year}-10-${day}`));
}

/** The last year whose notice the library holds, found in its data, so that upgrading the library is enough. */
export function findLastPublishedYear(): number {
  let year = FIRST_YEAR;
  while (isPublishedYear(year + 1)) year += 1;
  return year;
}

/** The notice's own days from a year on, by date: holidays and 调休 workdays with their Chinese names, as the library writes them. */
export function listPublishedDays(fromYear: number): { onDate: string; isWorking: boolean; name: string }[] {
  const named = (days: Readonly<Record<string, string>>, isWorking: boolean) =>
    Object.entries(days).map(([onDate, words]) => ({ onDate, isWorking, name: words.split(",")[1] ?? words }));
  return [...named(publishedDays.holidays, false), ...named(publishedDays.workdays, true)]
    .filter((day) => Number(day.onDate.slice(0, 4)) >= fromYear)
    .sort((left, right) => left.onDate.localeCompare(right.onDate));
}
