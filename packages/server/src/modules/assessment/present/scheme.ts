import type { Scheme } from "@yihao/contract/assessment-scheme";
import { firstScheme } from "../rules/index.ts";
import type { SchemeRow } from "../store/index.ts";

export function presentScheme(row: SchemeRow): Scheme {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    effectiveFrom: row.effective_from,
    source: row.source,
    bands: row.bands,
    items: row.items.map((item) => ({
      code: item.code,
      name: item.name,
      section: item.section,
      groups: item.groups,
      fullPoints: item.full_points,
      indicator: item.indicator,
      formula: item.formula,
      source: item.source,
    })),
    madeBy: row.made_by_name,
    madeAt: row.made_at?.toISOString() ?? null,
  };
}

/** What a city that has not made a scheme of its own is assessed by; written down when it is used first. */
export function presentFirstScheme(): Scheme {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    version: 1,
    ...firstScheme,
    items: [...firstScheme.items],
    madeBy: "随系统提供",
    madeAt: null,
  };
}
