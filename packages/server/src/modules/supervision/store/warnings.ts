import type { Light } from "@yihao/contract/directory";
import type { WarningCorrection, WarningRung } from "@yihao/contract/warning";
import type { WarningIndicator } from "@yihao/contract/warning-indicators";
import type { ValueOf } from "@yihao/contract/words";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import { notKeptFrom } from "../../work-order/index.ts";
import { lightsFrom } from "../rules/index.ts";
import type { WarningNoticeTable, WarningStepTable, WarningTable } from "./table.ts";

export type NewWarning = Omit<WarningTable, "city_code" | "at" | "case_id" | "corrected_at" | "correction">;

/** Of one moment. Columns, not one JSON value: the hottest insert of a round. */
export async function insertWarnings(db: Db, cityCode: string, at: Date, warnings: readonly NewWarning[]): Promise<void> {
  if (warnings.length === 0) return;
  const of = <K extends keyof NewWarning>(column: K) => warnings.map((each) => each[column]);
  await sql`
    insert into warning (city_code, at, id, subject_type, subject_id, indicator, agency_id, work_order_id, number, title, due_at, from_light, to_light,
      numerator, denominator, notice_id, needs_case, rung, climb_at)
    select ${cityCode}, ${at}::timestamptz, new.* from unnest(${of("id")}::uuid[], ${of("subject_type")}::text[], ${of("subject_id")}::uuid[], ${of("indicator")}::text[], ${of("agency_id")}::uuid[],
      ${of("work_order_id")}::uuid[], ${of("number")}::text[], ${of("title")}::text[], ${of("due_at")}::timestamptz[], ${of("from_light")}::text[], ${of("to_light")}::text[],
      ${of("numerator")}::int[], ${of("denominator")}::int[], ${of("notice_id")}::uuid[], ${of("needs_case")}::boolean[], ${of("rung")}::text[], ${of("climb_at")}::timestamptz[]) as new`.execute(
    db,
  );
}

export type DigestKey = { readonly agencyId: string; readonly light: Light; readonly rung: WarningRung };
export type Digest = DigestKey & { readonly id: string; readonly itemCount: number; readonly samples: readonly string[] };
const samplesMax = 5;

/** One notice for agency, light and rung while it is not sent: what comes later joins it. Returns the notice of each key, in their order. */
export async function joinNotices(db: Db, cityCode: string, at: Date, digests: readonly Digest[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = digests.map((each) => ({
    id: each.id,
    agency_id: each.agencyId,
    light: each.light,
    rung: each.rung,
    item_count: each.itemCount,
    samples: each.samples.slice(0, samplesMax),
  }));
  const joined = await sql<{ id: string; agency_id: string; light: Light; rung: WarningRung }>`
    insert into warning_notice (city_code, id, agency_id, light, rung, made_at, item_count, samples)
    select ${cityCode}, id, agency_id, light, rung, ${at}, item_count, samples
    from json_to_recordset(${JSON.stringify(rows)}::json) as new(id uuid, agency_id uuid, light text, rung text, item_count int, samples text[])
    on conflict (city_code, agency_id, light, rung) where told_at is null do update
      set item_count = warning_notice.item_count + excluded.item_count, samples = (warning_notice.samples || excluded.samples)[1:${sql.lit(samplesMax)}]
    returning id, agency_id, light, rung`.execute(db);
  const keyOf = (each: { agency: string; light: string; rung: string }) => `${each.agency}:${each.light}:${each.rung}`;
  const ids = new Map(joined.rows.map((row) => [keyOf({ agency: row.agency_id, light: row.light, rung: row.rung }), row.id]));
  return digests.map((each) => ids.get(keyOf({ agency: each.agencyId, light: each.light, rung: each.rung })) ?? each.id);
}

/** Locked, so that two processes never send the same one. */
export async function takeUntoldNotices(db: Db, cityCode: string, limit: number): Promise<WarningNoticeTable[]> {
  return db
    .selectFrom("warning_notice")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("told_at", "is", null)
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function markTold(
  db: Db,
  cityCode: string,
  at: Date,
  told: readonly { id: string; accountIds: readonly string[]; names: readonly string[] }[],
): Promise<void> {
  if (told.length === 0) return;
  const rows = JSON.stringify(told.map((each) => ({ id: each.id, account_ids: each.accountIds, told_names: each.names })));
  await sql`update warning_notice set told_at = ${at}, account_ids = told.account_ids, told_names = told.told_names
    from json_to_recordset(${rows}::json) as told(id uuid, account_ids uuid[], told_names text[])
    where warning_notice.city_code = ${cityCode} and warning_notice.id = told.id`.execute(db);
}

/** Where a light stands after it went back: what was warned of above it is put right. */
export type WentBack = {
  readonly subjectId: string;
  readonly indicator: WarningIndicator | null;
  readonly light: Light;
  readonly correction: ValueOf<typeof WarningCorrection>;
};

/** Returns the cases that were opened for what is put right now. */
export async function closeWarnings(db: Db, cityCode: string, at: Date, back: readonly WentBack[]): Promise<string[]> {
  if (back.length === 0) return [];
  const rows = back.map((each) => ({
    subject_id: each.subjectId,
    indicator: each.indicator,
    // Everything worse than where the light stands now.
    worse: lightsFrom(each.light).slice(1),
    correction: each.correction,
  }));
  const closed = await sql<{ case_id: string | null }>`
    update warning set corrected_at = ${at}, correction = back.correction, climb_at = null, needs_case = false
    from json_to_recordset(${JSON.stringify(rows)}::json) as back(subject_id uuid, indicator text, worse text[], correction text)
    where warning.city_code = ${cityCode} and warning.subject_id = back.subject_id and warning.corrected_at is null
      and warning.indicator is not distinct from back.indicator and warning.to_light = any(back.worse)
    returning case_id`.execute(db);
  return [...new Set(closed.rows.flatMap((row) => row.case_id ?? []))];
}

/** Red ones for which no case was opened yet, locked. */
export async function takeWithoutCase(db: Db, cityCode: string, limit: number): Promise<WarningTable[]> {
  return db
    .selectFrom("warning")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("needs_case", "=", sql.lit(true))
    .orderBy("at")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function markCases(db: Db, cityCode: string, opened: readonly { warningId: string; caseId: string }[]): Promise<void> {
  if (opened.length === 0) return;
  await sql`update warning set case_id = opened.case_id, needs_case = false
    from unnest(${opened.map((each) => each.warningId)}::uuid[], ${opened.map((each) => each.caseId)}::uuid[]) as opened(warning_id, case_id)
    where warning.city_code = ${cityCode} and warning.id = opened.warning_id`.execute(db);
}

/** Not put right in time, locked. */
export async function takeClimbing(db: Db, cityCode: string, now: Date, limit: number): Promise<WarningTable[]> {
  return db
    .selectFrom("warning")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("climb_at", "<=", now)
    .orderBy("climb_at")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function saveSteps(db: Db, steps: readonly (WarningStepTable & { climb_at: Date | null })[]): Promise<void> {
  await insertMany(
    db,
    "warning_step",
    steps.map(({ climb_at: _, ...step }) => step),
    "do nothing",
  );
  const rows = JSON.stringify(steps.map((each) => ({ id: each.warning_id, rung: each.rung, climb_at: each.climb_at })));
  await sql`update warning set rung = climbed.rung, climb_at = climbed.climb_at
    from json_to_recordset(${rows}::json) as climbed(id uuid, rung text, climb_at timestamptz)
    where warning.city_code = ${steps[0]?.city_code ?? ""} and warning.id = climbed.id`.execute(db);
}

export type WarningFilter = {
  readonly subject?: WarningTable["subject_type"] | undefined;
  readonly light?: Light | undefined;
  readonly agencyIds: readonly string[] | "all";
  readonly isOpen?: boolean | undefined;
};
/** An agency does not see what was warned of on an order that it must keep away from. */
const ofOwnOrders = (scope: Scope) =>
  scope.agencyIds === "all" ? sql<boolean>`true` : sql<boolean>`(work_order_id is null or ${notKeptFrom(scope, "warning.work_order_id")})`;

/** Newest first. */
export async function listWarnings(
  db: Db,
  scope: Scope,
  filter: WarningFilter,
  after: Cursor | null,
  limit: number,
): Promise<WarningTable[]> {
  let select = db.selectFrom("warning").selectAll().where("city_code", "=", scope.cityCode).where(ofOwnOrders(scope));
  if (filter.subject !== undefined) select = select.where("subject_type", "=", filter.subject);
  if (filter.light !== undefined) select = select.where("to_light", "=", filter.light);
  if (filter.agencyIds !== "all") select = select.where(sql<boolean>`agency_id = any(${[...filter.agencyIds]}::uuid[])`);
  if (filter.isOpen !== undefined) select = select.where("corrected_at", filter.isOpen ? "is" : "is not", null);
  // Ids begin with their time: the newest are the end of the primary key.
  if (after !== null) select = select.where("id", "<", after.id);
  return select.orderBy("id", "desc").limit(limit).execute();
}

const shownOfOne = 50;
/** Newest first. */
export async function listWarningsOfOrder(db: Db, scope: Scope, workOrderId: string): Promise<WarningTable[]> {
  let select = db.selectFrom("warning").selectAll().where("city_code", "=", scope.cityCode).where("work_order_id", "=", workOrderId);
  if (scope.agencyIds !== "all")
    select = select.where(sql<boolean>`agency_id = any(${[...scope.agencyIds]}::uuid[])`).where(ofOwnOrders(scope));
  return select.orderBy("id", "desc").limit(shownOfOne).execute();
}

/** Newest first. */
export async function listWarningsOfCase(db: Db, cityCode: string, caseId: string): Promise<WarningTable[]> {
  return db
    .selectFrom("warning")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("case_id", "=", caseId)
    .orderBy("id", "desc")
    .limit(shownOfOne)
    .execute();
}

export async function listSteps(db: Db, cityCode: string, warningIds: readonly string[]): Promise<WarningStepTable[]> {
  if (warningIds.length === 0) return [];
  return db
    .selectFrom("warning_step")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("warning_id", "in", [...warningIds])
    .orderBy("at")
    .execute();
}

export async function listNotices(db: Db, cityCode: string, ids: readonly string[]): Promise<WarningNoticeTable[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("warning_notice")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "in", [...ids])
    .execute();
}
