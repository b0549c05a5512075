import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "@yihao/contract/roles";
import { catalogueOf, importColumns } from "../modules/directory/index.ts";
import { ensureAccount, hashPassword } from "../modules/identity/index.ts";
import { jobCall } from "../platform/jobs.ts";
import { readRows } from "../platform/spreadsheet.ts";
import type { World } from "../platform/world.ts";

export const demoPassword = "yihao-12345";
/** One account per role, as it is printed at the start. */
export const mainAccounts: readonly { username: string; role: string }[] = [
  { username: "zuoxi01", role: "服务代表（登记、在线解答、转工单）" },
  { username: "banzhang01", role: "班长" },
  { username: "paidan01", role: "派单员（派单、退单审核）" },
  { username: "rsj01", role: "承办单位经办人：市人社局" },
  { username: "chongchuan01", role: "承办单位经办人：崇川区" },
  { username: "rsjld01", role: "承办单位负责人：市人社局（审签）" },
  { username: "shenhe01", role: "审核员" },
  { username: "huifang01", role: "回访员" },
  { username: "baike01", role: "信息专员（热线百科）" },
  { username: "duban01", role: "督办员（预警、催办、督办）" },
  { username: "kaohe01", role: "考核员（核减、考核）" },
  { username: "zhuren01", role: "中心领导（统计）" },
  { username: "admin", role: "系统管理员" },
];

export type Staff = { username: string; roles: Role[]; agencyCode: string | null; platformCode: string };
export type Organisation = { accounts: Map<string, string>; staff: Staff[] };

/** All people of the demo city, with one password hashed once. */
export async function hireStaff(world: World, folder: string): Promise<Organisation> {
  const call = jobCall(world, "demo");
  const rows = await readRows(readFileSync(join(folder, "staff.csv")), importColumns.staff);
  const passwordHash = await hashPassword(demoPassword);
  const catalogue = await catalogueOf(call);
  const accounts = new Map<string, string>();
  const staff: Staff[] = [];
  for (const { values } of rows) {
    const agencyCode = values.agency_code === undefined || values.agency_code === "" ? null : values.agency_code;
    const roles = (values.roles ?? "").split(";") as Role[];
    const username = values.username ?? "";
    const agencyId = agencyCode === null ? null : (catalogue.agencyByCode(agencyCode)?.id ?? null);
    const platformCode = values.platform_code ?? world.config.cityCode;
    const { accountId } = await ensureAccount(call, {
      username,
      displayName: values.display_name ?? "",
      passwordHash,
      roles,
      platformCode,
      agencyId,
    });
    accounts.set(username, accountId);
    staff.push({ username, roles, agencyCode, platformCode });
  }
  return { accounts, staff };
}
