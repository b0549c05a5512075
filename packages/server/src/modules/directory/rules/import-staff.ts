import { text } from "@yihao/contract/fields";
import { Role } from "@yihao/contract/roles";
import { z } from "zod";
import { byRow, cell, codeCell, type ImportRow, type Rejected, readRowsBy, unknownCode } from "./import-row.ts";

export type StaffDraft = {
  readonly row: number;
  readonly username: string;
  readonly displayName: string;
  readonly password: string | null;
  readonly roles: readonly Role[];
  readonly platformCode: string;
  readonly agencyId: string | null;
};

export type StaffSurroundings = {
  readonly platformCodes: ReadonlySet<string>;
  readonly cityPlatformCode: string;
  /** Active agencies by code. */
  readonly agencies: ReadonlyMap<string, { readonly id: string; readonly platformCode: string }>;
};

const roleChoices = Role.values.map(Role.word).join("、");
const rolesCell = z.string({ error: "缺少岗位" }).transform((given, context): Role[] => {
  const named = given.split(/[;；、,，|\s]+/).filter((each) => each !== "");
  const found = named.map((each) => Role.values.find((value) => value === each || Role.word(value) === each));
  if (named.length === 0) context.addIssue({ code: "custom", message: "缺少岗位" });
  const unknown = named.filter((_, at) => found[at] === undefined);
  for (const each of unknown) context.addIssue({ code: "custom", message: `岗位“${each}”不正确，只能是：${roleChoices}` });
  return unknown.length > 0 || named.length === 0 ? z.NEVER : [...new Set(found.flatMap((each) => each ?? []))];
});

const Row = z.object({
  username: z
    .string({ error: "缺少账号" })
    .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, { error: (issue) => `账号“${String(issue.input)}”不正确，由 2–32 位小写字母、数字组成` }),
  display_name: cell("姓名", text("姓名", 40)),
  password: z.string().min(10, "密码至少 10 位").max(128, "密码最多 128 位").optional(),
  roles: rolesCell,
  platform_code: codeCell("平台代码").optional(),
  agency_code: codeCell("单位代码").optional(),
});

/** Judges the rows of a file of staff; the platform, left out, is that of the agency or the city's own. */
export function planStaff(rows: readonly ImportRow[], around: StaffSurroundings): { drafts: StaffDraft[]; rejected: Rejected[] } {
  const { good, rejected } = readRowsBy(rows, Row, { column: "username", label: "账号" }, (cells) => [
    ...unknownCode("平台", cells.platform_code, (code) => around.platformCodes.has(code)),
    ...unknownCode("在用单位", cells.agency_code, (code) => around.agencies.has(code)),
  ]);
  const drafts: StaffDraft[] = [];
  for (const { file, read } of good) {
    const agency = read.agency_code === undefined ? undefined : around.agencies.get(read.agency_code);
    const platformCode = read.platform_code ?? agency?.platformCode ?? around.cityPlatformCode;
    if (read.roles.includes("agencyHandler") && agency === undefined)
      rejected.push({ row: file.row, reasons: ["承办单位经办人须填单位代码"] });
    else
      drafts.push({
        row: file.row,
        username: read.username,
        displayName: read.display_name,
        password: read.password ?? null,
        roles: read.roles,
        platformCode,
        agencyId: agency?.id ?? null,
      });
  }
  return { drafts, rejected: byRow(rejected) };
}
