import type { ExclusionGrounds, ExclusionState } from "@yihao/contract/exclusion";
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { ofVisibleOrder } from "../../work-order/index.ts";
import type { ExclusionEffectTable, ExclusionStepTable, ExclusionTable } from "./table.ts";

type Key = { cityCode: string; id: string };

/** What the centre sees of its orders, and an agency of itself and of what is below it. */
function seen(scope: Scope): RawBuilder<boolean> {
  const ofOrder = ofVisibleOrder(scope, "exclusion.work_order_id");
  return scope.agencyIds === "all" ? ofOrder : sql<boolean>`(${ofOrder} and exclusion.agency_id = any(${[...scope.agencyIds]}::uuid[]))`;
}

export async function insertExclusion(db: Db, exclusion: ExclusionTable): Promise<void> {
  await db.insertInto("exclusion").values(exclusion).execute();
}

export async function insertExclusionStep(db: Db, step: ExclusionStepTable): Promise<void> {
  await db.insertInto("exclusion_step").values(step).execute();
}

export async function insertExclusionEffects(db: Db, effects: readonly ExclusionEffectTable[]): Promise<void> {
  await db
    .insertInto("exclusion_effect")
    .values([...effects])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function updateExclusion(db: Db, { cityCode, id }: Key, change: Partial<ExclusionTable>): Promise<void> {
  await db.updateTable("exclusion").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function findExclusion(db: Db, scope: Scope, id: string): Promise<ExclusionTable | undefined> {
  return db
    .selectFrom("exclusion")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(seen(scope))
    .executeTakeFirst();
}

/** Locks the row; its order is locked before it. */
export async function loadExclusion(db: Db, scope: Scope, id: string): Promise<ExclusionTable> {
  const found = await db
    .selectFrom("exclusion")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(seen(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("份核减申请");
  return found;
}

/** Of one order, oldest first; with `agencyId` only what that agency applied for. */
export async function listExclusionsOfOrder(db: Db, scope: Scope, workOrderId: string): Promise<ExclusionTable[]> {
  return db
    .selectFrom("exclusion")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("work_order_id", "=", workOrderId)
    .where(seen(scope))
    .orderBy("applied_at")
    .orderBy("id")
    .execute();
}

export type ExclusionFilter = {
  state?: ExclusionState | undefined;
  grounds?: ExclusionGrounds | undefined;
  /** Only these states, of which what waits longest comes first; the applicants' tier-1 agency when given. */
  waiting?: { states: readonly ExclusionState[]; rootAgencyId: string | null } | undefined;
};

/** Newest first; what waits for this person by how long it waits. */
export async function listExclusions(
  db: Db,
  scope: Scope,
  filter: ExclusionFilter,
  after: Cursor | null,
  limit: number,
): Promise<ExclusionTable[]> {
  let select = db.selectFrom("exclusion").selectAll().where("city_code", "=", scope.cityCode).where(seen(scope)).where(matches(filter));
  const isQueue = filter.waiting !== undefined;
  const column = sql.ref(isQueue ? "state_since" : "applied_at");
  if (after !== null)
    select = select.where(sql<boolean>`(${column}, id) ${isQueue ? sql`>` : sql`<`} (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select
    .orderBy(column, isQueue ? "asc" : "desc")
    .orderBy("id", isQueue ? "asc" : "desc")
    .limit(limit)
    .execute();
}

export async function countExclusions(db: Db, scope: Scope, filter: ExclusionFilter): Promise<number> {
  const row = await db
    .selectFrom("exclusion")
    .select((count) => count.fn.countAll<number>().as("count"))
    .where("city_code", "=", scope.cityCode)
    .where(seen(scope))
    .where(matches(filter))
    .executeTakeFirst();
  return row?.count ?? 0;
}

function matches({ state, grounds, waiting }: ExclusionFilter): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (state !== undefined) conditions.push(sql<boolean>`state = ${state}`);
  if (grounds !== undefined) conditions.push(sql<boolean>`grounds = ${grounds}`);
  if (waiting !== undefined) conditions.push(sql<boolean>`state = any(${[...waiting.states]}::text[])`);
  if (waiting !== undefined && waiting.rootAgencyId !== null) conditions.push(sql<boolean>`root_agency_id = ${waiting.rootAgencyId}`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

export async function listExclusionSteps(db: Db, cityCode: string, exclusionIds: readonly string[]): Promise<ExclusionStepTable[]> {
  if (exclusionIds.length === 0) return [];
  return db
    .selectFrom("exclusion_step")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("exclusion_id", "in", [...exclusionIds])
    .orderBy("made_at")
    .orderBy("id")
    .execute();
}

/** The application that a step belongs to: its papers are seen by whoever sees it. */
export async function findExclusionOfStep(db: Db, cityCode: string, stepId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("exclusion_step")
    .select("exclusion_id")
    .where("city_code", "=", cityCode)
    .where("id", "=", stepId)
    .executeTakeFirst();
  return row?.exclusion_id;
}

export async function listExclusionEffects(db: Db, cityCode: string, exclusionIds: readonly string[]): Promise<ExclusionEffectTable[]> {
  if (exclusionIds.length === 0) return [];
  return db
    .selectFrom("exclusion_effect")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("exclusion_id", "in", [...exclusionIds])
    .execute();
}
