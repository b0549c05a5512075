import type { Scope } from "../../../kernel/actor.ts";
import { Refusal } from "../../../kernel/decision.ts";
import type { Call } from "../../../platform/world.ts";

/** What the caller may see; jobs and listeners see their city, a requester nothing. */
export function scopeOf(call: Pick<Call, "actor" | "cityCode">): Scope {
  if (call.actor.kind === "requester") throw new Refusal("auth.signInNeeded");
  return call.actor.kind === "staff" ? call.actor.scope : { cityCode: call.cityCode, platformCodes: "all", agencyIds: "all" };
}
