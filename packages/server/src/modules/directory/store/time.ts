import type { CalendarDay, TimeLimit } from "@yihao/contract/directory";
import type { WorkPeriod } from "../../../kernel/working-time/index.ts";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import "./tables.ts";

export async function listTimeLimits(db: Db, cityCode: string): Promise<TimeLimit[]> {
  return db
    .selectFrom("time_limit")
    .select([
      "id",
      "kind_group as kindGroup",
      "urgency",
      "amount",
      "unit",
      "effective_from as effectiveFrom",
      "effective_to as effectiveTo",
      "source",
    ])
    .where("city_code", "=", cityCode)
    .orderBy("kind_group")
    .orderBy("urgency")
    .orderBy("effective_from")
    .execute();
}

/** A limit of the same group, urgency and first day is replaced and keeps its id. */
export async function saveTimeLimits(db: Db, cityCode: string, limits: readonly TimeLimit[]): Promise<void> {
  const rows = limits.map((limit) => ({
    city_code: cityCode,
    id: limit.id,
    kind_group: limit.kindGroup,
    urgency: limit.urgency,
    amount: limit.amount,
    unit: limit.unit,
    effective_from: limit.effectiveFrom,
    effective_to: limit.effectiveTo,
    source: limit.source,
  }));
  await insertMany(
    db,
    "time_limit",
    rows,
    "(city_code, kind_group, urgency, effective_from) do update set amount = excluded.amount, unit = excluded.unit, source = excluded.source",
  );
}

export async function markLimitEnd(db: Db, cityCode: string, id: string, effectiveTo: string | null): Promise<void> {
  await db.updateTable("time_limit").set({ effective_to: effectiveTo }).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function listCalendarDays(db: Db, cityCode: string): Promise<CalendarDay[]> {
  return db
    .selectFrom("calendar_day")
    .select(["on_date as onDate", "is_working as isWorking", "name", "source"])
    .where("city_code", "=", cityCode)
    .orderBy("on_date")
    .orderBy("source")
    .execute();
}

export async function saveCalendarDays(db: Db, cityCode: string, days: readonly CalendarDay[]): Promise<void> {
  const rows = days.map((day) => ({
    city_code: cityCode,
    on_date: day.onDate,
    is_working: day.isWorking,
    name: day.name,
    source: day.source,
  }));
  await insertMany(
    db,
    "calendar_day",
    rows,
    "(city_code, on_date, source) do update set is_working = excluded.is_working, name = excluded.name",
  );
}

export async function listWorkPeriods(db: Db, cityCode: string): Promise<WorkPeriod[]> {
  return db
    .selectFrom("work_period")
    .select(["opens_at as opensAt", "closes_at as closesAt"])
    .where("city_code", "=", cityCode)
    .orderBy("opens_at")
    .execute();
}

export async function removeWorkPeriods(db: Db, cityCode: string): Promise<void> {
  await db.deleteFrom("work_period").where("city_code", "=", cityCode).execute();
}

export async function insertWorkPeriods(db: Db, cityCode: string, periods: readonly WorkPeriod[]): Promise<void> {
  await insertMany(
    db,
    "work_period",
    periods.map((period) => ({ city_code: cityCode, opens_at: period.opensAt, closes_at: period.closesAt })),
  );
}
