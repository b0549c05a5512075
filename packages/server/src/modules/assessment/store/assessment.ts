import { type RawBuilder, sql } from "kysely";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { AssessmentCarryTable, AssessmentItemTable, AssessmentLossTable, AssessmentResultTable, AssessmentTable } from "./table.ts";

type Key = { cityCode: string; id: string };

/** False when this period has its assessment already. */
export async function insertAssessment(db: Db, assessment: AssessmentTable): Promise<boolean> {
  const made = await db
    .insertInto("assessment")
    .values(assessment)
    .onConflict((conflict) => conflict.columns(["city_code", "period", "from_on"]).doNothing())
    .returning("id")
    .execute();
  return made.length > 0;
}

export async function updateAssessment(db: Db, { cityCode, id }: Key, change: Partial<AssessmentTable>): Promise<void> {
  await db.updateTable("assessment").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function loadAssessment(db: Db, cityCode: string, id: string): Promise<AssessmentTable> {
  const found = await db
    .selectFrom("assessment")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("期考核");
  return found;
}

export async function findAssessment(db: Db, cityCode: string, id: string): Promise<AssessmentTable | undefined> {
  return db.selectFrom("assessment").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** The one of the same length that ended the day before. */
export async function findAssessmentBefore(
  db: Db,
  of: Pick<AssessmentTable, "city_code" | "period">,
  endedOn: string,
): Promise<AssessmentTable | undefined> {
  return db
    .selectFrom("assessment")
    .selectAll()
    .where("city_code", "=", of.city_code)
    .where("period", "=", of.period)
    .where("to_on", "=", endedOn)
    .executeTakeFirst();
}

/** The latest period first; `hidesDrafts` for whom it is about. */
export async function listAssessments(
  db: Db,
  cityCode: string,
  hidesDrafts: boolean,
  after: Cursor | null,
  limit: number,
): Promise<AssessmentTable[]> {
  let select = db.selectFrom("assessment").selectAll().where("city_code", "=", cityCode);
  if (hidesDrafts) select = select.where("state", "<>", "draft");
  if (after !== null) select = select.where(sql<boolean>`(to_on, id) < (${after.value}::date, ${after.id}::uuid)`);
  return select.orderBy("to_on", "desc").orderBy("id", "desc").limit(limit).execute();
}

export async function listResults(db: Db, cityCode: string, assessmentId: string): Promise<AssessmentResultTable[]> {
  return db
    .selectFrom("assessment_result")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("assessment_id", "=", assessmentId)
    .execute();
}

export async function findResult(
  db: Db,
  cityCode: string,
  assessmentId: string,
  agencyId: string,
): Promise<AssessmentResultTable | undefined> {
  return db
    .selectFrom("assessment_result")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("assessment_id", "=", assessmentId)
    .where("agency_id", "=", agencyId)
    .executeTakeFirst();
}

export async function listItems(db: Db, cityCode: string, assessmentId: string, agencyId?: string): Promise<AssessmentItemTable[]> {
  let select = db.selectFrom("assessment_item").selectAll().where("city_code", "=", cityCode).where("assessment_id", "=", assessmentId);
  if (agencyId !== undefined) select = select.where("agency_id", "=", agencyId);
  return select.execute();
}

export type ItemKey = { cityCode: string; assessmentId: string; agencyId: string; itemCode: string };
export async function updateItem(db: Db, key: ItemKey, change: Partial<AssessmentItemTable>): Promise<void> {
  await db
    .updateTable("assessment_item")
    .set(change)
    .where("city_code", "=", key.cityCode)
    .where("assessment_id", "=", key.assessmentId)
    .where("agency_id", "=", key.agencyId)
    .where("item_code", "=", key.itemCode)
    .execute();
}

export async function updateResult(db: Db, key: Omit<ItemKey, "itemCode">, change: Partial<AssessmentResultTable>): Promise<void> {
  await db
    .updateTable("assessment_result")
    .set(change)
    .where("city_code", "=", key.cityCode)
    .where("assessment_id", "=", key.assessmentId)
    .where("agency_id", "=", key.agencyId)
    .execute();
}

export type Computed = {
  readonly results: readonly AssessmentResultTable[];
  readonly items: readonly AssessmentItemTable[];
  readonly losses: readonly AssessmentLossTable[];
  readonly carried: readonly AssessmentCarryTable[];
};
/** A draft is written anew as a whole. */
export async function replaceComputed(db: Db, { cityCode, id }: Key, computed: Computed): Promise<void> {
  for (const table of ["assessment_loss", "assessment_carry", "assessment_item", "assessment_result"] as const)
    await db.deleteFrom(table).where("city_code", "=", cityCode).where("assessment_id", "=", id).execute();
  await insertMany(db, "assessment_result", computed.results);
  await insertMany(db, "assessment_item", computed.items);
  await insertMany(db, "assessment_loss", computed.losses);
  await insertMany(db, "assessment_carry", computed.carried);
}

const ofItem = (key: ItemKey): RawBuilder<boolean> =>
  sql<boolean>`city_code = ${key.cityCode} and assessment_id = ${key.assessmentId} and agency_id = ${key.agencyId} and item_code = ${key.itemCode}`;

/** The latest first. What was struck is in it. */
export async function listLosses(db: Db, key: ItemKey, after: Cursor | null, limit: number): Promise<AssessmentLossTable[]> {
  let select = db.selectFrom("assessment_loss").selectAll().where(ofItem(key));
  if (after !== null) select = select.where(sql<boolean>`(occurred_at, fact_id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("occurred_at", "desc").orderBy("fact_id", "desc").limit(limit).execute();
}

/** Ids of the records that count against the item now. */
export async function listLossIds(db: Db, key: ItemKey): Promise<string[]> {
  const rows = await db.selectFrom("assessment_loss").select("fact_id").where(ofItem(key)).where("correction_id", "is", null).execute();
  return rows.map((row) => row.fact_id);
}

/** What counts against each item of an agency, struck records left out. */
export async function countLosses(db: Db, cityCode: string, assessmentId: string, agencyId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("assessment_loss")
    .select((count) => ["item_code", count.fn.countAll<number>().as("count")])
    .where("city_code", "=", cityCode)
    .where("assessment_id", "=", assessmentId)
    .where("agency_id", "=", agencyId)
    .where("correction_id", "is", null)
    .groupBy("item_code")
    .execute();
  return new Map(rows.map((row) => [row.item_code, row.count]));
}

export async function strikeLosses(db: Db, key: ItemKey, factIds: readonly string[], correctionId: string): Promise<number> {
  const struck = await db
    .updateTable("assessment_loss")
    .set({ correction_id: correctionId })
    .where(ofItem(key))
    .where("fact_id", "in", [...factIds])
    .where("correction_id", "is", null)
    .returning("fact_id")
    .execute();
  return struck.length;
}

export async function countCarried(db: Db, cityCode: string, assessmentId: string, agencyId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("assessment_carry")
    .select((count) => ["kind", count.fn.countAll<number>().as("count")])
    .where("city_code", "=", cityCode)
    .where("assessment_id", "=", assessmentId)
    .where("agency_id", "=", agencyId)
    .groupBy("kind")
    .execute();
  return new Map(rows.map((row) => [row.kind, row.count]));
}

/** What falls due first comes first. */
export async function listCarriedOf(
  db: Db,
  { cityCode, assessmentId, agencyId }: Omit<ItemKey, "itemCode">,
  after: Cursor | null,
  limit: number,
): Promise<AssessmentCarryTable[]> {
  let select = db
    .selectFrom("assessment_carry")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("assessment_id", "=", assessmentId)
    .where("agency_id", "=", agencyId);
  if (after !== null) select = select.where(sql<boolean>`(due_at, fact_id) > (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("due_at").orderBy("fact_id").limit(limit).execute();
}

export async function listCarriedIds(db: Db, cityCode: string, assessmentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("assessment_carry")
    .select("fact_id")
    .where("city_code", "=", cityCode)
    .where("assessment_id", "=", assessmentId)
    .execute();
  return rows.map((row) => row.fact_id);
}
