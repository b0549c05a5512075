import type { Agency, Category, Platform, Region } from "@yihao/contract/directory";

/** What the tables hold for one city; order is the order of the lists. */
export type CatalogueRows = {
  readonly cityCode: string;
  readonly agencies: readonly Agency[];
  readonly categories: readonly Category[];
  readonly regions: readonly Region[];
  readonly platforms: readonly Platform[];
};

/** Everything a city chooses from, as one immutable value with synchronous look-ups. Inactive entries are in it: old records name them. */
export type Catalogue = {
  readonly agency: (id: string) => Agency | undefined;
  readonly agencyByCode: (code: string) => Agency | undefined;
  /** The full name; null for null and for an id that is not there. */
  readonly agencyName: (id: string | null) => string | null;
  /** Ids of the agency itself and of all below it, itself first; empty for an unknown id. */
  readonly subtreeOf: (agencyId: string) => readonly string[];
  /** The agency itself and then those above it, nearest first; empty for an unknown id. */
  readonly agenciesUpFrom: (agencyId: string) => readonly Agency[];
  /** The tier-1 agency above; the agency itself when it is one or is unknown. */
  readonly rootOf: (agencyId: string) => string;
  readonly category: (code: string) => Category | undefined;
  /** "一级 › 二级 › 三级". */
  readonly categoryName: (code: string | null) => string | null;
  readonly region: (code: string) => Region | undefined;
  /** "崇川区 城东街道"; a place outside the city carries its own city in front. */
  readonly regionName: (code: string | null) => string | null;
  /** Codes of all regions below, itself left out. */
  readonly regionsBelow: (code: string) => readonly string[];
  readonly platform: (code: string) => Platform | undefined;
  /** Codes of the platform itself and of all below it, itself first; empty for an unknown code. */
  readonly platformsBelow: (code: string) => readonly string[];
  /** Codes of the platform itself and then of those above it, nearest first; empty for an unknown code. */
  readonly platformsUpFrom: (code: string) => readonly string[];
  readonly categories: () => readonly Category[];
  readonly agencies: () => readonly Agency[];
  readonly regions: () => readonly Region[];
  readonly platforms: () => readonly Platform[];
};

type Entry = { readonly key: string; readonly parent: string | null };

/** Own key first, then all below, level by level. Trees come from checked imports, but a cycle must still not hang the process. */
function subtrees(entries: readonly Entry[]): (key: string) => readonly string[] {
  const known = new Set(entries.map((entry) => entry.key));
  const children = Map.groupBy(entries, (entry) => entry.parent);
  const remembered = new Map<string, readonly string[]>();
  return (key) => {
    const kept = remembered.get(key);
    if (kept !== undefined) return kept;
    const found = new Set(known.has(key) ? [key] : []);
    for (const each of found) for (const child of children.get(each) ?? []) found.add(child.key);
    const subtree = Object.freeze([...found]);
    if (known.has(key)) remembered.set(key, subtree);
    return subtree;
  };
}

/** From the entry up, itself first; ends at the top and, should there be one, at a cycle. */
function lineUpFrom<T>(from: T | undefined, above: (entry: T) => T | undefined): readonly T[] {
  const line = new Set<T>();
  for (let entry = from; entry !== undefined && !line.has(entry); entry = above(entry)) line.add(entry);
  return [...line];
}

function withCityInFront(regions: readonly Region[], cityCode: string): Region[] {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  return regions.map((region) => {
    let above: Region | undefined = region;
    for (let step = 0; above !== undefined && above.level !== "city" && step < 4; step += 1) above = byCode.get(above.parentCode ?? "");
    const isElsewhere = above !== undefined && above !== region && above.code !== cityCode;
    return isElsewhere ? { ...region, fullName: `${above?.name} ${region.fullName}` } : region;
  });
}

export function createCatalogue(rows: CatalogueRows): Catalogue {
  const regions = withCityInFront(rows.regions, rows.cityCode);
  const agencyById = new Map(rows.agencies.map((agency) => [agency.id, agency]));
  const agencyByCode = new Map(rows.agencies.map((agency) => [agency.code, agency]));
  const categoryByCode = new Map(rows.categories.map((category) => [category.code, category]));
  const regionByCode = new Map(regions.map((region) => [region.code, region]));
  const platformByCode = new Map(rows.platforms.map((platform) => [platform.code, platform]));
  const nameIn = (map: ReadonlyMap<string, { fullName: string }>) => (code: string | null) =>
    code === null ? null : (map.get(code)?.fullName ?? null);
  const byCode = (each: { code: string; parentCode: string | null }): Entry => ({ key: each.code, parent: each.parentCode });
  const regionsFrom = subtrees(regions.map(byCode));
  return Object.freeze({
    agency: (id: string) => agencyById.get(id),
    agencyByCode: (code: string) => agencyByCode.get(code),
    agencyName: (id: string | null) => (id === null ? null : (agencyById.get(id)?.name ?? null)),
    subtreeOf: subtrees(rows.agencies.map((agency) => ({ key: agency.id, parent: agency.parentId }))),
    agenciesUpFrom: (agencyId: string) => lineUpFrom(agencyById.get(agencyId), (each) => agencyById.get(each.parentId ?? "")),
    rootOf: (agencyId: string) => {
      let root = agencyId;
      for (let above = agencyById.get(root)?.parentId ?? null; above !== null; above = agencyById.get(above)?.parentId ?? null)
        root = above;
      return root;
    },
    category: (code: string) => categoryByCode.get(code),
    categoryName: nameIn(categoryByCode),
    region: (code: string) => regionByCode.get(code),
    regionName: nameIn(regionByCode),
    regionsBelow: (code: string) => regionsFrom(code).slice(1),
    platform: (code: string) => platformByCode.get(code),
    platformsUpFrom: (code: string) =>
      lineUpFrom(platformByCode.get(code), (each) => platformByCode.get(each.parentCode ?? "")).map((platform) => platform.code),
    platformsBelow: subtrees(rows.platforms.map(byCode)),
    categories: () => rows.categories,
    agencies: () => rows.agencies,
    regions: () => regions,
    platforms: () => rows.platforms,
  });
}
