import type { AgencyPost } from "@yihao/contract/posts";
import type { Role } from "@yihao/contract/roles";
import { type Expression, type SqlBool, sql } from "kysely";
import type { Db } from "../../../platform/db.ts";
import type { AgencyPostTable, DutyShiftTable } from "./tables.ts";

export type PostRow = AgencyPostTable & {
  holder_name: string;
  holder_status: string;
  deputy_name: string | null;
  deputy_status: string | null;
};

/** Every post of the city with its people: three per agency at most. */
export async function listPosts(db: Db, cityCode: string): Promise<PostRow[]> {
  return db
    .selectFrom("agency_post")
    .innerJoin("account as holder", (on) =>
      on.onRef("holder.city_code", "=", "agency_post.city_code").onRef("holder.id", "=", "agency_post.account_id"),
    )
    .leftJoin("account as deputy", (on) =>
      on.onRef("deputy.city_code", "=", "agency_post.city_code").onRef("deputy.id", "=", "agency_post.deputy_account_id"),
    )
    .selectAll("agency_post")
    .select(["holder.display_name as holder_name", "holder.status as holder_status"])
    .select(["deputy.display_name as deputy_name", "deputy.status as deputy_status"])
    .where("agency_post.city_code", "=", cityCode)
    .orderBy("agency_post.agency_id")
    .orderBy("agency_post.post")
    .execute();
}

export async function findPost(db: Db, cityCode: string, agencyId: string, post: AgencyPost): Promise<AgencyPostTable | undefined> {
  return db
    .selectFrom("agency_post")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("agency_id", "=", agencyId)
    .where("post", "=", post)
    .forUpdate()
    .executeTakeFirst();
}

/** The post of an agency is one row, whoever holds it. */
export async function savePost(db: Db, row: AgencyPostTable): Promise<void> {
  const { account_id, deputy_account_id, set_at, set_by_name } = row;
  await db
    .insertInto("agency_post")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["city_code", "agency_id", "post"]).doUpdateSet({ account_id, deputy_account_id, set_at, set_by_name }),
    )
    .execute();
}

export async function removePost(db: Db, cityCode: string, agencyId: string, post: AgencyPost): Promise<void> {
  await db.deleteFrom("agency_post").where("city_code", "=", cityCode).where("agency_id", "=", agencyId).where("post", "=", post).execute();
}

export type PersonRow = {
  id: string;
  display_name: string;
  status: string;
  roles: Role[];
  agency_id: string | null;
  platform_code: string;
};

const colleaguesMax = 500;

/** Enabled people of these agencies, or of the platform itself when `agencyIds` is null; by name. */
export async function listColleagues(
  db: Db,
  cityCode: string,
  of: { readonly agencyIds: readonly string[] } | { readonly platformCode: string },
): Promise<PersonRow[]> {
  const select = db
    .selectFrom("account")
    .select(["id", "display_name", "status", "roles", "agency_id", "platform_code"])
    .where("city_code", "=", cityCode)
    .where("status", "=", "active");
  const bound =
    "agencyIds" in of
      ? select.where("agency_id", "in", [...of.agencyIds])
      : select.where("agency_id", "is", null).where("platform_code", "=", of.platformCode);
  return bound.orderBy("display_name").orderBy("id").limit(colleaguesMax).execute();
}

export type ShiftRow = DutyShiftTable & { name: string; status: string; roles: Role[] };

function shifts(db: Db, cityCode: string) {
  return db
    .selectFrom("duty_shift")
    .innerJoin("account", (on) =>
      on.onRef("account.city_code", "=", "duty_shift.city_code").onRef("account.id", "=", "duty_shift.account_id"),
    )
    .selectAll("duty_shift")
    .select(["account.display_name as name", "account.status as status", "account.roles as roles"])
    .where("duty_shift.city_code", "=", cityCode);
}

const shiftsMax = 2_000;

/** Which shifts: of these agencies or of these platforms. */
export type ShiftBound = { readonly agencyIds: readonly string[] | "all"; readonly platformCodes: readonly string[] | "all" };

/** Those that touch the span, in the order of their beginning. */
export async function listShifts(db: Db, cityCode: string, bound: ShiftBound, span: { from: Date; to: Date }): Promise<ShiftRow[]> {
  return shifts(db, cityCode)
    .where("duty_shift.ends_at", ">", span.from)
    .where("duty_shift.starts_at", "<", span.to)
    .where(shiftIn(bound))
    .orderBy("duty_shift.starts_at")
    .orderBy("duty_shift.id")
    .limit(shiftsMax)
    .execute();
}

function shiftIn({ agencyIds, platformCodes }: ShiftBound): Expression<SqlBool> {
  const agencies = agencyIds === "all" ? sql`duty_shift.agency_id is not null` : sql`duty_shift.agency_id = any(${[...agencyIds]}::uuid[])`;
  const platforms =
    platformCodes === "all"
      ? sql`duty_shift.platform_code is not null`
      : sql`duty_shift.platform_code = any(${[...platformCodes]}::text[])`;
  return sql<SqlBool>`(${agencies} or ${platforms})`;
}

/** What the person has that ends after `from`. */
export async function listShiftsOf(db: Db, cityCode: string, accountId: string, from: Date): Promise<ShiftRow[]> {
  return shifts(db, cityCode)
    .where("duty_shift.account_id", "=", accountId)
    .where("duty_shift.ends_at", ">", from)
    .orderBy("duty_shift.starts_at")
    .execute();
}

export async function findShift(db: Db, cityCode: string, id: string): Promise<ShiftRow | undefined> {
  return shifts(db, cityCode).where("duty_shift.id", "=", id).forUpdate("duty_shift").executeTakeFirst();
}

export async function insertShift(db: Db, row: DutyShiftTable): Promise<void> {
  await db.insertInto("duty_shift").values(row).execute();
}

export async function removeShift(db: Db, cityCode: string, id: string): Promise<void> {
  await db.deleteFrom("duty_shift").where("city_code", "=", cityCode).where("id", "=", id).execute();
}
