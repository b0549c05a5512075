import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import { insertMany, learnSize } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import { ofVisibleOrder } from "../../work-order/index.ts";
import type { AssignmentTable, DelegationTable, ReplyTable, ReturnRequestTable } from "./table.ts";

export async function insertDelegation(db: Db, delegation: DelegationTable): Promise<void> {
  await db.insertInto("delegation").values(delegation).execute();
}

export async function insertReturnRequest(db: Db, request: ReturnRequestTable): Promise<void> {
  await db.insertInto("return_request").values(request).execute();
}

export async function listReturnsOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<ReturnRequestTable[]> {
  return db
    .selectFrom("return_request")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("requested_at", "desc")
    .execute();
}

export async function loadReturnRequest(db: Db, cityCode: string, id: string): Promise<ReturnRequestTable> {
  const found = await db
    .selectFrom("return_request")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("份退单申请");
  return found;
}

export async function markDecided(
  db: Db,
  cityCode: string,
  id: string,
  decided: Pick<ReturnRequestTable, "decision" | "opinion" | "decided_at" | "decided_by" | "decided_by_name">,
): Promise<void> {
  await db.updateTable("return_request").set(decided).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export type WaitingReturn = ReturnRequestTable & { number: string; title: string };
/** What waits longest comes first. */
export async function listWaitingReturns(db: Db, scope: Scope, after: Cursor | null, limit: number): Promise<WaitingReturn[]> {
  if (scope.agencyIds !== "all") return [];
  let select = db
    .selectFrom("return_request")
    .innerJoin("assignment", (join) =>
      join.onRef("assignment.city_code", "=", "return_request.city_code").onRef("assignment.id", "=", "return_request.assignment_id"),
    )
    .selectAll("return_request")
    .select(["assignment.number", "assignment.title"])
    .where("return_request.city_code", "=", scope.cityCode)
    .where("decision", "is", null)
    // One that ended with the order, or went to another agency, waits for nobody.
    .where("assignment.ended_at", "is", null)
    .where(ofVisibleOrder(scope, "return_request.work_order_id"));
  if (after !== null)
    select = select.where(
      sql<boolean>`(return_request.requested_at, return_request.id) > (${after.value}::timestamptz, ${after.id}::uuid)`,
    );
  return select.orderBy("return_request.requested_at").orderBy("return_request.id").limit(limit).execute();
}

export async function insertHistory(db: Db, assignments: readonly AssignmentTable[], replies: readonly ReplyTable[]): Promise<void> {
  await insertMany(db, "assignment", assignments);
  await learnSize(db, "assignment");
  await insertMany(db, "reply", replies);
}
