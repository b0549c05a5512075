import { text } from "@yihao/contract/fields";
import { z } from "zod";
import { byRow, type Counts, cell, codeCell, type ImportRow, keptOr, levelCell, readRowsBy, unknownCode } from "./import-row.ts";
import { fitIntoTree, type TreeNode } from "./import-tree.ts";
import { initialsOf } from "./initials.ts";

/** A category as its table holds it. */
export type CategoryRecord = {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly level: number;
  readonly scope: string | null;
  readonly keywords: readonly string[];
  readonly usualAgencyId: string | null;
  readonly fullName: string;
  readonly initials: string;
  readonly isActive: boolean;
};

export type CategorySurroundings = {
  readonly existing: readonly CategoryRecord[];
  /** Ids of the agencies by code. */
  readonly agencyIds: ReadonlyMap<string, string>;
};

const keywordsMax = 40;
const Row = z.object({
  code: codeCell("分类代码"),
  name: cell("分类名称", text("分类名称", 40)),
  parent_code: codeCell("上级分类代码").optional(),
  level: levelCell("级别").optional(),
  scope: text("范围说明", 300).optional(),
  keywords: text("关键词", 1000)
    .transform((words) => [...new Set(words.split(/[;；、,，\n]/).map((word) => word.trim()))].filter((word) => word !== ""))
    .refine((words) => words.length <= keywordsMax, `关键词最多 ${keywordsMax} 个`)
    .optional(),
  usual_agency_code: codeCell("常办单位代码").optional(),
});

type Draft = {
  file: ImportRow;
  read: z.output<typeof Row>;
  known: CategoryRecord | undefined;
  usualAgencyId: string | null;
  row: number;
  code: string;
  parentCode: string | null;
  level: number | null;
};

/** Judges the rows of a file of categories against what is there. `save` also holds categories whose full name changes with a parent's. */
export function planCategories(rows: readonly ImportRow[], around: CategorySurroundings): Counts & { save: CategoryRecord[] } {
  const known = new Map(around.existing.map((category) => [category.code, category]));
  const { drafts, rejected, rowOfKey } = draftCategories(rows, around, known);
  const { levels, refused } = fitIntoTree(new Map<string, TreeNode>(known), drafts, rowOfKey, {
    node: "分类",
    level: "级别",
    isStepExact: true,
  });
  for (const { code, row } of drafts) {
    const reasons = refused.get(code);
    if (reasons !== undefined) rejected.push({ row, reasons });
  }
  const taken = drafts.filter((draft) => levels.has(draft.code));
  const now = new Map(known);
  for (const draft of taken) now.set(draft.code, recordOf(draft, levels.get(draft.code) ?? 1));
  const save = withFullNames([...now.values()]).filter((category) => !isSameCategory(category, known.get(category.code)));
  const changed = new Set(save.map((category) => category.code));
  const added = taken.filter((draft) => draft.known === undefined).length;
  const updated = taken.filter((draft) => draft.known !== undefined && changed.has(draft.code)).length;
  return { save, added, updated, unchanged: taken.length - added - updated, rejected: byRow(rejected) };
}

function draftCategories(rows: readonly ImportRow[], around: CategorySurroundings, standing: ReadonlyMap<string, CategoryRecord>) {
  const { good, rejected, rowOfKey } = readRowsBy(rows, Row, { column: "code", label: "分类代码" }, (cells, codes) => [
    ...unknownCode("上级分类", cells.parent_code, (code) => codes.has(code) || standing.has(code)),
    ...unknownCode("常办单位", cells.usual_agency_code, (code) => around.agencyIds.has(code)),
  ]);
  const drafts = good.map(({ file, read }): Draft => {
    const known = standing.get(read.code);
    const agencyId = read.usual_agency_code === undefined ? undefined : around.agencyIds.get(read.usual_agency_code);
    const usualAgencyId = keptOr(file, "usual_agency_code", agencyId, known?.usualAgencyId);
    const parentCode = keptOr(file, "parent_code", read.parent_code, known?.parentCode);
    return {
      file,
      read,
      known,
      usualAgencyId,
      row: file.row,
      code: read.code,
      parentCode,
      level: keptOr(file, "level", read.level, known?.level),
    };
  });
  return { drafts, rejected, rowOfKey };
}

function recordOf({ file, read, known, usualAgencyId, code, parentCode }: Draft, level: number): CategoryRecord {
  return {
    code,
    name: read.name,
    parentCode,
    level,
    scope: keptOr(file, "scope", read.scope, known?.scope),
    keywords: keptOr(file, "keywords", read.keywords, known?.keywords) ?? [],
    usualAgencyId,
    fullName: "",
    initials: initialsOf(read.name),
    isActive: known?.isActive ?? true,
  };
}

/** The categories with their full names, "一级 › 二级 › 三级", made anew from the tree. */
export function withFullNames(categories: readonly CategoryRecord[]): CategoryRecord[] {
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const nameOf = (category: CategoryRecord): string => {
    const parent = category.parentCode === null ? undefined : byCode.get(category.parentCode);
    return parent === undefined ? category.name : `${nameOf(parent)} › ${category.name}`;
  };
  return categories.map((category) => ({ ...category, fullName: nameOf(category) }));
}

export function isSameCategory(left: CategoryRecord, right: CategoryRecord | undefined): boolean {
  return right !== undefined && (Object.keys(left) as (keyof CategoryRecord)[]).every((key) => String(left[key]) === String(right[key]));
}
