import type { CalendarDay } from "@yihao/contract/directory";
import dayjs from "dayjs";

export type YearDay = {
  readonly onDate: string;
  readonly day: number;
  /** Monday is 0. */
  readonly weekday: number;
  readonly isWorking: boolean;
  /** The exception that decides, when there is one. */
  readonly exception: CalendarDay | undefined;
};

/**
 * The days of a year, month by month: what the city says beats the State Council's notice, the notice beats the weekday. A year without
 * any notice day shows plain weekdays.
 */
export function yearDays(year: number, overrides: readonly CalendarDay[]): YearDay[][] {
  const exceptions = new Map<string, CalendarDay>();
  for (const day of overrides.toSorted((a, b) => Number(a.source === "city") - Number(b.source === "city")))
    exceptions.set(day.onDate, day);
  return Array.from({ length: 12 }, (_, month) => {
    const first = dayjs(`${year}-${String(month + 1).padStart(2, "0")}-01`);
    return Array.from({ length: first.daysInMonth() }, (_, index) => {
      const date = first.add(index, "day");
      const onDate = date.format("YYYY-MM-DD");
      const weekday = (date.day() + 6) % 7;
      const exception = exceptions.get(onDate);
      return { onDate, day: index + 1, weekday, isWorking: exception?.isWorking ?? weekday < 5, exception };
    });
  });
}

export function hasNotice(year: number, overrides: readonly CalendarDay[]): boolean {
  return overrides.some(({ onDate, source }) => source === "notice" && onDate.startsWith(`${year}-`));
}
