import { sql } from "kysely";
import { Absent } from "../../../kernel/decision.ts";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { AgencyRecord } from "../rules/import-agencies.ts";
import "./tables.ts";

const columns = [
  "id",
  "code",
  "name",
  "short_name as shortName",
  "parent_id as parentId",
  "path",
  "tier",
  "kind",
  "region_code as regionCode",
  "platform_code as platformCode",
  "phone",
  "initials",
  "is_active as isActive",
  "sign_off as signOff",
] as const;

/** First tier first, in the order they were taken in. */
export async function listAgencies(db: Db, cityCode: string): Promise<AgencyRecord[]> {
  return db.selectFrom("agency").select(columns).where("city_code", "=", cityCode).orderBy("tier").orderBy("id").execute();
}

export async function loadAgency(db: Db, cityCode: string, id: string): Promise<AgencyRecord> {
  const row = await db
    .selectFrom("agency")
    .select(columns)
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Absent("个单位");
  return row;
}

export async function saveAgencies(db: Db, cityCode: string, agencies: readonly AgencyRecord[]): Promise<void> {
  const rows = agencies.map((agency) => ({
    city_code: cityCode,
    id: agency.id,
    code: agency.code,
    name: agency.name,
    short_name: agency.shortName,
    parent_id: agency.parentId,
    path: agency.path,
    tier: agency.tier,
    kind: agency.kind,
    region_code: agency.regionCode,
    platform_code: agency.platformCode,
    phone: agency.phone,
    initials: agency.initials,
    is_active: agency.isActive,
    sign_off: agency.signOff,
  }));
  await insertMany(
    db,
    "agency",
    rows,
    `(city_code, id) do update set name = excluded.name, short_name = excluded.short_name, parent_id = excluded.parent_id, path = excluded.path, tier = excluded.tier, kind = excluded.kind,
      region_code = excluded.region_code, platform_code = excluded.platform_code, phone = excluded.phone, initials = excluded.initials, is_active = excluded.is_active, sign_off = excluded.sign_off`,
  );
}

/** Held to the end of the transaction: changes of a city's directory follow each other, so that a tree is judged as it is written. */
export async function lockDirectory(db: Db, cityCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory:${cityCode}`}, 0))`.execute(db);
}
