import type { LimitUnit } from "@yihao/contract/directory";
import type { DispatchCorrection } from "@yihao/contract/dispatch";
import type { DutyBasis } from "@yihao/contract/work-order";
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
  basis: DutyBasis | null;
  catalogue_entry_id: string | null;
  conferral_id: string | null;
  batch_id: string | null;
  corrected_at: Date | null;
  corrected_by: DispatchCorrection | null;
}
export interface ReassignmentTable {
  city_code: string;
  id: string;
  work_order_id: string;
  dispatch_id: string | null;
  reason: string;
  reassigned_at: Date;
  reassigned_by: string | null;
  reassigned_by_name: string;
}
export interface ElevationTable {
  city_code: string;
  id: string;
  work_order_id: string;
  from_agency_id: string | null;
  reason: string;
  elevated_at: Date;
  elevated_by: string | null;
  elevated_by_name: string;
}
declare module "../../platform/db.ts" {
  interface Tables {
    dispatch: DispatchTable;
    reassignment: ReassignmentTable;
    elevation: ElevationTable;
  }
}

export async function insertDispatch(db: Db, dispatch: DispatchTable): Promise<void> {
  await db.insertInto("dispatch").values(dispatch).execute();
}

export async function insertDispatchHistory(db: Db, dispatches: readonly DispatchTable[]): Promise<void> {
  await insertMany(db, "dispatch", dispatches);
}

export async function insertReassignment(db: Db, reassignment: ReassignmentTable): Promise<void> {
  await db.insertInto("reassignment").values(reassignment).execute();
}

export async function insertElevation(db: Db, elevation: ElevationTable): Promise<void> {
  await db.insertInto("elevation").values(elevation).execute();
}

export async function findElevation(db: Db, cityCode: string, workOrderId: string): Promise<ElevationTable | undefined> {
  return db
    .selectFrom("elevation")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .executeTakeFirst();
}

/** Newest first. */
export async function listDispatches(db: Db, cityCode: string, workOrderId: string): Promise<Selectable<DispatchTable>[]> {
  return db
    .selectFrom("dispatch")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("dispatched_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function findDispatch(db: Db, cityCode: string, id: string): Promise<DispatchTable | undefined> {
  return db.selectFrom("dispatch").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** Agencies that led this order and gave it back: their return was accepted, or their objection upheld. */
export async function listFormerLeads(db: Db, cityCode: string, workOrderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("dispatch")
    .select("lead_agency_id")
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .where("corrected_by", "in", ["return", "objection"])
    .execute();
  return rows.map((row) => row.lead_agency_id);
}

/** The dispatch that holds now was wrong; what corrected it first stays. */
export async function markLatestCorrected(
  db: Db,
  cityCode: string,
  workOrderId: string,
  corrected: { at: Date; by: DispatchCorrection },
): Promise<string | null> {
  const [newest, ...older] = await listDispatches(db, cityCode, workOrderId);
  if (newest === undefined) return null;
  // Of two in one millisecond the one that was corrected already is not the one that holds.
  const isTwin = (row: DispatchTable) => row.dispatched_at.getTime() === newest.dispatched_at.getTime() && row.corrected_at === null;
  const latest = newest.corrected_at === null ? newest : (older.find(isTwin) ?? newest);
  await db
    .updateTable("dispatch")
    .set({ corrected_at: corrected.at, corrected_by: corrected.by })
    .where("city_code", "=", cityCode)
    .where("id", "=", latest.id)
    .where("corrected_at", "is", null)
    .execute();
  return latest.id;
}
