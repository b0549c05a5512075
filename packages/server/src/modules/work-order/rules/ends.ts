import { ConclusionDecision, TerminationDecision } from "@yihao/contract/order-ends";
import type { WorkOrderState } from "@yihao/contract/work-order";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { decideMove } from "./moves.ts";

export type TerminationFacts = {
  readonly state: WorkOrderState;
  readonly isLeads: boolean;
  readonly leadName: string | null;
  /** Who has asked already and waits. */
  readonly waitingBy: string | null;
};
/** 申请终止: the lead says in writing why (潍坊市12345条例 §21). */
export function decideTerminationRequest({ state, isLeads, leadName, waitingBy }: TerminationFacts): Decision {
  return all(
    decideMove(state, "terminate"),
    isLeads ? allow : refuse("termination.leadOnly", { agency: leadName }),
    waitingBy === null ? allow : refuse("termination.waiting", { name: waitingBy }),
  );
}

type Decided<D> = { readonly decision: D | null; readonly decidedBy: string | null };
/** The second of two who decide learns who did and how. */
export function decideTermination({ decision, decidedBy }: Decided<TerminationDecision>): Decision {
  return decision === null
    ? allow
    : refuse("termination.decided", { name: decidedBy ?? "系统", decision: TerminationDecision.word(decision) });
}
export function decideExplanation(isAccepted: boolean, explanation: string | undefined): Decision {
  return isAccepted && explanation === undefined ? atField("explanation", refuse("termination.explanationNeeded")) : allow;
}

export type ProposalFacts = {
  readonly state: WorkOrderState;
  readonly isRepeated: boolean;
  readonly reworkCount: number;
  readonly waitingBy: string | null;
};
/** 终结 is for what was handled lawfully and comes again with the same facts and reasons (济南市12345市民服务热线条例 §25). */
export function decideProposal({ state, isRepeated, reworkCount, waitingBy }: ProposalFacts): Decision {
  return all(
    decideMove(state, "conclude"),
    isRepeated || reworkCount > 0 ? allow : refuse("conclusion.notRepeated"),
    waitingBy === null ? allow : refuse("conclusion.waiting", { name: waitingBy }),
  );
}

/** Two persons; who proposed does not confirm. */
export function decideConfirmation(
  facts: Decided<ConclusionDecision> & { proposedBy: string | null; confirmerId: string | null },
): Decision {
  if (facts.decision !== null)
    return refuse("conclusion.decided", { name: facts.decidedBy ?? "系统", decision: ConclusionDecision.word(facts.decision) });
  return facts.proposedBy !== null && facts.proposedBy === facts.confirmerId ? refuse("conclusion.ownProposal") : allow;
}

/** 催单 on line once a working day: `workingDaysSince` counts the working days after the day of the last one. */
export function decideChaseAgain(last: { on: string; workingDaysSince: number } | null): Decision {
  return last === null || last.workingDaysSince > 0 ? allow : refuse("chase.onceADay", { on: last.on });
}
