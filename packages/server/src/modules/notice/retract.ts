import type { Act } from "../../platform/world.ts";
import { accountsOfAgencies } from "../identity/index.ts";
import { markRetracted } from "./store/retract.ts";

/** Agencies that must not see a page any more, and their people, lose what they were told about it. `link` is the page's path. */
export async function retractAgencyNotices(act: Act, agencyIds: readonly string[], link: string): Promise<void> {
  const accountIds = await accountsOfAgencies(act, agencyIds);
  await markRetracted(act.db, act.cityCode, { agencyIds, accountIds }, link, act.at);
  act.topics.add("notices");
}
