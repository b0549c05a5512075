import type { SiteCheckMode } from "@yihao/contract/oversight";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { notKeptFrom } from "../../work-order/index.ts";
import type { CluePackageTable, SiteCheckTable } from "./case-table.ts";

const ofPlatforms = (scope: Scope) =>
  scope.platformCodes === "all" ? sql<boolean>`true` : sql<boolean>`platform_code = any(${[...scope.platformCodes]}::text[])`;

const visible = (scope: Scope) =>
  scope.agencyIds === "all"
    ? ofPlatforms(scope)
    : sql<boolean>`agency_id = any(${[...scope.agencyIds]}::uuid[]) and (work_order_id is null or ${notKeptFrom(scope, "site_check.work_order_id")})`;

export async function insertCheck(db: Db, check: SiteCheckTable): Promise<void> {
  await db.insertInto("site_check").values(check).execute();
}

export async function findCheck(db: Db, scope: Scope, id: string): Promise<SiteCheckTable | undefined> {
  return db
    .selectFrom("site_check")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .executeTakeFirst();
}

/** Locks the row. */
export async function loadCheck(db: Db, scope: Scope, id: string): Promise<SiteCheckTable> {
  const found = await db
    .selectFrom("site_check")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("次核查");
  return found;
}

export async function updateCheck(db: Db, cityCode: string, id: string, change: Partial<SiteCheckTable>): Promise<void> {
  await db.updateTable("site_check").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export type CheckFilter = {
  readonly mode?: SiteCheckMode | undefined;
  readonly agencyIds?: readonly string[] | undefined;
  readonly isOpen?: boolean | undefined;
};
/** Newest first. */
export async function listChecks(
  db: Db,
  scope: Scope,
  filter: CheckFilter,
  after: Cursor | null,
  limit: number,
): Promise<SiteCheckTable[]> {
  let select = db.selectFrom("site_check").selectAll().where("city_code", "=", scope.cityCode).where(visible(scope));
  if (filter.mode !== undefined) select = select.where("mode", "=", filter.mode);
  if (filter.agencyIds !== undefined) select = select.where(sql<boolean>`agency_id = any(${[...filter.agencyIds]}::uuid[])`);
  if (filter.isOpen === true) select = select.where("correct_by", "is not", null).where("corrected_at", "is", null);
  if (after !== null) select = select.where(sql<boolean>`(checked_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("checked_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

export async function listChecksOfOrder(db: Db, scope: Scope, workOrderId: string): Promise<SiteCheckTable[]> {
  return db
    .selectFrom("site_check")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("work_order_id", "=", workOrderId)
    .where(visible(scope))
    .orderBy("checked_at", "desc")
    .execute();
}

export async function insertPackage(db: Db, pack: CluePackageTable): Promise<void> {
  await db.insertInto("clue_package").values(pack).execute();
}

/** Without what is sealed in them, newest first. */
export async function listPackages(
  db: Db,
  scope: Scope,
  after: Cursor | null,
  limit: number,
): Promise<Omit<CluePackageTable, "summary_sealed" | "content_sealed">[]> {
  let select = db
    .selectFrom("clue_package")
    .select([
      "city_code",
      "id",
      "platform_code",
      "number",
      "recipient",
      "work_order_id",
      "case_id",
      "digest_sha256",
      "digest_sm3",
      "bytes",
      "attachment_count",
      "sealed_at",
      "sealed_by",
      "sealed_by_name",
      "taken_by_name",
      "taken_at",
    ])
    .where("city_code", "=", scope.cityCode)
    .where(ofPlatforms(scope));
  if (after !== null) select = select.where(sql<boolean>`(sealed_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("sealed_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

export async function findPackage(db: Db, scope: Scope, id: string): Promise<{ id: string; number: string } | undefined> {
  return db
    .selectFrom("clue_package")
    .select(["id", "number"])
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(ofPlatforms(scope))
    .executeTakeFirst();
}

/** Locks the row. */
export async function loadPackage(db: Db, scope: Scope, id: string): Promise<CluePackageTable> {
  const found = await db
    .selectFrom("clue_package")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(ofPlatforms(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("个线索包");
  return found;
}

export async function markTaken(db: Db, cityCode: string, id: string, taken: { by: string; at: Date }): Promise<void> {
  await db
    .updateTable("clue_package")
    .set({ taken_by_name: taken.by, taken_at: taken.at })
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .execute();
}
