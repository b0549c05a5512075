import type { SiteCheckMode, SiteCheckResult } from "@yihao/contract/oversight";
import { WorkOrderState } from "@yihao/contract/work-order";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";

/** 催办 is for whoever still owes an answer. */
export function decideUrge(owing: readonly string[]): Decision {
  return owing.length === 0 ? refuse("urge.nobodyToUrge") : allow;
}

export type CheckFacts = {
  readonly mode: SiteCheckMode;
  /** Null for a check of an agency. */
  readonly orderState: WorkOrderState | null;
  readonly checkedAt: Date;
  readonly now: Date;
  readonly checkedOn: string;
  readonly result: SiteCheckResult;
  readonly correctBy: string | null;
};
export function decideCheck(facts: CheckFacts): Decision {
  const { mode, orderState, result, correctBy } = facts;
  return all(
    mode === "lookBack" && orderState !== null && orderState !== "closed"
      ? atField("mode", refuse("siteCheck.lookBackOpen", { state: WorkOrderState.word(orderState) }))
      : allow,
    facts.checkedAt > facts.now ? atField("checkedAt", refuse("siteCheck.inFuture")) : allow,
    result === "unsound" && correctBy === null ? atField("correctBy", refuse("siteCheck.correctByNeeded")) : allow,
    correctBy !== null && correctBy < facts.checkedOn ? atField("correctBy", refuse("siteCheck.correctByPast")) : allow,
  );
}

export function decideSiteCorrection(check: { readonly correctBy: string | null; readonly correctedBy: string | null }): Decision {
  if (check.correctBy === null) return refuse("siteCheck.nothingToCorrect");
  return check.correctedBy === null ? allow : refuse("siteCheck.corrected", { name: check.correctedBy });
}

export function decideInstruct(instructedOn: string, today: string): Decision {
  return instructedOn > today ? atField("instructedOn", refuse("instruction.inFuture")) : allow;
}

export function decideHand(pack: { readonly takenBy: string | null; readonly sealedAt: Date }, takenAt: Date, now: Date): Decision {
  return all(
    pack.takenBy === null ? allow : refuse("clue.handed", { name: pack.takenBy }),
    takenAt < pack.sealedAt || takenAt > now ? atField("takenAt", refuse("clue.takenBeforeSealed")) : allow,
  );
}
