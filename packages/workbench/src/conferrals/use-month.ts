import { dateWords } from "@yihao/ui/time-words.ts";
import dayjs from "dayjs";
import { useSearchParams } from "react-router";

/** The month that the address names, "2026-11", else the present one; with its first and last day. */
export function useMonth() {
  const [params, setParams] = useSearchParams();
  const today = dateWords(new Date());
  const given = params.get("month") ?? "";
  const month = /^20\d{2}-(0[1-9]|1[0-2])$/.test(given) ? given : today.slice(0, 7);
  const first = dayjs(`${month}-01`);
  const go = (months: number) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.set("month", first.add(months, "month").format("YYYY-MM"));
      return next;
    });
  return { month, today, from: `${month}-01`, to: first.endOf("month").format("YYYY-MM-DD"), go };
}

/** The days of a month in rows of a week from Monday; null before the first and after the last. */
export function weeksOf(month: string): (string | null)[][] {
  const first = dayjs(`${month}-01`);
  const cells: (string | null)[] = Array.from({ length: (first.day() + 6) % 7 }, () => null);
  for (let day = 1; day <= first.daysInMonth(); day += 1) cells.push(first.date(day).format("YYYY-MM-DD"));
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
