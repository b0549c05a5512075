import type { AssignmentRole } from "@yihao/contract/dispatch";
import { type AssignmentState, AssignmentState as States } from "@yihao/contract/handling";
import { all, allow, atField, type Decision, refuse } from "../../kernel/decision.ts";

export type AssignmentMove =
  | "acknowledge"
  | "requestReturn"
  | "acceptReturn"
  | "refuseReturn"
  | "delegate"
  | "takeBack"
  | "reply"
  | "contribute"
  | "finish"
  | "sendBack"
  | "end";
export const moveWords = {
  acknowledge: "签收",
  requestReturn: "申请退单",
  acceptReturn: "同意退单",
  refuseReturn: "驳回退单",
  delegate: "下派",
  takeBack: "收回",
  reply: "答复",
  contribute: "反馈",
  finish: "完成",
  sendBack: "退回重办",
  end: "终止",
} as const satisfies Record<AssignmentMove, string>;

/** 待签收 → 办理中 → {退单待审 → 已退/驳回} | {下派} → 已答复 → {审核退回} → 完成. */
export const assignmentMoves = {
  awaitingAcknowledgement: { acknowledge: "handling", requestReturn: "returnRequested", end: "ended" },
  // A supporting or delegated part is done with its words to the lead or to the agency above; only the lead's go to review.
  handling: { requestReturn: "returnRequested", delegate: "delegated", reply: "replied", contribute: "finished", end: "ended" },
  // The sub-agency's words come back to the agency that delegated, which answers for it and may answer without waiting.
  delegated: { takeBack: "handling", reply: "replied", contribute: "finished", end: "ended" },
  returnRequested: { acceptReturn: "returned", refuseReturn: "handling", end: "ended" },
  replied: { finish: "finished", sendBack: "handling", end: "ended" },
  returned: {},
  finished: {},
  ended: {},
} as const satisfies Record<AssignmentState, Partial<Record<AssignmentMove, AssignmentState>>>;

export function stateAfter(state: AssignmentState, move: AssignmentMove): AssignmentState | null {
  return (assignmentMoves[state] as Partial<Record<AssignmentMove, AssignmentState>>)[move] ?? null;
}

export function decideMove(state: AssignmentState, move: AssignmentMove): Decision {
  return stateAfter(state, move) === null ? refuse("assignment.wrongState", { state: States.word(state), act: moveWords[move] }) : allow;
}

export const isOver = (state: AssignmentState) => Object.keys(assignmentMoves[state]).length === 0;

export type ReturnFacts = { state: AssignmentState; isDelegated: boolean; workingDaysSince: number; isRework: boolean };
/** 退单 inside one working day after the dispatch [推荐值; 安阳市政务服务条例 §50: 24 小时]; a rework is for the agency that answered before. */
const returnWindowWorkingDays = 1;
export function decideReturn(facts: ReturnFacts): Decision {
  return all(
    decideMove(facts.state, "requestReturn"),
    facts.isDelegated ? refuse("assignment.delegatedCannotReturn") : allow,
    facts.isRework ? refuse("assignment.wrongState", { state: "重新办理", act: "申请退单" }) : allow,
    facts.workingDaysSince > returnWindowWorkingDays ? refuse("assignment.returnWindowPassed", { days: returnWindowWorkingDays }) : allow,
  );
}

export function decideDelegate(facts: { state: AssignmentState; isSubAgency: boolean }): Decision {
  return all(decideMove(facts.state, "delegate"), facts.isSubAgency ? allow : refuse("assignment.notSubAgency"));
}

/** 联系时间: nobody was asked about an order before there was one. */
export function decideContactedAt(contactedAt: Date | null, { orderedAt, now }: { orderedAt: Date; now: Date }): Decision {
  const isPossible = contactedAt === null || (orderedAt <= contactedAt && contactedAt <= now);
  return isPossible ? allow : atField("contactedAt", refuse("assignment.contactTime"));
}

/** Whose words go to the requester: the lead's, and nobody's below it. */
export function replyGoesTo(facts: { role: AssignmentRole; isDelegated: boolean }): "review" | "superior" | "lead" {
  if (facts.isDelegated) return "superior";
  return facts.role === "lead" ? "review" : "lead";
}
