import type { AssessmentAppealState } from "@yihao/contract/assessment-appeal";
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import type { AssessmentAppealTable, AssessmentCorrectionTable } from "./table.ts";

type Key = { cityCode: string; id: string };
export type AppealRow = Selectable<AssessmentAppealTable>;
export type CorrectionRow = Selectable<AssessmentCorrectionTable>;

export async function insertAppeal(db: Db, appeal: Insertable<AssessmentAppealTable>): Promise<void> {
  await db.insertInto("assessment_appeal").values(appeal).execute();
}

export async function updateAppeal(db: Db, { cityCode, id }: Key, change: Updateable<AssessmentAppealTable>): Promise<void> {
  await db.updateTable("assessment_appeal").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

/** Which agencies' appeals a person sees. */
export type AppealReach = { readonly cityCode: string; readonly agencyIds: readonly string[] | "all" };
const inReach = ({ agencyIds }: AppealReach) =>
  agencyIds === "all" ? sql<boolean>`true` : sql<boolean>`agency_id = any(${[...agencyIds]}::uuid[])`;

export async function findAppeal(db: Db, reach: AppealReach, id: string): Promise<AppealRow | undefined> {
  return db
    .selectFrom("assessment_appeal")
    .selectAll()
    .where("city_code", "=", reach.cityCode)
    .where("id", "=", id)
    .where(inReach(reach))
    .executeTakeFirst();
}

/** Locks the row; its assessment is locked before it. */
export async function loadAppeal(db: Db, reach: AppealReach, id: string): Promise<AppealRow> {
  const found = await db
    .selectFrom("assessment_appeal")
    .selectAll()
    .where("city_code", "=", reach.cityCode)
    .where("id", "=", id)
    .where(inReach(reach))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("份考核申诉");
  return found;
}

export type AppealFilter = {
  assessmentId?: string | undefined;
  agencyId?: string | undefined;
  itemCode?: string | undefined;
  states?: readonly AssessmentAppealState[] | undefined;
};
/** Newest first. */
export async function listAppeals(
  db: Db,
  reach: AppealReach,
  filter: AppealFilter,
  after: Cursor | null,
  limit: number,
): Promise<AppealRow[]> {
  let select = db.selectFrom("assessment_appeal").selectAll().where("city_code", "=", reach.cityCode).where(inReach(reach));
  if (filter.assessmentId !== undefined) select = select.where("assessment_id", "=", filter.assessmentId);
  if (filter.agencyId !== undefined) select = select.where("agency_id", "=", filter.agencyId);
  if (filter.itemCode !== undefined) select = select.where("item_code", "=", filter.itemCode);
  if (filter.states !== undefined) select = select.where(sql<boolean>`state = any(${[...filter.states]}::text[])`);
  if (after !== null) select = select.where(sql<boolean>`(submitted_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("submitted_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

export async function countOpenAppeals(db: Db, cityCode: string, assessmentId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("assessment_appeal")
    .select((count) => ["agency_id", count.fn.countAll<number>().as("count")])
    .where("city_code", "=", cityCode)
    .where("assessment_id", "=", assessmentId)
    .where("state", "in", ["submitted", "reviewed"])
    .groupBy("agency_id")
    .execute();
  return new Map(rows.map((row) => [row.agency_id, row.count]));
}

export async function insertCorrection(db: Db, correction: Insertable<AssessmentCorrectionTable>): Promise<void> {
  await db.insertInto("assessment_correction").values(correction).execute();
}

export async function listCorrections(db: Db, cityCode: string, assessmentId: string, agencyId: string): Promise<CorrectionRow[]> {
  return db
    .selectFrom("assessment_correction")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("assessment_id", "=", assessmentId)
    .where("agency_id", "=", agencyId)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
}
