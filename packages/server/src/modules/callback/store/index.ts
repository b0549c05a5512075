import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import { ofVisibleOrder } from "../../work-order/index.ts";
import type { CallbackAttemptTable, CallbackTable, EvaluationTable } from "./table.ts";

export type { CallbackAttemptTable, CallbackTable, EvaluationTable } from "./table.ts";

export async function insertCallback(db: Db, callback: CallbackTable): Promise<void> {
  await db.insertInto("callback").values(callback).execute();
}

export async function findCallback(db: Db, cityCode: string, id: string): Promise<CallbackTable | undefined> {
  return db.selectFrom("callback").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** Locks the row. */
export async function loadCallback(db: Db, cityCode: string, id: string): Promise<CallbackTable> {
  const found = await db
    .selectFrom("callback")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("项回访");
  return found;
}

/** The last round first. */
export async function listOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<CallbackTable[]> {
  return db
    .selectFrom("callback")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("round", "desc")
    .execute();
}

export type Pool = { kind: "open" } | { kind: "mine"; accountId: string } | { kind: "done"; accountId: string };
/** The pool serves what waits longest; what is done shows the newest first. */
export async function listCallbacks(db: Db, scope: Scope, pool: Pool, after: Cursor | null, limit: number): Promise<CallbackTable[]> {
  if (scope.agencyIds !== "all") return [];
  let select = db
    .selectFrom("callback")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where(ofVisibleOrder(scope, "callback.work_order_id"));
  if (pool.kind === "open") select = select.where("state", "=", sql.lit("pooled")).where("finished_at", "is", null);
  else if (pool.kind === "mine")
    select = select.where("state", "=", sql.lit("claimed")).where("finished_at", "is", null).where("claimed_by", "=", pool.accountId);
  else select = select.where("finished_at", "is not", null).where("claimed_by", "=", pool.accountId);
  const isDone = pool.kind === "done";
  if (after !== null)
    select = select.where(
      isDone
        ? sql<boolean>`(created_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`
        : sql<boolean>`(created_at, id) > (${after.value}::timestamptz, ${after.id}::uuid)`,
    );
  const direction = isDone ? "desc" : "asc";
  return select.orderBy("created_at", direction).orderBy("id", direction).limit(limit).execute();
}

export async function countPools(db: Db, scope: Scope, accountId: string): Promise<{ open: number; mine: number }> {
  if (scope.agencyIds !== "all") return { open: 0, mine: 0 };
  return db
    .selectFrom("callback")
    .select((count) => [
      count.fn.countAll<number>().filterWhere("state", "=", "pooled").as("open"),
      count.fn.countAll<number>().filterWhere("claimed_by", "=", accountId).filterWhere("state", "=", "claimed").as("mine"),
    ])
    .where("city_code", "=", scope.cityCode)
    .where("finished_at", "is", null)
    .where(ofVisibleOrder(scope, "callback.work_order_id"))
    .executeTakeFirstOrThrow();
}

export async function updateCallback(db: Db, cityCode: string, id: string, change: Partial<CallbackTable>): Promise<void> {
  await db.updateTable("callback").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function insertAttempt(db: Db, attempt: CallbackAttemptTable): Promise<void> {
  await db.insertInto("callback_attempt").values(attempt).execute();
}

export async function listAttempts(db: Db, cityCode: string, callbackIds: readonly string[]): Promise<CallbackAttemptTable[]> {
  if (callbackIds.length === 0) return [];
  return db
    .selectFrom("callback_attempt")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("callback_id", "in", [...callbackIds])
    .orderBy("attempted_at")
    .execute();
}

export async function insertEvaluation(db: Db, evaluation: EvaluationTable): Promise<void> {
  await db.insertInto("evaluation").values(evaluation).execute();
}

export async function listEvaluations(db: Db, cityCode: string, callbackIds: readonly string[]): Promise<EvaluationTable[]> {
  if (callbackIds.length === 0) return [];
  return db
    .selectFrom("evaluation")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("callback_id", "in", [...callbackIds])
    .execute();
}

export async function insertHistory(db: Db, callbacks: readonly CallbackTable[], evaluations: readonly EvaluationTable[]): Promise<void> {
  await insertMany(db, "callback", callbacks);
  await insertMany(db, "evaluation", evaluations);
}
