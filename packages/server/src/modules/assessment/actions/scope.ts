import { allow, type Decision, refuse } from "../../../kernel/decision.ts";
import type { Call } from "../../../platform/world.ts";
import type { Catalogue } from "../../directory/index.ts";
import { staffScope } from "../../work-order/index.ts";
import type { AppealReach } from "../store/index.ts";

/** Assessments are of the whole city; whoever organises them sees it. */
export function decideCityWide(call: Call): Decision {
  const scope = staffScope(call);
  return scope.platformCodes === "all" && scope.agencyIds === "all" ? allow : refuse("assessment.cityOnly");
}

/** Whose details a person sees: everybody's for the city, its own platform's agencies for a county, itself for an agency. */
export function seesResult(call: Call, catalogue: Catalogue, agencyId: string): boolean {
  const scope = staffScope(call);
  if (scope.agencyIds !== "all") return scope.agencyIds.includes(agencyId);
  return scope.platformCodes === "all" || scope.platformCodes.includes(catalogue.agency(agencyId)?.platformCode ?? "");
}

/** The same for lists. */
export function reachOfAppeals(call: Call, catalogue: Catalogue): AppealReach {
  const scope = staffScope(call);
  if (scope.agencyIds === "all" && scope.platformCodes === "all") return { cityCode: call.cityCode, agencyIds: "all" };
  const agencyIds = catalogue
    .agencies()
    .map((agency) => agency.id)
    .filter((id) => seesResult(call, catalogue, id));
  return { cityCode: call.cityCode, agencyIds };
}
