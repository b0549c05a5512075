import type { Region } from "@yihao/contract/directory";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { PlatformRecord } from "../rules/import-reference.ts";
import "./tables.ts";

// Regions and platforms are the same for every city of a province: the only tables here that are not asked by city.

/** In the order of their codes, so streets follow the order of the bureau. */
export async function listRegions(db: Db): Promise<Region[]> {
  return db
    .selectFrom("region")
    .select(["code", "name", "parent_code as parentCode", "level", "full_name as fullName"])
    .orderBy("code")
    .execute();
}

export async function listPlatforms(db: Db): Promise<PlatformRecord[]> {
  const rows = await db
    .selectFrom("platform")
    .select(["code", "name", "parent_code as parentCode", "level", "city_code as cityCode", "region_code as regionCode"])
    .orderBy("code")
    .execute();
  return rows.map((row) => ({ ...row, regionCode: row.regionCode ?? row.cityCode }));
}

export async function saveRegions(db: Db, regions: readonly Region[]): Promise<void> {
  const rows = regions.map((region) => ({
    code: region.code,
    name: region.name,
    parent_code: region.parentCode,
    level: region.level,
    full_name: region.fullName,
  }));
  await insertMany(
    db,
    "region",
    rows,
    "(code) do update set name = excluded.name, parent_code = excluded.parent_code, level = excluded.level, full_name = excluded.full_name",
  );
}

export async function savePlatforms(db: Db, platforms: readonly PlatformRecord[]): Promise<void> {
  const rows = platforms.map((each) => ({
    code: each.code,
    name: each.name,
    parent_code: each.parentCode,
    level: each.level,
    city_code: each.cityCode,
    region_code: each.regionCode,
  }));
  await insertMany(
    db,
    "platform",
    rows,
    "(code) do update set name = excluded.name, parent_code = excluded.parent_code, level = excluded.level, city_code = excluded.city_code, region_code = excluded.region_code",
  );
}
