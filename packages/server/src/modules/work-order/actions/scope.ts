import type { Scope } from "../../../kernel/actor.ts";
import { Refusal } from "../../../kernel/decision.ts";
import type { Call } from "../../../platform/world.ts";

/** What the caller may see; the system (jobs, listeners) sees its city, a requester sees nothing here. */
export function staffScope(call: Call): Scope {
  if (call.actor.kind === "requester") throw new Refusal("auth.signInNeeded");
  return call.actor.kind === "staff" ? call.actor.scope : { cityCode: call.cityCode, platformCodes: "all", agencyIds: "all" };
}
