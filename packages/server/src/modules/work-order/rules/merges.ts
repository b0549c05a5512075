import { WorkOrderState as States, type WorkOrderState } from "@yihao/contract/work-order";
import { all, allow, type Decision, refuse } from "../../../kernel/decision.ts";
import { decideMove, isOpenOrder } from "./moves.ts";

/** What is done beside the handling is done while somebody still works on the order. */
export function decideOpen(state: WorkOrderState, act: string): Decision {
  return isOpenOrder(state) ? allow : refuse("workOrder.notOpen", { state: States.word(state), act });
}

/** 并单 before anybody works on the one that disappears (国办函〔2025〕66号). */
export function decideMergeOrders(from: { id: string; state: WorkOrderState }, into: { id: string; state: WorkOrderState }): Decision {
  return all(
    from.id === into.id ? refuse("workOrder.mergeIntoItself") : allow,
    decideMove(from.state, "merge"),
    isOpenOrder(into.state) ? allow : refuse("workOrder.mergeTargetClosed", { state: States.word(into.state) }),
  );
}

/** Whoever must keep away from one of them must not have the other: together they would show it what it may not see (信访条例 §30). */
export function decideMergeRecusal(keptAwayButInvolved: readonly string[]): Decision {
  return keptAwayButInvolved.length === 0 ? allow : refuse("demand.mergeRecused", { agency: keptAwayButInvolved.join("、") });
}

/** 拆单, as long as the result is not said. */
export function decideUnmerge(into: WorkOrderState): Decision {
  return isOpenOrder(into) ? allow : refuse("workOrder.unmergeTargetClosed", { state: States.word(into) });
}
