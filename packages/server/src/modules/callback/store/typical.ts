import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import type { TypicalCaseTable } from "./table.ts";

const select = (db: Db, cityCode: string) => db.selectFrom("typical_case").selectAll().where("city_code", "=", cityCode);
const ofPlatforms = (scope: Scope) =>
  scope.platformCodes === "all" ? sql<boolean>`true` : sql<boolean>`platform_code = any(${[...scope.platformCodes]}::text[])`;

export async function insertTypicalCase(db: Db, row: TypicalCaseTable): Promise<void> {
  await db.insertInto("typical_case").values(row).execute();
}

export async function findTypicalCaseOf(
  db: Db,
  cityCode: string,
  of: Pick<TypicalCaseTable, "work_order_id" | "kind">,
): Promise<TypicalCaseTable | undefined> {
  return select(db, cityCode).where("work_order_id", "=", of.work_order_id).where("kind", "=", of.kind).executeTakeFirst();
}

/** Locks the row. */
export async function loadTypicalCase(db: Db, scope: Scope, id: string): Promise<TypicalCaseTable> {
  const found = await select(db, scope.cityCode).where("id", "=", id).where(ofPlatforms(scope)).forUpdate().executeTakeFirst();
  if (found === undefined || scope.agencyIds !== "all") throw new Absent("个典型案例");
  return found;
}

export async function markPublished(db: Db, cityCode: string, id: string, by: { at: Date; name: string }): Promise<void> {
  await db
    .updateTable("typical_case")
    .set({ published_at: by.at, published_by_name: by.name })
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .execute();
}

type TypicalFilter = { month?: string | undefined; kind?: TypicalCaseTable["kind"] | undefined; seesDrafts: boolean };
/** The newest first. Published ones are for everybody inside; drafts for those who write them, of their platforms. */
export async function listTypicalCases(
  db: Db,
  scope: Scope,
  { month, kind, seesDrafts }: TypicalFilter,
  after: Cursor | null,
  limit: number,
): Promise<TypicalCaseTable[]> {
  let rows = select(db, scope.cityCode).where(
    seesDrafts ? sql<boolean>`(published_at is not null or ${ofPlatforms(scope)})` : sql<boolean>`published_at is not null`,
  );
  if (month !== undefined) rows = rows.where("month", "=", month);
  if (kind !== undefined) rows = rows.where("kind", "=", kind);
  if (after !== null) rows = rows.where(sql<boolean>`(written_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  return rows.orderBy("written_at", "desc").orderBy("id", "desc").limit(limit).execute();
}
