import type { Role } from "@yihao/contract/roles";
import type { Call } from "../../platform/world.ts";
import { onDuty } from "../directory/index.ts";
import { whoHasRole } from "../identity/index.ts";

export type Person = { readonly accountId: string; readonly name: string };

/** Those of a role who are on duty for a platform now; when the roster names nobody, all of the role, those of the platform first. */
export async function peopleOnDuty(call: Call, platformCode: string, role: Role): Promise<readonly Person[]> {
  const duty = (await onDuty(call, { platformCode }, call.at)).filter((person) => person.roles.includes(role));
  return duty.length > 0 ? duty : everybodyOf(call, platformCode, role);
}

/** All of a role at the platform, or of the city where the platform has none: a county's night is watched by the city. */
export async function everybodyOf(call: Call, platformCode: string, role: Role): Promise<readonly Person[]> {
  const all = await whoHasRole(call, role);
  const own = all.filter((person) => person.platformCode === platformCode);
  return own.length > 0 ? own : all.filter((person) => person.platformCode === call.cityCode);
}
