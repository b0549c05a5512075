import type { EmergencyState } from "@yihao/contract/emergency";
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import type { EmergencyReminderTable, EmergencyTable } from "./table.ts";

/** Own platforms; agencies see none. */
function visible(scope: Scope): RawBuilder<boolean> {
  if (scope.agencyIds !== "all") return sql<boolean>`false`;
  return scope.platformCodes === "all" ? sql<boolean>`true` : sql<boolean>`platform_code = any(${[...scope.platformCodes]}::text[])`;
}
const isOpen = sql<boolean>`state in ('flagged', 'confirmed', 'directed', 'briefed')`;

/** False when one of this demand is open already. */
export async function insertEmergency(db: Db, emergency: EmergencyTable): Promise<boolean> {
  const inserted = await db
    .insertInto("emergency")
    .values(emergency)
    .onConflict((conflict) => conflict.columns(["city_code", "demand_id"]).where(isOpen).doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findOpenOfDemand(db: Db, cityCode: string, demandId: string): Promise<EmergencyTable | undefined> {
  return db
    .selectFrom("emergency")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("demand_id", "=", demandId)
    .where(isOpen)
    .executeTakeFirst();
}

export async function findEmergency(db: Db, scope: Scope, id: string): Promise<EmergencyTable | undefined> {
  return db
    .selectFrom("emergency")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .executeTakeFirst();
}

/** Locks the row. */
export async function loadEmergency(db: Db, scope: Scope, id: string): Promise<EmergencyTable> {
  const found = await db
    .selectFrom("emergency")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("条突发敏感信息");
  return found;
}

export async function updateEmergency(db: Db, cityCode: string, id: string, change: Partial<EmergencyTable>): Promise<void> {
  await db.updateTable("emergency").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export type EmergencyFilter = { state?: EmergencyState | undefined; isOpen?: boolean | undefined; demandId?: string | undefined };

/** Newest first. */
export async function listEmergencies(
  db: Db,
  scope: Scope,
  filter: EmergencyFilter,
  after: Cursor | null,
  limit: number,
): Promise<EmergencyTable[]> {
  let select = db.selectFrom("emergency").selectAll().where("city_code", "=", scope.cityCode).where(visible(scope));
  if (filter.state !== undefined) select = select.where("state", "=", filter.state);
  if (filter.isOpen !== undefined) select = select.where(filter.isOpen ? isOpen : sql<boolean>`not ${isOpen}`);
  if (filter.demandId !== undefined) select = select.where("demand_id", "=", filter.demandId);
  if (after !== null) select = select.where(sql<boolean>`(flagged_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("flagged_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

export async function countOpen(db: Db, scope: Scope, now: Date) {
  const rows = await db
    .selectFrom("emergency")
    .select((count) => [
      "state",
      count.fn.countAll<number>().as("count"),
      count.fn
        .countAll<number>()
        .filterWhere(sql<boolean>`(state = 'flagged' and confirm_by < ${now}) or (state = 'confirmed' and direct_by < ${now})`)
        .as("overdue"),
    ])
    .where("city_code", "=", scope.cityCode)
    .where(isOpen)
    .where(visible(scope))
    .groupBy("state")
    .execute();
  const of = (state: EmergencyState) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    flagged: of("flagged"),
    confirmed: of("confirmed"),
    directed: of("directed"),
    briefed: of("briefed"),
    overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
  };
}

/** Ids of what is late and has not been told to everybody above. */
export async function listToRemind(db: Db, cityCode: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom("emergency")
    .select("id")
    .where("city_code", "=", cityCode)
    .where("remind_at", "is not", null)
    .where("remind_at", "<=", now)
    .orderBy("remind_at")
    .limit(100)
    .execute();
  return rows.map((row) => row.id);
}

export async function insertReminder(db: Db, reminder: EmergencyReminderTable): Promise<void> {
  await db.insertInto("emergency_reminder").values(reminder).execute();
}

export async function listReminders(db: Db, cityCode: string, emergencyId: string): Promise<EmergencyReminderTable[]> {
  return db
    .selectFrom("emergency_reminder")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("emergency_id", "=", emergencyId)
    .orderBy("reminded_at")
    .orderBy("id")
    .execute();
}
