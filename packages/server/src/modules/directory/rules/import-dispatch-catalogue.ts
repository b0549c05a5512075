import { text } from "@yihao/contract/fields";
import { sentenceOf } from "@yihao/contract/refusals";
import { z } from "zod";
import type { Catalogue } from "./catalogue.ts";
import { dateMistake } from "./decisions.ts";
import { type CatalogueEntryRecord, chainEntries, decideEntry } from "./dispatch-catalogue.ts";
import { byRow, type Counts, cell, codeCell, type ImportRow, readRowsBy, unknownCode } from "./import-row.ts";

const dayCell = (label: string) =>
  z.string().refine((day) => z.iso.date().safeParse(day).success && dateMistake(day) === null, `${label}应为日期，如 2026-01-01`);
const yes = ["是", "1", "true", "y"];
const yesCell = (label: string) =>
  z
    .string()
    .refine((word) => [...yes, "否", "0", "false", "n"].includes(word.toLowerCase()), `${label}应填“是”或“否”`)
    .transform((word) => yes.includes(word.toLowerCase()));
const listOf = (cellText: string) => [...new Set(cellText.split(/[;；、,，\s]/).filter((word) => word !== ""))];

const Row = z.object({
  category_code: codeCell("分类代码"),
  region_code: codeCell("区划代码").optional(),
  lead_agency_code: codeCell("主办单位代码"),
  supporting_agency_codes: z.string().transform(listOf).optional(),
  is_grassroots_forbidden: yesCell("不得派给基层").default(false),
  clause: cell("依据条款", text("依据条款", 300)),
  effective_from: cell("生效日期", dayCell("生效日期")),
  effective_to: dayCell("失效日期").optional(),
});

export type EntrySurroundings = {
  readonly existing: readonly CatalogueEntryRecord[];
  readonly catalogue: Pick<Catalogue, "category" | "region" | "agency" | "agencyByCode">;
  readonly newId: () => string;
  readonly at: Date;
  readonly by: string;
};

const keyOf = (category: string, region: string | null, from: string) => `${category} ${region ?? "全市"} ${from}`;
const supportingMax = 8;

/** Judges the rows of a file of 派单目录 against what is there; a line is known by category, region and first day. `save` also holds lines cut short. */
export function planEntries(rows: readonly ImportRow[], around: EntrySurroundings): Counts & { save: CatalogueEntryRecord[] } {
  const { catalogue } = around;
  const known = new Map(around.existing.map((entry) => [keyOf(entry.categoryCode, entry.regionCode, entry.effectiveFrom), entry]));
  const keyed = rows.map((row) => ({ ...row, values: { ...row.values, key: keyOfCells(row.values) } }));
  const isActive = (code: string) => catalogue.agencyByCode(code)?.isActive === true;
  const { good, rejected } = readRowsBy(keyed, Row, { column: "key", label: "条目" }, (cells) => [
    ...unknownCode("分类", cells.category_code, (code) => catalogue.category(code)?.isActive === true),
    ...unknownCode("区划", cells.region_code, (code) => catalogue.region(code) !== undefined),
    ...unknownCode("主办单位", cells.lead_agency_code, isActive),
    ...listOf(cells.supporting_agency_codes ?? "").flatMap((code) => unknownCode("协办单位", code, isActive)),
    ...(listOf(cells.supporting_agency_codes ?? "").length > supportingMax ? [`协办单位最多 ${supportingMax} 个`] : []),
  ]);
  const taken: CatalogueEntryRecord[] = [];
  for (const { file, read } of good) {
    const entry = entryOf(read, around, known);
    const decision = decideEntry(entry, catalogue.agency(entry.leadAgencyId));
    if (decision.ok) taken.push(entry);
    else rejected.push({ row: file.row, reasons: [sentenceOf(decision.code, decision.facts)] });
  }
  const now = new Map(around.existing.map((entry) => [entry.id, entry]));
  for (const entry of taken) now.set(entry.id, entry);
  for (const cut of chainEntries([...now.values()])) now.set(cut.id, cut);
  const before = new Map(around.existing.map((entry) => [entry.id, entry]));
  const save = [...now.values()].filter((entry) => !isSame(entry, before.get(entry.id)));
  const changed = new Set(save.map((entry) => entry.id));
  const added = taken.filter((entry) => !before.has(entry.id)).length;
  const updated = taken.filter((entry) => before.has(entry.id) && changed.has(entry.id)).length;
  return { save, added, updated, unchanged: taken.length - added - updated, rejected: byRow(rejected) };
}

function keyOfCells(values: Readonly<Record<string, string>>): string {
  const of = (column: string) => values[column]?.trim() ?? "";
  return keyOf(of("category_code"), of("region_code") || null, of("effective_from"));
}

function entryOf(
  read: z.output<typeof Row>,
  { catalogue, newId, at, by }: EntrySurroundings,
  known: ReadonlyMap<string, CatalogueEntryRecord>,
): CatalogueEntryRecord {
  const regionCode = read.region_code ?? null;
  const before = known.get(keyOf(read.category_code, regionCode, read.effective_from));
  const idOf = (code: string) => catalogue.agencyByCode(code)?.id ?? "";
  const entry = {
    id: before?.id ?? newId(),
    categoryCode: read.category_code,
    regionCode,
    leadAgencyId: idOf(read.lead_agency_code),
    supportingAgencyIds: (read.supporting_agency_codes ?? []).map(idOf),
    isGrassrootsForbidden: read.is_grassroots_forbidden,
    clause: read.clause,
    effectiveFrom: read.effective_from,
    // A line that a later one cut short stays cut short.
    effectiveTo: read.effective_to ?? before?.effectiveTo ?? null,
    setAt: at,
    setByName: by,
  };
  return before !== undefined && isSame(entry, before) ? before : entry;
}

/** Who set it and when is no difference. */
function isSame(left: CatalogueEntryRecord, right: CatalogueEntryRecord | undefined): boolean {
  const told = ({ setAt: _at, setByName: _by, ...rest }: CatalogueEntryRecord) => JSON.stringify(Object.entries(rest).sort());
  return right !== undefined && told(left) === told(right);
}
