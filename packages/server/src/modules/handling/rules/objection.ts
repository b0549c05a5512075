import type { AssignmentState } from "@yihao/contract/handling";
import { AssignmentState as States } from "@yihao/contract/handling";
import { ObjectionDecision as Decisions, type ObjectionDecision, type ObjectionGround } from "@yihao/contract/objection";
import { all, allow, type Decision, refuse } from "../../../kernel/decision.ts";
import { isOver } from "./moves.ts";
import { decideReturn, type ReturnFacts } from "./return.ts";

export type ObjectionFacts = {
  readonly return: ReturnFacts;
  /** Working days since the last return of this assignment was refused; null when none was. */
  readonly workingDaysSinceRefusal: number | null;
  readonly windowWorkingDays: number;
  /** What became of the objection that was raised before, null when none was. */
  readonly earlier: { readonly decision: ObjectionDecision | null } | null;
};

const whileOpen: readonly AssignmentState[] = ["awaitingAcknowledgement", "handling"];

/** Why the order cannot be returned any more, and for how many working days that has been so; null while it still can. */
export function groundOf(facts: ObjectionFacts): { ground: ObjectionGround; workingDays: number } | null {
  const { workingDaysSince, windowWorkingDays } = facts.return;
  if (facts.workingDaysSinceRefusal !== null) return { ground: "returnRefused", workingDays: facts.workingDaysSinceRefusal };
  const refusal = decideReturn(facts.return);
  if (refusal.ok) return null;
  if (refusal.code === "assignment.returnWindowPassed")
    return { ground: "windowPassed", workingDays: workingDaysSince - windowWorkingDays };
  return { ground: "notReturnable", workingDays: workingDaysSince };
}

/** 派单异议 (国办函〔2025〕66号): once, soon, and only where a return is not possible. */
export function decideRaise(facts: ObjectionFacts): Decision {
  const { state, isDelegated, isRework } = facts.return;
  const found = groundOf(facts);
  return all(
    facts.earlier === null
      ? allow
      : refuse("objection.once", { state: facts.earlier.decision === null ? "待审定" : Decisions.word(facts.earlier.decision) }),
    whileOpen.includes(state) ? allow : refuse("assignment.wrongState", { state: States.word(state), act: "提出派单异议" }),
    isDelegated ? refuse("assignment.delegatedCannotReturn") : allow,
    isRework ? refuse("assignment.wrongState", { state: "重新办理", act: "提出派单异议" }) : allow,
    found === null ? refuse("objection.returnFirst") : allow,
    found !== null && found.workingDays > facts.windowWorkingDays
      ? refuse("objection.windowPassed", { days: facts.windowWorkingDays })
      : allow,
  );
}

export type ObjectionDecideFacts = {
  readonly decided: { readonly decision: ObjectionDecision; readonly name: string } | null;
  readonly state: AssignmentState;
  readonly deciderId: string | null;
  readonly dispatchedBy: string | null;
  readonly refusedBy: readonly (string | null)[];
};
/** Neither who dispatched nor who refused the return judges it (推荐值). */
export function decideDecide(facts: ObjectionDecideFacts): Decision {
  const { decided, deciderId } = facts;
  return all(
    decided === null ? allow : refuse("objection.decided", { name: decided.name, decision: Decisions.word(decided.decision) }),
    isOver(facts.state) ? refuse("objection.lapsed") : allow,
    deciderId !== null && deciderId === facts.dispatchedBy ? refuse("objection.ownDispatch") : allow,
    deciderId !== null && facts.refusedBy.includes(deciderId) ? refuse("objection.ownRefusal") : allow,
  );
}

/** What must be answered before the order is taken away from the agencies. */
export function decideTakeAway(waiting: { readonly returning: readonly string[]; readonly objecting: readonly string[] }): Decision {
  const [returning, objecting] = [waiting.returning[0], waiting.objecting[0]];
  return all(
    returning === undefined ? allow : refuse("dispatch.returnWaiting", { agency: returning }),
    objecting === undefined ? allow : refuse("dispatch.objectionWaiting", { agency: objecting }),
  );
}
