import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { CategoryRecord } from "../rules/import-categories.ts";
import "./tables.ts";

/** In the order of their codes. */
export async function listCategories(db: Db, cityCode: string): Promise<CategoryRecord[]> {
  return db
    .selectFrom("category")
    .select([
      "code",
      "name",
      "parent_code as parentCode",
      "level",
      "scope",
      "keywords",
      "usual_agency_id as usualAgencyId",
      "full_name as fullName",
      "initials",
      "is_active as isActive",
    ])
    .where("city_code", "=", cityCode)
    .orderBy("code")
    .execute();
}

export async function saveCategories(db: Db, cityCode: string, categories: readonly CategoryRecord[]): Promise<void> {
  const rows = categories.map((category) => ({
    city_code: cityCode,
    code: category.code,
    name: category.name,
    parent_code: category.parentCode,
    level: category.level,
    scope: category.scope,
    keywords: category.keywords,
    usual_agency_id: category.usualAgencyId,
    full_name: category.fullName,
    initials: category.initials,
    is_active: category.isActive,
  }));
  await insertMany(
    db,
    "category",
    rows,
    `(city_code, code) do update set name = excluded.name, parent_code = excluded.parent_code, level = excluded.level, scope = excluded.scope, keywords = excluded.keywords,
      usual_agency_id = excluded.usual_agency_id, full_name = excluded.full_name, initials = excluded.initials, is_active = excluded.is_active`,
  );
}
