import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { factColumns, type WorkOrderFacts } from "./table.ts";

/** What this person may see: own platforms, or orders in which an agency of the own subtree is involved. */
export function visible(scope: Scope): RawBuilder<boolean> {
  const platform =
    scope.platformCodes === "all" ? sql<boolean>`true` : sql<boolean>`platform_code = any(${[...scope.platformCodes]}::text[])`;
  return scope.agencyIds === "all" ? platform : sql<boolean>`${platform} and agency_ids && ${[...scope.agencyIds]}::uuid[]`;
}

/** The same as a condition on a column that names an order, for the stores of modules below; costs nothing where the whole city is seen. */
export function ofVisibleOrder(scope: Scope, column: string): RawBuilder<boolean> {
  if (scope.platformCodes === "all" && scope.agencyIds === "all") return sql<boolean>`true`;
  return sql<boolean>`exists (select 1 from work_order where work_order.city_code = ${scope.cityCode} and work_order.id = ${sql.ref(column)} and ${visible(scope)})`;
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

export async function loadWorkOrderRows(db: Db, cityCode: string, ids: readonly string[]): Promise<WorkOrderFacts[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("work_order")
    .select(factColumns)
    .where("city_code", "=", cityCode)
    .where("id", "in", [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
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
