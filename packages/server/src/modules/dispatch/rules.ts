import { all, allow, atField, type Decision, refuse } from "../../kernel/decision.ts";

export type DispatchFacts = {
  readonly leadAgencyId: string;
  readonly supportingAgencyIds: readonly string[];
  readonly registeredBy: string | null;
  readonly dispatcherId: string | null;
  /** Names of chosen agencies whose return of this order was accepted before. */
  readonly returnedBefore: readonly string[];
  readonly hasReasonForReturned: boolean;
};

export function decideDispatch(facts: DispatchFacts): Decision {
  return all(
    // 登记、派单 by different persons (推荐值)
    facts.registeredBy !== null && facts.registeredBy === facts.dispatcherId ? refuse("dispatch.ownRegistration") : allow,
    atField("supportingAgencyIds", facts.supportingAgencyIds.includes(facts.leadAgencyId) ? refuse("dispatch.leadTwice") : allow),
    atField(
      "supportingAgencyIds",
      new Set(facts.supportingAgencyIds).size !== facts.supportingAgencyIds.length ? refuse("dispatch.agencyTwice") : allow,
    ),
    facts.returnedBefore.length > 0 && !facts.hasReasonForReturned
      ? refuse("dispatch.returnedBefore", { agency: facts.returnedBefore.join("、") })
      : allow,
  );
}
