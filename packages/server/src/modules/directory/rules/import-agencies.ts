import { AgencyKind, type SignOffRule } from "@yihao/contract/directory";
import { phone, text } from "@yihao/contract/fields";
import type { ValueOf } from "@yihao/contract/words";
import { z } from "zod";
import { byRow, type Counts, cell, codeCell, type ImportRow, keptOr, levelCell, readRowsBy, unknownCode, wordCell } from "./import-row.ts";
import { fitIntoTree, type TreeNode } from "./import-tree.ts";
import { initialsOf } from "./initials.ts";

/** An agency as its table holds it. `path`: codes from the first tier to itself, each ended by "/". */
export type AgencyRecord = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly tier: number;
  readonly kind: ValueOf<typeof AgencyKind>;
  readonly regionCode: string | null;
  readonly platformCode: string;
  readonly phone: string | null;
  readonly initials: string;
  readonly isActive: boolean;
  readonly signOff: SignOffRule;
};

export type AgencySurroundings = {
  readonly existing: readonly AgencyRecord[];
  readonly regionCodes: ReadonlySet<string>;
  readonly platformCodes: ReadonlySet<string>;
  /** Where an agency without platform and without parent belongs: the city's own. */
  readonly cityPlatformCode: string;
  readonly newId: () => string;
};

const shortNameMax = 20;
const Row = z.object({
  code: codeCell("单位代码"),
  name: cell("单位名称", text("单位名称", 80)),
  short_name: text("简称", shortNameMax).optional(),
  parent_code: codeCell("上级单位代码").optional(),
  tier: levelCell("层级").optional(),
  kind: wordCell("单位类别", AgencyKind).optional(),
  region_code: codeCell("区划代码").optional(),
  platform_code: codeCell("平台代码").optional(),
  phone: phone.optional(),
});

type Draft = {
  file: ImportRow;
  read: z.output<typeof Row>;
  known: AgencyRecord | undefined;
  kind: AgencyRecord["kind"];
  row: number;
  code: string;
  parentCode: string | null;
  level: number | null;
};
type Standing = { byCode: Map<string, AgencyRecord>; parentCodeOf: (agency: AgencyRecord | undefined) => string | null };

/** Judges the rows of a file of agencies against what is there. `save` holds what must be written: rows taken in, and agencies that moved with their parent. */
export function planAgencies(rows: readonly ImportRow[], around: AgencySurroundings): Counts & { save: AgencyRecord[] } {
  const standing = standingOf(around.existing);
  const { drafts, rejected, rowOfKey } = draftAgencies(rows, around, standing);
  const nodes = new Map<string, TreeNode>(
    around.existing.map((agency) => [agency.code, { code: agency.code, parentCode: standing.parentCodeOf(agency), level: agency.tier }]),
  );
  const { levels, refused } = fitIntoTree(nodes, drafts, rowOfKey, { node: "单位", level: "层级", isStepExact: false });
  for (const { code, row } of drafts) {
    const reasons = refused.get(code);
    if (reasons !== undefined) rejected.push({ row, reasons });
  }
  const taken = new Map(drafts.filter((draft) => levels.has(draft.code)).map((draft) => [draft.code, draft]));
  const save = buildAgencies(taken, levels, around, standing).filter((agency) => !isSame(agency, standing.byCode.get(agency.code)));
  const changed = new Set(save.map((agency) => agency.code));
  const added = [...taken.values()].filter((draft) => draft.known === undefined).length;
  const updated = [...taken.values()].filter((draft) => draft.known !== undefined && changed.has(draft.code)).length;
  return { save, added, updated, unchanged: taken.size - added - updated, rejected: byRow(rejected) };
}

function standingOf(existing: readonly AgencyRecord[]): Standing {
  const codeOfId = new Map(existing.map((agency) => [agency.id, agency.code]));
  return {
    byCode: new Map(existing.map((agency) => [agency.code, agency])),
    parentCodeOf: (agency) => (agency?.parentId == null ? null : (codeOfId.get(agency.parentId) ?? null)),
  };
}

function draftAgencies(rows: readonly ImportRow[], around: AgencySurroundings, standing: Standing) {
  const { good, rejected, rowOfKey } = readRowsBy(rows, Row, { column: "code", label: "单位代码" }, (cells, codes) => [
    ...unknownCode("上级单位", cells.parent_code, (code) => codes.has(code) || standing.byCode.has(code)),
    ...unknownCode("区划", cells.region_code, (code) => around.regionCodes.has(code)),
    ...unknownCode("平台", cells.platform_code, (code) => around.platformCodes.has(code)),
    ...(cells.kind === undefined && !standing.byCode.has(cells.code ?? "") ? ["缺少单位类别"] : []),
  ]);
  const drafts = good.map(({ file, read }): Draft => {
    const known = standing.byCode.get(read.code);
    const parentCode = keptOr(file, "parent_code", read.parent_code, standing.parentCodeOf(known));
    const level = keptOr(file, "tier", read.tier, known?.tier);
    return { file, read, known, kind: read.kind ?? known?.kind ?? "government", row: file.row, code: read.code, parentCode, level };
  });
  return { drafts, rejected, rowOfKey };
}

/** Every agency as it stands after the rows were taken in. */
function buildAgencies(
  taken: ReadonlyMap<string, Draft>,
  levels: ReadonlyMap<string, number>,
  around: AgencySurroundings,
  standing: Standing,
): AgencyRecord[] {
  const ids = new Map(around.existing.map((agency) => [agency.code, agency.id]));
  for (const code of taken.keys()) if (!ids.has(code)) ids.set(code, around.newId());
  const parentOf = (code: string): string | null => {
    const draft = taken.get(code);
    return draft === undefined ? standing.parentCodeOf(standing.byCode.get(code)) : draft.parentCode;
  };
  const pathOf = (code: string): string => {
    const parent = parentOf(code);
    return `${parent === null ? "" : pathOf(parent)}${code}/`;
  };
  const platformOf = (code: string): string => {
    const draft = taken.get(code);
    const own =
      draft === undefined
        ? standing.byCode.get(code)?.platformCode
        : keptOr(draft.file, "platform_code", draft.read.platform_code, draft.known?.platformCode);
    const parent = parentOf(code);
    return own ?? (parent === null ? around.cityPlatformCode : platformOf(parent));
  };
  const untouched = around.existing.filter((agency) => !taken.has(agency.code)).map((agency) => ({ ...agency, path: pathOf(agency.code) }));
  const touched = [...taken.values()].map(({ file, read, known, kind, code, parentCode }): AgencyRecord => {
    const shortName = keptOr(file, "short_name", read.short_name, known?.shortName) ?? [...read.name].slice(0, shortNameMax).join("");
    return {
      id: ids.get(code) ?? around.newId(),
      code,
      name: read.name,
      shortName,
      parentId: parentCode === null ? null : (ids.get(parentCode) ?? null),
      path: pathOf(code),
      tier: levels.get(code) ?? 1,
      kind,
      regionCode: keptOr(file, "region_code", read.region_code, known?.regionCode),
      platformCode: platformOf(code),
      phone: keptOr(file, "phone", read.phone, known?.phone),
      initials: initialsOf(read.name, shortName),
      isActive: known?.isActive ?? true,
      signOff: known?.signOff ?? "none",
    };
  });
  return [...untouched, ...touched];
}

function isSame(left: AgencyRecord, right: AgencyRecord | undefined): boolean {
  return right !== undefined && (Object.keys(left) as (keyof AgencyRecord)[]).every((key) => left[key] === right[key]);
}
