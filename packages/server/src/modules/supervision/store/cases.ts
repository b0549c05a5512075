import type { SupervisionKind, SupervisionState } from "@yihao/contract/supervision";
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import { notKeptFrom } from "../../work-order/index.ts";
import type { SupervisionCaseTable } from "./case-table.ts";

type Key = { cityCode: string; id: string };
const isOpen = sql<boolean>`state not in ('closed', 'withdrawn')`;

/** Own platforms, or cases that name an agency of the own subtree; agencies see a case once it is issued to them. */
function visible(scope: Scope): RawBuilder<boolean> {
  const platform =
    scope.platformCodes === "all" ? sql<boolean>`true` : sql<boolean>`platform_code = any(${[...scope.platformCodes]}::text[])`;
  return scope.agencyIds === "all"
    ? platform
    : sql<boolean>`agency_ids && ${[...scope.agencyIds]}::uuid[] and issued_at is not null
        and (work_order_id is null or ${notKeptFrom(scope, "supervision_case.work_order_id")})`;
}

export async function insertCases(db: Db, cases: readonly SupervisionCaseTable[]): Promise<void> {
  await insertMany(db, "supervision_case", cases);
}

/** Returns the ids of those that were written; for a subject that has an open one already none is. */
export async function insertAutomatic(db: Db, cases: readonly SupervisionCaseTable[]): Promise<ReadonlySet<string>> {
  if (cases.length === 0) return new Set();
  await insertMany(db, "supervision_case", cases, "do nothing");
  const written = await db
    .selectFrom("supervision_case")
    .select("id")
    .where("city_code", "=", cases[0]?.city_code ?? "")
    .where(sql<boolean>`id = any(${cases.map((each) => each.id)}::uuid[])`)
    .execute();
  return new Set(written.map((row) => row.id));
}

export async function findCase(db: Db, scope: Scope, id: string): Promise<SupervisionCaseTable | undefined> {
  return db
    .selectFrom("supervision_case")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .executeTakeFirst();
}

/** Locks the row when this person may see it. */
export async function loadCase(db: Db, scope: Scope, id: string): Promise<SupervisionCaseTable> {
  const found = await db
    .selectFrom("supervision_case")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("张督办单");
  return found;
}

export async function updateCase(db: Db, { cityCode, id }: Key, change: Partial<SupervisionCaseTable>): Promise<void> {
  await db.updateTable("supervision_case").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

/** Cases that the watch opened for these subjects and that somebody still works on: assignments, or agencies by indicator. */
export async function listAutomatic(
  db: Db,
  cityCode: string,
  subjectIds: readonly string[],
): Promise<Pick<SupervisionCaseTable, "id" | "subject_id" | "indicator">[]> {
  return db
    .selectFrom("supervision_case")
    .select(["id", "subject_id", "indicator"])
    .where("city_code", "=", cityCode)
    .where(sql<boolean>`subject_id = any(${[...subjectIds]}::uuid[])`)
    .where(sql<boolean>`origin in ('light', 'indicator', 'brokenPromise') and state not in ('done', 'closed', 'withdrawn')`)
    .execute();
}

/** 红灯恢复: says so on the open ones; returns those that did not know it. */
export async function markCorrected(db: Db, cityCode: string, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("supervision_case")
    .set({ corrected_at: at })
    .where("city_code", "=", cityCode)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where("corrected_at", "is", null)
    .where(isOpen)
    .execute();
}

/** A light that turned red again takes the proposal to close back. */
export async function markUncorrected(db: Db, cityCode: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("supervision_case")
    .set({ corrected_at: null })
    .where("city_code", "=", cityCode)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where(isOpen)
    .execute();
}

/** Past their end without an answer and nobody above knows yet, locked. */
export async function takeOverdueCases(db: Db, cityCode: string, now: Date, limit: number): Promise<SupervisionCaseTable[]> {
  return db
    .selectFrom("supervision_case")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("due_at", "<", now)
    .where("told_overdue_at", "is", null)
    .where(sql<boolean>`state in ('issued', 'returnRequested')`)
    .orderBy("due_at")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function markToldOverdue(db: Db, cityCode: string, ids: readonly string[], at: Date): Promise<void> {
  await db
    .updateTable("supervision_case")
    .set({ told_overdue_at: at })
    .where("city_code", "=", cityCode)
    .where("id", "in", [...ids])
    .execute();
}

export type CasePool =
  | { readonly kind: "public" | "open" | "ended" }
  | { readonly kind: "mine"; readonly accountId: string }
  | { readonly kind: "due"; readonly now: Date };
export type CaseFilter = {
  readonly pool: CasePool;
  readonly caseKind?: SupervisionKind | undefined;
  readonly state?: SupervisionState | undefined;
  readonly agencyIds?: readonly string[] | undefined;
  readonly isCorrected?: boolean | undefined;
  readonly words?: string | undefined;
};

/** Newest first. */
export async function listCases(
  db: Db,
  scope: Scope,
  filter: CaseFilter,
  after: Cursor | null,
  limit: number,
): Promise<SupervisionCaseTable[]> {
  let select = db
    .selectFrom("supervision_case")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where(visible(scope))
    .where(ofPool(filter.pool));
  if (filter.caseKind !== undefined) select = select.where("kind", "=", filter.caseKind);
  if (filter.state !== undefined) select = select.where("state", "=", filter.state);
  if (filter.agencyIds !== undefined) select = select.where(sql<boolean>`agency_ids && ${[...filter.agencyIds]}::uuid[]`);
  if (filter.isCorrected !== undefined) select = select.where("corrected_at", filter.isCorrected ? "is not" : "is", null);
  if (filter.words !== undefined) {
    const like = `%${filter.words.replace(/[\\%_]/g, "\\$&")}%`;
    select = select.where((where) =>
      where.or([where("title", "like", like), where("number", "like", like), where("work_order_number", "like", like)]),
    );
  }
  // Ids begin with their time: the newest are the end of the primary key.
  if (after !== null) select = select.where("id", "<", after.id);
  return select.orderBy("id", "desc").limit(limit).execute();
}

function ofPool(pool: CasePool): RawBuilder<boolean> {
  if (pool.kind === "ended") return sql<boolean>`state in ('closed', 'withdrawn')`;
  if (pool.kind === "public") return sql<boolean>`${isOpen} and holder_id is null`;
  if (pool.kind === "mine") return sql<boolean>`${isOpen} and holder_id = ${pool.accountId}`;
  if (pool.kind === "due") return sql<boolean>`${isOpen} and state <> 'done' and due_at < ${pool.now}`;
  return isOpen;
}

export async function countCases(db: Db, scope: Scope, accountId: string | null, now: Date) {
  return db
    .selectFrom("supervision_case")
    .select((count) => [
      count.fn.countAll<number>().as("open"),
      count.fn.countAll<number>().filterWhere("holder_id", "is", null).as("public"),
      count.fn.countAll<number>().filterWhere("holder_id", "=", accountId).as("mine"),
      count.fn.countAll<number>().filterWhere(sql<boolean>`due_at < ${now} and state <> 'done'`).as("due"),
      count.fn.countAll<number>().filterWhere("state", "=", "answered").as("awaitingReview"),
      count.fn.countAll<number>().filterWhere("corrected_at", "is not", null).as("corrected"),
    ])
    .where("city_code", "=", scope.cityCode)
    .where(isOpen)
    .where(visible(scope))
    .executeTakeFirstOrThrow();
}

export async function listCasesOfOrder(db: Db, scope: Scope, workOrderId: string): Promise<SupervisionCaseTable[]> {
  return db
    .selectFrom("supervision_case")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("work_order_id", "=", workOrderId)
    .where(visible(scope))
    .orderBy("opened_at", "desc")
    .execute();
}
