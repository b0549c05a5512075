import { sql } from "kysely";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { WorkOrderFacts, WorkOrderTable } from "./table.ts";

type Key = { cityCode: string; id: string };
export type WorkOrderChange = Partial<Omit<WorkOrderFacts, "city_code" | "id" | "number" | "demand_id">>;

export async function insertWorkOrder(db: Db, order: WorkOrderTable): Promise<void> {
  await db
    .insertInto("work_order")
    .values({ ...order, search: sql`${order.search}::tsvector` })
    .execute();
}

export async function updateWorkOrder(db: Db, { cityCode, id }: Key, change: WorkOrderChange): Promise<void> {
  await db.updateTable("work_order").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function updateWorkOrderWords(db: Db, { cityCode, id }: Key, search: string): Promise<void> {
  await db
    .updateTable("work_order")
    .set({ search: sql`${search}::tsvector` })
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .execute();
}

/** The requester withdrew and the next one stands in his place: the one change of whose order it is. */
export async function updateMainDemand(
  db: Db,
  { cityCode, id }: Key,
  demand: { id: string; isConfidential: boolean; isGreenChannel: boolean; registeredBy: string | null; search: string },
): Promise<void> {
  await db
    .updateTable("work_order")
    .set({
      demand_id: demand.id,
      is_confidential: demand.isConfidential,
      is_green_channel: demand.isGreenChannel,
      registered_by: demand.registeredBy,
      search: sql`${demand.search}::tsvector`,
    })
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .execute();
}

/** `by` is negative when demands leave. */
export async function addMerged(db: Db, { cityCode, id }: Key, by = 1): Promise<void> {
  await db
    .updateTable("work_order")
    .set((set) => ({ merged_count: set("merged_count", "+", by) }))
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .execute();
}

export async function insertCompletionRequest(
  db: Db,
  request: { city_code: string; id: string; work_order_id: string; reason: string; asked_at: Date; asked_by_name: string },
): Promise<void> {
  await db
    .insertInto("completion_request")
    .values({ ...request, completed_at: null, supplement: null })
    .execute();
}

export async function markCompleted(db: Db, { cityCode, id }: Key, completed: { at: Date; supplement: string }): Promise<void> {
  await db
    .updateTable("completion_request")
    .set({ completed_at: completed.at, supplement: completed.supplement })
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", id)
    .where("completed_at", "is", null)
    .execute();
}

export async function insertHistory(db: Db, orders: readonly WorkOrderTable[]): Promise<void> {
  await insertMany(db, "work_order", orders);
}
