import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { factColumns, type WorkOrderFacts } from "./table.ts";

/** True for an order that the person's agency, or one above it, must keep away from (回避); `of` names the table or its alias. */
function keptFrom(scope: Scope, of: string): RawBuilder<boolean> {
  const line = scope.agencyIds === "all" ? [] : (scope.agencyLine ?? scope.agencyIds);
  const recused = sql.ref(`${of}.recused_agency_ids`);
  return sql<boolean>`(${recused} <> '{}' and ${recused} && ${[...line]}::uuid[])`;
}

/** What this person may see: own platforms, or orders in which an agency of the own subtree is involved and from which it is not kept. */
export function visible(scope: Scope): RawBuilder<boolean> {
  const platform =
    scope.platformCodes === "all" ? sql<boolean>`true` : sql<boolean>`platform_code = any(${[...scope.platformCodes]}::text[])`;
  if (scope.agencyIds === "all") return platform;
  return sql<boolean>`${platform} and agency_ids && ${[...scope.agencyIds]}::uuid[] and not ${keptFrom(scope, "work_order")}`;
}

/** The same as a condition on a column that names an order, for the stores of modules below; costs nothing where the whole city is seen. */
export function ofVisibleOrder(scope: Scope, column: string): RawBuilder<boolean> {
  if (scope.platformCodes === "all" && scope.agencyIds === "all") return sql<boolean>`true`;
  return sql<boolean>`exists (select 1 from work_order where work_order.city_code = ${scope.cityCode} and work_order.id = ${sql.ref(column)} and ${visible(scope)})`;
}

/** For rows of an agency's own, which are read without the order: those of an order that it must keep away from are left out. */
export function notKeptFrom(scope: Scope, column: string): RawBuilder<boolean> {
  if (scope.agencyIds === "all") return sql<boolean>`true`;
  return sql<boolean>`${sql.ref(column)} not in (select kept.id from work_order as kept where kept.city_code = ${scope.cityCode} and ${keptFrom(scope, "kept")})`;
}

export async function findWorkOrder(db: Db, scope: Scope, id: string): Promise<WorkOrderFacts | undefined> {
  return db
    .selectFrom("work_order")
    .select(factColumns)
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .executeTakeFirst();
}

/** Locks the row; who may act on it is for the caller to ask. */
export async function loadWorkOrder(db: Db, cityCode: string, id: string): Promise<WorkOrderFacts> {
  const found = await db
    .selectFrom("work_order")
    .select(factColumns)
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("张工单");
  return found;
}

export async function loadVisibleWorkOrder(db: Db, scope: Scope, id: string): Promise<WorkOrderFacts> {
  const found = await db
    .selectFrom("work_order")
    .select(factColumns)
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("张工单");
  return found;
}

/** Those that this person may see, in the order of `ids`. */
export async function loadWorkOrderRows(db: Db, scope: Scope, ids: readonly string[]): Promise<WorkOrderFacts[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("work_order")
    .select(factColumns)
    .where("city_code", "=", scope.cityCode)
    .where("id", "in", [...ids])
    .where(notKeptFrom(scope, "work_order.id"))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Orders that repeat this one, and orders that were merged into it; oldest first. */
export async function listRelatedOrders(
  db: Db,
  scope: Scope,
  id: string,
): Promise<{ repeating: WorkOrderFacts[]; merged: WorkOrderFacts[] }> {
  const related = (column: "repeats_order_id" | "merged_into_id") =>
    db
      .selectFrom("work_order")
      .select(factColumns)
      .where("city_code", "=", scope.cityCode)
      .where(column, "=", id)
      .where(visible(scope))
      .orderBy("created_at")
      .limit(100)
      .execute();
  const [repeating, merged] = await Promise.all([related("repeats_order_id"), related("merged_into_id")]);
  return { repeating, merged };
}

/** The last request for completion that nobody has answered. */
export async function findOpenCompletion(db: Db, cityCode: string, workOrderId: string) {
  return db
    .selectFrom("completion_request")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .where("completed_at", "is", null)
    .orderBy("asked_at", "desc")
    .executeTakeFirst();
}
