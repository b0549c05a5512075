import { type RawBuilder, sql } from "kysely";
import { addDays, dateOf, instantOf } from "../../kernel/shanghai.ts";
import type { Calendar } from "../../kernel/working-time/index.ts";

/** Nothing that is measured began earlier. */
export const firstDay = "2004-01-01";
const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Working milliseconds of all days before each day, from {@link firstDay} to the day after `now`. An entry bigger than the one before
 * it marks a working day, so this one array is the whole calendar.
 */
export function workedBefore(calendar: Calendar, now: Date): number[] {
  const last = addDays(dateOf(now), 2);
  const before = [0];
  let sum = 0;
  for (let day = firstDay; day < last; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) sum += calendar.workingMinutesPerDay * minuteMs;
    before.push(sum);
  }
  return before;
}

const remembered = new WeakMap<Calendar, { day: string; before: number[] }>();
/** The array as a relation `worked`, for a `with` clause. A calendar is an immutable value, so its array is made once a day. */
export function workedRelation(calendar: Calendar, now: Date): RawBuilder<unknown> {
  const day = dateOf(now);
  const known = remembered.get(calendar);
  const before = known?.day === day ? known.before : workedBefore(calendar, now);
  remembered.set(calendar, { day, before });
  return sql`worked as materialized (select ${before}::int8[] as before)`;
}

/**
 * Working milliseconds from {@link firstDay} to an instant: the difference of two is kernel/working-time's workingDuration, for any
 * number of rows in one pass. Needs {@link workedRelation} in the statement.
 */
export function workedUntil(calendar: Calendar, instant: RawBuilder<unknown>): RawBuilder<number> {
  // Whole milliseconds since the first Shanghai midnight: integers are several times faster here than dates and intervals.
  const since = sql`((date_part('epoch', ${instant}) * 1000)::int8 - ${sql.lit(instantOf(firstDay, "00:00").getTime())})`;
  const day = sql`(${since} / ${sql.lit(dayMs)} + 1)::int4`;
  const before = sql`(select before from worked)`;
  const today = sql.join(
    calendar.periods.map(
      ({ opensAtMinute, closesAtMinute }) =>
        sql`least(greatest(${since} % ${sql.lit(dayMs)} - ${sql.lit(opensAtMinute * minuteMs)}, 0), ${sql.lit((closesAtMinute - opensAtMinute) * minuteMs)})`,
    ),
    sql` + `,
  );
  return sql<number>`(${before}[${day}] + case when ${before}[${day} + 1] > ${before}[${day}] then ${today} else 0 end)`;
}
