import type { Agency, Category, Platform } from "@yihao/contract/directory";
import type { AgencyRecord } from "./rules/import-agencies.ts";
import type { CategoryRecord } from "./rules/import-categories.ts";
import type { PlatformRecord } from "./rules/import-reference.ts";

export function presentAgency(agency: AgencyRecord): Agency {
  const { path: _path, phone: _phone, ...shown } = agency;
  return shown;
}

/** In the order of the rows; a category is a leaf when nothing is below it, active or not. */
export function presentCategories(categories: readonly CategoryRecord[]): Category[] {
  const parents = new Set(categories.map((category) => category.parentCode));
  return categories.map((category) => ({ ...category, keywords: [...category.keywords], isLeaf: !parents.has(category.code) }));
}

export function presentPlatform({ code, name, parentCode, level }: PlatformRecord): Platform {
  return { code, name, parentCode, level };
}
