import type { Light } from "@yihao/contract/directory";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { notKeptFrom } from "../../work-order/index.ts";
import type { AssignmentTable } from "./table.ts";
import { askToLook } from "./watch.ts";

type Key = { cityCode: string; id: string };
export type AssignmentFilter = {
  state?: AssignmentTable["state"] | undefined;
  light?: Light | undefined;
  agencyIds?: readonly string[] | undefined;
  role?: AssignmentTable["role"] | undefined;
  number?: string | undefined;
  title?: string | undefined;
  now: Date;
};

const ofAgencies = (scope: Scope) =>
  scope.agencyIds === "all"
    ? sql<boolean>`true`
    : sql<boolean>`agency_id = any(${[...scope.agencyIds]}::uuid[]) and ${notKeptFrom(scope, "assignment.work_order_id")}`;

/** Locks the row when it belongs to the caller's subtree. */
export async function loadAssignment(db: Db, scope: Scope, id: string): Promise<AssignmentTable> {
  const found = await db
    .selectFrom("assignment")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(ofAgencies(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("项承办任务");
  return found;
}

export async function findAssignment(db: Db, scope: Scope, id: string): Promise<AssignmentTable | undefined> {
  return db
    .selectFrom("assignment")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(ofAgencies(scope))
    .executeTakeFirst();
}

/** All assignments of an order, in the order they were made. */
export async function listOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<AssignmentTable[]> {
  return db
    .selectFrom("assignment")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("assigned_at")
    .orderBy("id")
    .execute();
}

/**
 * Open ones by due time; finished ones newest first. A subtree is read agency by agency (each the beginning of its own index range)
 * and merged: sorting all that a large district has open would cost more every year.
 */
export async function listAssignments(
  db: Db,
  scope: Scope,
  filter: AssignmentFilter,
  after: Cursor | null,
  limit: number,
): Promise<AssignmentTable[]> {
  const isOpen = filter.state === undefined || !["returned", "finished", "ended"].includes(filter.state);
  const conditions = [sql`assignment.city_code = ${scope.cityCode}`, sql`${notKeptFrom(scope, "assignment.work_order_id")}`];
  if (isOpen) conditions.push(sql`ended_at is null`);
  if (filter.state !== undefined) conditions.push(sql`state = ${filter.state}`);
  if (filter.role !== undefined) conditions.push(sql`role = ${filter.role}`);
  if (filter.number !== undefined) conditions.push(sql`number = ${filter.number}`);
  if (filter.title !== undefined) conditions.push(sql`title like ${`%${filter.title.replace(/[\\%_]/g, "\\$&")}%`}`);
  if (filter.light !== undefined) conditions.push(lit(filter.light, filter.now));
  if (after !== null)
    conditions.push(
      isOpen
        ? sql`(due_at, id) > (${after.value}::timestamptz, ${after.id}::uuid)`
        : sql`(assigned_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`,
    );
  const order = isOpen ? sql`due_at, id` : sql`assigned_at desc, id desc`;
  const agencyIds = intersect(scope.agencyIds, filter.agencyIds);
  const answer =
    agencyIds === "all"
      ? await sql<AssignmentTable>`select * from assignment where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}`.execute(
          db,
        )
      : await sql<AssignmentTable>`select own.* from unnest(${agencyIds}::uuid[]) as agency(id) cross join lateral (
          select * from assignment where assignment.agency_id = agency.id and ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}
        ) as own order by ${isOpen ? sql`own.due_at, own.id` : sql`own.assigned_at desc, own.id desc`} limit ${limit}`.execute(db);
  return answer.rows;
}

function intersect(scope: readonly string[] | "all", wanted: readonly string[] | undefined): string[] | "all" {
  if (wanted === undefined) return scope === "all" ? "all" : [...scope];
  return scope === "all" ? [...wanted] : wanted.filter((id) => scope.includes(id));
}

/** The same as {@link lightOfAssignment} of a clock that runs; after 阶段性办结 it runs towards the promise. */
function lit(light: Light, now: Date) {
  const running = sql`ended_at is null and state <> 'replied' and paused_at is null`;
  const due = sql`coalesce(follow_up_due_at, due_at)`;
  if (light === "red") return sql<boolean>`(${running} and ${due} < ${now})`;
  if (light === "orange") return sql<boolean>`(${running} and orange_at <= ${now} and ${due} >= ${now})`;
  if (light === "yellow") return sql<boolean>`(${running} and yellow_at <= ${now} and orange_at > ${now} and ${due} >= ${now})`;
  return sql<boolean>`(${running} and yellow_at > ${now} and ${due} >= ${now})`;
}

export async function countOpen(db: Db, scope: Scope, now: Date) {
  const rows = await db
    .selectFrom("assignment")
    .select((count) => [
      "state",
      count.fn.countAll<number>().as("count"),
      count.fn.countAll<number>().filterWhere(lit("red", now)).as("overdue"),
    ])
    .where("city_code", "=", scope.cityCode)
    .where("ended_at", "is", null)
    .where(ofAgencies(scope))
    .groupBy("state")
    .execute();
  const of = (state: AssignmentTable["state"]) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    awaitingAcknowledgement: of("awaitingAcknowledgement"),
    handling: of("handling"),
    delegated: of("delegated"),
    returnRequested: of("returnRequested"),
    awaitingSignOff: of("awaitingSignOff"),
    replied: of("replied"),
    followUp: of("followUp"),
    overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
  };
}

export async function insertAssignments(db: Db, assignments: readonly AssignmentTable[]): Promise<void> {
  await db
    .insertInto("assignment")
    .values([...assignments])
    .execute();
  for (const { city_code, id } of assignments) await askToLook(db, city_code, id);
}

/** Another demand stands behind the order now. */
export async function updateDemandOfOrder(db: Db, cityCode: string, workOrderId: string, demandId: string): Promise<void> {
  await db
    .updateTable("assignment")
    .set({ demand_id: demandId })
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .execute();
}

export async function updateAssignment(db: Db, { cityCode, id }: Key, change: Partial<AssignmentTable>): Promise<void> {
  await db.updateTable("assignment").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
  if (change.state !== undefined || change.due_at !== undefined || change.follow_up_due_at !== undefined) await askToLook(db, cityCode, id);
}

// Its own clock, and one that runs: what was delegated lives on the clock of the agency above, what was answered is judged by the old one.
const running = sql<boolean>`ended_at is null and parent_id is null and clock_stopped_at is null`;

/** Running assignments whose limit reaches past a given day (a change of the calendar may move them), sorted by order. Locks nothing. */
export async function listRunningDueAfter(db: Db, cityCode: string, instant: Date): Promise<AssignmentTable[]> {
  return db
    .selectFrom("assignment")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where(running)
    .where((where) => where.or([where("due_at", ">=", instant), where("state", "=", "paused")]))
    .orderBy("work_order_id")
    .orderBy("id")
    .execute();
}

/** One of them, locked; its order is locked by the caller, before. */
export async function findRunning(db: Db, cityCode: string, id: string): Promise<AssignmentTable | undefined> {
  return db
    .selectFrom("assignment")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .where(running)
    .forUpdate()
    .executeTakeFirst();
}
