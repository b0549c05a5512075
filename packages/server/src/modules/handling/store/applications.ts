import type { ApplicationKind, ApplicationState } from "@yihao/contract/applications";
import type { LimitUnit } from "@yihao/contract/directory";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { ofVisibleOrder } from "../../work-order/index.ts";

export interface ApplicationTable {
  city_code: string;
  id: string;
  assignment_id: string;
  work_order_id: string;
  agency_id: string;
  kind: ApplicationKind;
  state: ApplicationState;
  reason: string;
  basis: string | null;
  explanation: string | null;
  amount: number | null;
  unit: LimitUnit | null;
  review_on: string | null;
  asked_at: Date;
  asked_by: string | null;
  asked_by_name: string;
  opinion: string | null;
  granted_amount: number | null;
  settled_at: Date | null;
  settled_by: string | null;
  settled_by_name: string | null;
  resumed_at: Date | null;
  resumed_by_name: string | null;
  resume_reason: string | null;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    application: ApplicationTable;
  }
}
type Key = { cityCode: string; id: string };

export async function insertApplication(db: Db, application: ApplicationTable): Promise<void> {
  await db.insertInto("application").values(application).execute();
}

export async function findApplication(db: Db, cityCode: string, id: string): Promise<ApplicationTable | undefined> {
  return db.selectFrom("application").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** Locks the row; its order is locked by the caller, before. */
export async function loadApplication(db: Db, cityCode: string, id: string): Promise<ApplicationTable> {
  const found = await db
    .selectFrom("application")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("份申请");
  return found;
}

/** All applications on an order, in the order they were made. */
export async function listApplicationsOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<ApplicationTable[]> {
  return db
    .selectFrom("application")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
}

/** What moved the clocks of these assignments: extensions that were granted and pauses that are over. */
export async function listClockChanges(db: Db, cityCode: string, assignmentIds: readonly string[]): Promise<ApplicationTable[]> {
  if (assignmentIds.length === 0) return [];
  return db
    .selectFrom("application")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("assignment_id", "in", [...assignmentIds])
    .where("state", "=", "granted")
    .where("kind", "in", ["extension", "pause"])
    .orderBy("settled_at")
    .execute();
}

/** The same of all assignments that still run, in one reading. */
export async function listRunningClockChanges(db: Db, cityCode: string): Promise<ApplicationTable[]> {
  return db
    .selectFrom("application")
    .innerJoin("assignment", (join) =>
      join.onRef("assignment.city_code", "=", "application.city_code").onRef("assignment.id", "=", "application.assignment_id"),
    )
    .selectAll("application")
    .where("application.city_code", "=", cityCode)
    .where("application.state", "=", sql.lit("granted"))
    .where("application.kind", "in", ["extension", "pause"])
    .where("assignment.ended_at", "is", null)
    .orderBy("settled_at")
    .execute();
}

type Settled = Pick<ApplicationTable, "state" | "settled_at" | "settled_by" | "settled_by_name"> &
  Partial<Pick<ApplicationTable, "opinion" | "granted_amount" | "review_on" | "explanation">>;
export async function markSettled(db: Db, { cityCode, id }: Key, settled: Settled): Promise<void> {
  await db.updateTable("application").set(settled).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

/** Nobody decides about what is over. */
export async function markLapsed(db: Db, cityCode: string, assignmentId: string, at: Date): Promise<void> {
  await db
    .updateTable("application")
    .set({ state: "lapsed", settled_at: at })
    .where("city_code", "=", cityCode)
    .where("assignment_id", "=", assignmentId)
    .where("state", "=", "waiting")
    .execute();
}

/** The pause that stops the clock now is over. */
export async function markResumed(
  db: Db,
  cityCode: string,
  assignmentId: string,
  resumed: Pick<ApplicationTable, "resumed_at" | "resumed_by_name" | "resume_reason">,
): Promise<void> {
  await db
    .updateTable("application")
    .set(resumed)
    .where("city_code", "=", cityCode)
    .where("assignment_id", "=", assignmentId)
    .where("kind", "=", "pause")
    .where("state", "=", "granted")
    .where("resumed_at", "is", null)
    .execute();
}

export type WaitingRow = ApplicationTable & { number: string; title: string; due_at: Date; limit_amount: number; limit_unit: LimitUnit };
/** What waits longest comes first. */
export async function listWaitingApplications(
  db: Db,
  scope: Scope,
  kind: ApplicationKind | undefined,
  after: Cursor | null,
  limit: number,
): Promise<WaitingRow[]> {
  if (scope.agencyIds !== "all") return [];
  let select = db
    .selectFrom("application")
    .innerJoin("assignment", (join) =>
      join.onRef("assignment.city_code", "=", "application.city_code").onRef("assignment.id", "=", "application.assignment_id"),
    )
    .selectAll("application")
    .select(["assignment.number", "assignment.title", "assignment.due_at", "assignment.limit_amount", "assignment.limit_unit"])
    .where("application.city_code", "=", scope.cityCode)
    .where("application.state", "=", sql.lit("waiting"))
    .where(ofVisibleOrder(scope, "application.work_order_id"));
  if (kind !== undefined) select = select.where("application.kind", "=", kind);
  if (after !== null)
    select = select.where(sql<boolean>`(application.asked_at, application.id) > (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("application.asked_at").orderBy("application.id").limit(limit).execute();
}

export async function countWaitingApplications(db: Db, scope: Scope): Promise<Record<ApplicationKind, number>> {
  const counts: Record<ApplicationKind, number> = { extension: 0, pause: 0, beyondDuty: 0 };
  if (scope.agencyIds !== "all") return counts;
  const rows = await db
    .selectFrom("application")
    .select((select) => ["kind", select.fn.countAll<number>().as("count")])
    .where("city_code", "=", scope.cityCode)
    .where("state", "=", sql.lit("waiting"))
    .where(ofVisibleOrder(scope, "application.work_order_id"))
    .groupBy("kind")
    .execute();
  for (const row of rows) counts[row.kind] = row.count;
  return counts;
}

/** Paused assignments whose review date has come, with their orders, sorted by order: the sequence in which they are locked. */
export async function listResumeDue(db: Db, cityCode: string, today: string): Promise<{ id: string; work_order_id: string }[]> {
  return db
    .selectFrom("assignment")
    .select(["id", "work_order_id"])
    .where("city_code", "=", cityCode)
    .where("state", "=", sql.lit("paused"))
    .where("pause_review_on", "<=", today)
    .orderBy("work_order_id")
    .orderBy("id")
    .execute();
}

/** 超职责诉求: the centre saw that the demand on this order is beyond its agency's duty. */
export async function hasGrantedBeyondDuty(db: Db, cityCode: string, workOrderId: string): Promise<boolean> {
  const found = await db
    .selectFrom("application")
    .select("id")
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .where("kind", "=", "beyondDuty")
    .where("state", "=", "granted")
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
