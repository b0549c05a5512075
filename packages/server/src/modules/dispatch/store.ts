import type { LimitUnit } from "@yihao/contract/directory";
import type { Selectable } from "kysely";
import { insertMany } from "../../platform/bulk.ts";
import type { Db } from "../../platform/db.ts";

export interface DispatchTable {
  city_code: string;
  id: string;
  work_order_id: string;
  is_first: boolean;
  lead_agency_id: string;
  supporting_agency_ids: string[];
  opinion: string | null;
  limit_amount: number;
  limit_unit: LimitUnit;
  due_at: Date;
  is_provisional: boolean;
  dispatched_at: Date;
  dispatched_by: string | null;
  dispatched_by_name: string;
}
declare module "../../platform/db.ts" {
  interface Tables {
    dispatch: DispatchTable;
  }
}

export async function insertDispatch(db: Db, dispatch: DispatchTable): Promise<void> {
  await db.insertInto("dispatch").values(dispatch).execute();
}

export async function insertDispatchHistory(db: Db, dispatches: readonly DispatchTable[]): Promise<void> {
  await insertMany(db, "dispatch", dispatches);
}

/** Newest first. */
export async function listDispatches(db: Db, cityCode: string, workOrderId: string): Promise<Selectable<DispatchTable>[]> {
  return db
    .selectFrom("dispatch")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("dispatched_at", "desc")
    .execute();
}

/** Agencies that led this order before; with an accepted return between, they are the ones that gave it back. */
export async function listFormerLeads(db: Db, cityCode: string, workOrderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("dispatch")
    .select("lead_agency_id")
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .execute();
  return rows.map((row) => row.lead_agency_id);
}
