import type { Agency } from "@yihao/contract/directory";
import { DutyBasis as Bases, type DutyBasis, WorkOrderState as States, type WorkOrderState } from "@yihao/contract/work-order";
import { all, allow, atField, type Decision, refuse } from "../../kernel/decision.ts";

type AgencyFacts = Pick<Agency, "id" | "name" | "kind" | "tier" | "regionCode" | "platformCode" | "parentId">;

export type BasisFacts = {
  readonly basis: DutyBasis | null;
  readonly hasReason: boolean;
  /** Holds dispatch.designate; others need a conferral that named the lead. */
  readonly mayDesignate: boolean;
  readonly conferredLeadId: string | null;
  /** Who answers when nobody else does. */
  readonly backstop: { readonly id: string; readonly name: string } | null;
};
export type DispatchFacts = BasisFacts & {
  readonly lead: AgencyFacts;
  readonly supportingAgencyIds: readonly string[];
  readonly registeredBy: string | null;
  readonly dispatcherId: string | null;
  /** Names of chosen agencies whose return of this order was accepted before. */
  readonly returnedBefore: readonly string[];
  readonly hasReasonForReturned: boolean;
  /** The line of 派单目录 for the order's category and region. */
  readonly entry: { readonly leadAgencyId: string } | undefined;
  /** What that line says of this lead: whether the matter may go to a town or street (国办函〔2025〕66号). */
  readonly grassroots: Decision;
  readonly isElevated: boolean;
  readonly cityCode: string;
  /** Names of chosen agencies that must not have to do with the order (回避). */
  readonly recused: readonly string[];
};

export function decideDispatch(facts: DispatchFacts): Decision {
  const { lead, supportingAgencyIds } = facts;
  return all(
    decideOwnRegistration(facts),
    atField("supportingAgencyIds", supportingAgencyIds.includes(lead.id) ? refuse("dispatch.leadTwice") : allow),
    atField(
      "supportingAgencyIds",
      new Set(supportingAgencyIds).size !== supportingAgencyIds.length ? refuse("dispatch.agencyTwice") : allow,
    ),
    facts.recused.length > 0 ? refuse("dispatch.recused", { agency: facts.recused.join("、") }) : allow,
    facts.grassroots,
    decideElevatedLead(facts, lead),
    decideBasis(facts, lead, facts.entry),
    facts.returnedBefore.length > 0 && !facts.hasReasonForReturned
      ? refuse("dispatch.returnedBefore", { agency: facts.returnedBefore.join("、") })
      : allow,
  );
}

/** 登记、派单 by different persons (推荐值). */
export function decideOwnRegistration(facts: { readonly registeredBy: string | null; readonly dispatcherId: string | null }): Decision {
  return facts.registeredBy !== null && facts.registeredBy === facts.dispatcherId ? refuse("dispatch.ownRegistration") : allow;
}

/** 市级: on the city's own platform; a county's agencies are on the county's. */
const isCityLevel = (agency: Pick<Agency, "platformCode">, cityCode: string) => agency.platformCode === cityCode;

/** 提级办理: only an agency of the city may lead. */
export function decideElevatedLead(
  order: { readonly isElevated: boolean; readonly cityCode: string },
  lead: Pick<Agency, "platformCode" | "name">,
): Decision {
  return order.isElevated && !isCityLevel(lead, order.cityCode) ? refuse("dispatch.elevatedNeedsCity", { agency: lead.name }) : allow;
}

/** 派单目录 must say so; 首问、指定、兜底 want a reason; 指定 wants a conferral or the right to designate; 兜底 is the county's government. */
export function decideBasis(facts: BasisFacts, lead: { id: string; name: string }, entry: { leadAgencyId: string } | undefined): Decision {
  const { basis, hasReason, backstop } = facts;
  if (basis === null) return allow;
  if (basis === "catalogue") return entry?.leadAgencyId === lead.id ? allow : refuse("dispatch.notCatalogue", { agency: lead.name });
  const isConferred = facts.conferredLeadId === lead.id;
  if (basis === "designated" && !facts.mayDesignate && !isConferred) return refuse("dispatch.conferralNeeded", { agency: lead.name });
  if (basis === "backstop" && backstop === null) return refuse("dispatch.noBackstop");
  if (basis === "backstop" && backstop?.id !== lead.id) return refuse("dispatch.backstopElsewhere", { agency: backstop?.name ?? "" });
  // What a conferral decided stands in its minutes.
  const isReasoned = hasReason || (basis === "designated" && isConferred);
  return isReasoned ? allow : refuse("dispatch.basisReasonNeeded", { basis: Bases.word(basis) });
}

/** What stands on the order when the dispatcher named no basis: 派单目录 where its line names this lead, otherwise nothing. */
export function basisOf(given: DutyBasis | undefined, leadAgencyId: string, entry: { leadAgencyId: string } | undefined): DutyBasis | null {
  return given ?? (entry?.leadAgencyId === leadAgencyId ? "catalogue" : null);
}

/**
 * 兜底负责: the government of the place (属地政府). A zone with a ground of its own comes before the county around it; where two share a code,
 * the one that runs the county's platform.
 */
export function backstopOf<A extends Pick<Agency, "kind" | "parentId" | "regionCode" | "platformCode" | "isActive">>(
  agencies: readonly A[],
  regionCode: string | null,
): A | undefined {
  if (regionCode === null) return undefined;
  const governments = agencies.filter((agency) => agency.kind === "countyPlatform" && agency.parentId === null && agency.isActive);
  const at = (code: string) => {
    const there = governments.filter((agency) => agency.regionCode === code);
    return there.find((agency) => agency.platformCode === code) ?? there[0];
  };
  return at(regionCode) ?? at(regionCode.slice(0, 6));
}

export type ElevationFacts = {
  readonly state: WorkOrderState;
  readonly isElevated: boolean;
  readonly cityCode: string;
  readonly lead: Pick<Agency, "name" | "platformCode"> | undefined;
};
/** 提级办理: once, before an agency of the city has it, while nobody has answered. */
export function decideElevation({ state, isElevated, cityCode, lead }: ElevationFacts): Decision {
  if (isElevated) return refuse("workOrder.elevatedAlready");
  if (state !== "awaitingDispatch" && state !== "dispatched")
    return refuse("workOrder.wrongState", { state: States.word(state), act: "提级办理" });
  return state === "dispatched" && lead !== undefined && isCityLevel(lead, cityCode)
    ? refuse("dispatch.cityLeadAlready", { agency: lead.name })
    : allow;
}
