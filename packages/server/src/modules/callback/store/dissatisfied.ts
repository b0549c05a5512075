import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { ofVisibleOrder } from "../../work-order/index.ts";
import type { DissatisfiedCaseTable } from "./table.ts";

const select = (db: Db, cityCode: string) => db.selectFrom("dissatisfied_case").selectAll().where("city_code", "=", cityCode);

/** Own platforms; an agency sees what it leads, not what another made of its part, and not the orders it must keep away from. */
function visible(scope: Scope): RawBuilder<boolean> {
  const platform =
    scope.platformCodes === "all" ? sql<boolean>`true` : sql<boolean>`platform_code = any(${[...scope.platformCodes]}::text[])`;
  return scope.agencyIds === "all"
    ? platform
    : sql<boolean>`${platform} and lead_agency_id = any(${[...scope.agencyIds]}::uuid[]) and ${ofVisibleOrder(scope, "dissatisfied_case.work_order_id")}`;
}
const ofAgencies = (agencyIds: readonly string[] | undefined) =>
  agencyIds === undefined ? sql<boolean>`true` : sql<boolean>`lead_agency_id = any(${[...agencyIds]}::uuid[])`;

export async function insertCase(db: Db, row: DissatisfiedCaseTable): Promise<void> {
  await db.insertInto("dissatisfied_case").values(row).execute();
}

export async function findCase(db: Db, scope: Scope, id: string): Promise<DissatisfiedCaseTable | undefined> {
  return select(db, scope.cityCode).where("id", "=", id).where(visible(scope)).executeTakeFirst();
}

/** Locks the row. */
export async function loadCase(db: Db, cityCode: string, id: string): Promise<DissatisfiedCaseTable> {
  const found = await select(db, cityCode).where("id", "=", id).forUpdate().executeTakeFirst();
  if (found === undefined) throw new Absent("件不满意件");
  return found;
}

/** The one that is not cleared, locked; a demand has at most one. */
export async function findOpenCase(db: Db, cityCode: string, demandId: string): Promise<DissatisfiedCaseTable | undefined> {
  return select(db, cityCode).where("demand_id", "=", demandId).where("cleared_at", "is", null).forUpdate().executeTakeFirst();
}

export async function updateCase(db: Db, cityCode: string, id: string, change: Partial<DissatisfiedCaseTable>): Promise<void> {
  await db.updateTable("dissatisfied_case").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

type CaseFilter = { isOpen: boolean; agencyIds?: readonly string[] | undefined };
/** Those that wait, the longest first; the cleared ones, the newest first. */
export async function listCases(
  db: Db,
  scope: Scope,
  { isOpen, agencyIds }: CaseFilter,
  after: Cursor | null,
  limit: number,
): Promise<DissatisfiedCaseTable[]> {
  let rows = select(db, scope.cityCode).where(visible(scope)).where(ofAgencies(agencyIds));
  if (isOpen) {
    rows = rows.where("cleared_at", "is", null);
    if (after !== null) rows = rows.where(sql<boolean>`(opened_at, id) > (${after.value}::timestamptz, ${after.id}::uuid)`);
    return rows.orderBy("opened_at").orderBy("id").limit(limit).execute();
  }
  rows = rows.where("cleared_at", "is not", null);
  if (after !== null) rows = rows.where(sql<boolean>`(cleared_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  return rows.orderBy("cleared_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

type Span = { from: Date; to: Date };
export async function countOpenCases(db: Db, scope: Scope, agencyIds?: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom("dissatisfied_case")
    .select((count) => count.fn.countAll<number>().as("count"))
    .where("city_code", "=", scope.cityCode)
    .where("cleared_at", "is", null)
    .where(visible(scope))
    .where(ofAgencies(agencyIds))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function countCleared(db: Db, scope: Scope, { from, to }: Span): Promise<number> {
  const row = await db
    .selectFrom("dissatisfied_case")
    .select((count) => count.fn.countAll<number>().as("count"))
    .where("city_code", "=", scope.cityCode)
    .where("cleared_at", ">=", from)
    .where("cleared_at", "<", to)
    .where(visible(scope))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What became dissatisfied in a span, for grouping; what a re-check took back never was. A week holds hundreds, not thousands. */
export async function listOpenedIn(
  db: Db,
  scope: Scope,
  { from, to }: Span,
): Promise<Pick<DissatisfiedCaseTable, "opened_at" | "lead_agency_id" | "category_code" | "reasons">[]> {
  return db
    .selectFrom("dissatisfied_case")
    .select(["opened_at", "lead_agency_id", "category_code", "reasons"])
    .where("city_code", "=", scope.cityCode)
    .where("opened_at", ">=", from)
    .where("opened_at", "<", to)
    .where(sql<boolean>`clearance is distinct from 'rechecked' and clearance is distinct from 'invalidated'`)
    .where(visible(scope))
    .execute();
}
