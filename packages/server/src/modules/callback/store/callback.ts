import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { ofVisibleOrder } from "../../work-order/index.ts";
import type { CallbackAttemptTable, CallbackTable } from "./table.ts";

export async function insertCallback(db: Db, callback: CallbackTable): Promise<void> {
  await db.insertInto("callback").values(callback).execute();
}

/** False when this answer is asked about already. */
export async function insertOnlineCallback(db: Db, callback: CallbackTable): Promise<boolean> {
  const written = await db
    .insertInto("callback")
    .values(callback)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

const select = (db: Db, cityCode: string) => db.selectFrom("callback").selectAll().where("city_code", "=", cityCode);

export async function findCallback(db: Db, cityCode: string, id: string): Promise<CallbackTable | undefined> {
  return select(db, cityCode).where("id", "=", id).executeTakeFirst();
}

/** Locks the row. */
export async function loadCallback(db: Db, cityCode: string, id: string): Promise<CallbackTable> {
  const found = await select(db, cityCode).where("id", "=", id).forUpdate().executeTakeFirst();
  if (found === undefined) throw new Absent("项回访");
  return found;
}

/** The last round first. */
export async function listOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<CallbackTable[]> {
  return select(db, cityCode).where("work_order_id", "=", workOrderId).orderBy("round", "desc").execute();
}

/** 在线解答的回访: none or one. */
export async function listOfAnswer(db: Db, cityCode: string, demandId: string): Promise<CallbackTable[]> {
  return select(db, cityCode).where("demand_id", "=", demandId).where("subject", "=", sql.lit("onlineAnswer")).execute();
}

/** All rounds of several orders. */
export async function listOfOrders(db: Db, cityCode: string, workOrderIds: readonly string[]): Promise<CallbackTable[]> {
  if (workOrderIds.length === 0) return [];
  return select(db, cityCode)
    .where("work_order_id", "in", [...workOrderIds])
    .execute();
}

/** Whoever sees the order sees its callbacks; one of an answer given on line belongs to its platform. */
function visible(scope: Scope) {
  if (scope.platformCodes === "all") return sql<boolean>`true`;
  return sql<boolean>`case subject when 'onlineAnswer' then platform_code = any(${[...scope.platformCodes]}::text[]) else ${ofVisibleOrder(scope, "callback.work_order_id")} end`;
}

export type Pool = { kind: "open" } | { kind: "mine"; accountId: string } | { kind: "done"; accountId: string };
/** What waits is served in the order in which it falls due; what is done shows the newest first. */
export async function listCallbacks(db: Db, scope: Scope, pool: Pool, after: Cursor | null, limit: number): Promise<CallbackTable[]> {
  if (scope.agencyIds !== "all") return [];
  let rows = select(db, scope.cityCode).where(visible(scope));
  if (pool.kind === "open") rows = rows.where("state", "=", sql.lit("pooled")).where("finished_at", "is", null);
  else if (pool.kind === "mine")
    rows = rows.where("state", "=", sql.lit("claimed")).where("finished_at", "is", null).where("claimed_by", "=", pool.accountId);
  else rows = rows.where("finished_at", "is not", null).where("claimed_by", "=", pool.accountId);
  if (pool.kind === "done") {
    if (after !== null) rows = rows.where(sql<boolean>`(finished_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
    return rows.orderBy("finished_at", "desc").orderBy("id", "desc").limit(limit).execute();
  }
  if (after !== null) rows = rows.where(sql<boolean>`(due_at, id) > (${after.value}::timestamptz, ${after.id}::uuid)`);
  return rows.orderBy("due_at").orderBy("id").limit(limit).execute();
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
    .where(visible(scope))
    .executeTakeFirstOrThrow();
}

/** Ids of claims made before an instant, the oldest first. */
export async function listClaimedBefore(db: Db, cityCode: string, instant: Date): Promise<string[]> {
  const rows = await db
    .selectFrom("callback")
    .select("id")
    .where("city_code", "=", cityCode)
    .where("state", "=", sql.lit("claimed"))
    .where("claimed_at", "<=", instant)
    .orderBy("claimed_at")
    .execute();
  return rows.map((row) => row.id);
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
