import type { CatalogueEntry } from "@yihao/contract/dispatch-catalogue";
import type { Catalogue } from "./rules/catalogue.ts";
import { type CatalogueEntryRecord, standingOf } from "./rules/dispatch-catalogue.ts";

/** `today`: the Shanghai date on which the line's standing is asked. */
export function presentEntry(entry: CatalogueEntryRecord, catalogue: Catalogue, today: string): CatalogueEntry {
  const nameOf = (id: string) => catalogue.agencyName(id) ?? "（已撤销的单位）";
  return {
    id: entry.id,
    categoryCode: entry.categoryCode,
    categoryName: catalogue.categoryName(entry.categoryCode) ?? entry.categoryCode,
    regionCode: entry.regionCode,
    regionName: entry.regionCode === null ? null : (catalogue.regionName(entry.regionCode) ?? entry.regionCode),
    leadAgencyId: entry.leadAgencyId,
    leadAgencyName: nameOf(entry.leadAgencyId),
    supporting: entry.supportingAgencyIds.map((id) => ({ id, name: nameOf(id) })),
    isGrassrootsForbidden: entry.isGrassrootsForbidden,
    clause: entry.clause,
    effectiveFrom: entry.effectiveFrom,
    effectiveTo: entry.effectiveTo,
    standing: standingOf(entry, today),
    setBy: entry.setByName,
  };
}
