import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { CatalogueEntryRecord } from "../rules/dispatch-catalogue.ts";

export interface DispatchCatalogueTable {
  city_code: string;
  id: string;
  category_code: string;
  region_code: string | null;
  lead_agency_id: string;
  supporting_agency_ids: string[];
  is_grassroots_forbidden: boolean;
  clause: string;
  effective_from: string;
  effective_to: string | null;
  set_at: Date;
  set_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    dispatch_catalogue: DispatchCatalogueTable;
  }
}

/** By category, whole city first, oldest first. */
export async function listEntries(db: Db, cityCode: string): Promise<CatalogueEntryRecord[]> {
  return db
    .selectFrom("dispatch_catalogue")
    .select([
      "id",
      "category_code as categoryCode",
      "region_code as regionCode",
      "lead_agency_id as leadAgencyId",
      "supporting_agency_ids as supportingAgencyIds",
      "is_grassroots_forbidden as isGrassrootsForbidden",
      "clause",
      "effective_from as effectiveFrom",
      "effective_to as effectiveTo",
      "set_at as setAt",
      "set_by_name as setByName",
    ])
    .where("city_code", "=", cityCode)
    .orderBy("category_code")
    .orderBy("region_code", (order) => order.asc().nullsFirst())
    .orderBy("effective_from")
    .execute();
}

/** Lines that are there already are replaced by id. */
export async function saveEntries(db: Db, cityCode: string, entries: readonly CatalogueEntryRecord[]): Promise<void> {
  const rows = entries.map((entry) => ({
    city_code: cityCode,
    id: entry.id,
    category_code: entry.categoryCode,
    region_code: entry.regionCode,
    lead_agency_id: entry.leadAgencyId,
    supporting_agency_ids: entry.supportingAgencyIds,
    is_grassroots_forbidden: entry.isGrassrootsForbidden,
    clause: entry.clause,
    effective_from: entry.effectiveFrom,
    effective_to: entry.effectiveTo,
    set_at: entry.setAt,
    set_by_name: entry.setByName,
  }));
  await insertMany(
    db,
    "dispatch_catalogue",
    rows,
    `(city_code, id) do update set lead_agency_id = excluded.lead_agency_id, supporting_agency_ids = excluded.supporting_agency_ids,
      is_grassroots_forbidden = excluded.is_grassroots_forbidden, clause = excluded.clause, effective_to = excluded.effective_to,
      set_at = excluded.set_at, set_by_name = excluded.set_by_name`,
  );
}
