import type { Insertable, Selectable } from "kysely";
import type { Db } from "../../../platform/db.ts";
import type { AssessmentSchemeTable, SchemeItemTable } from "./table.ts";

export type SchemeRow = Selectable<AssessmentSchemeTable> & { readonly items: readonly Selectable<SchemeItemTable>[] };

/** Every version with its items, newest first. */
export async function listSchemeRows(db: Db, cityCode: string): Promise<SchemeRow[]> {
  const schemes = await db
    .selectFrom("assessment_scheme")
    .selectAll()
    .where("city_code", "=", cityCode)
    .orderBy("version", "desc")
    .execute();
  const items = await db.selectFrom("scheme_item").selectAll().where("city_code", "=", cityCode).orderBy("position").execute();
  const itemsOf = Map.groupBy(items, (item) => item.scheme_id);
  return schemes.map((scheme) => ({ ...scheme, items: itemsOf.get(scheme.id) ?? [] }));
}

/** Nothing happens when another act has made the same version meanwhile. */
export async function insertScheme(
  db: Db,
  scheme: Insertable<AssessmentSchemeTable>,
  items: readonly Insertable<SchemeItemTable>[],
): Promise<boolean> {
  const made = await db
    .insertInto("assessment_scheme")
    .values(scheme)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .execute();
  if (made.length === 0) return false;
  await db
    .insertInto("scheme_item")
    .values([...items])
    .execute();
  return true;
}
