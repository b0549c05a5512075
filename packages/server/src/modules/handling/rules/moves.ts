import { type AssignmentState, AssignmentState as States } from "@yihao/contract/handling";
import { allow, type Decision, refuse } from "../../../kernel/decision.ts";

export type AssignmentMove =
  | "acknowledge"
  | "requestReturn"
  | "acceptReturn"
  | "refuseReturn"
  | "delegate"
  | "takeBack"
  | "submitForSignOff"
  | "signOff"
  | "refuseSignOff"
  | "pause"
  | "resume"
  | "reply"
  | "contribute"
  | "finish"
  | "followUp"
  | "sendBack"
  | "end";
export const moveWords = {
  acknowledge: "签收",
  requestReturn: "申请退单",
  acceptReturn: "同意退单",
  refuseReturn: "驳回退单",
  delegate: "下派",
  takeBack: "收回",
  submitForSignOff: "提交审签",
  signOff: "审签通过",
  refuseSignOff: "审签退回",
  pause: "挂起",
  resume: "恢复办理",
  reply: "答复",
  contribute: "反馈",
  finish: "完成",
  followUp: "阶段性办结",
  sendBack: "退回重办",
  end: "终止",
} as const satisfies Record<AssignmentMove, string>;

// A supporting or delegated part is done with its words to the lead or to the agency above; only the lead's go to review.
const answers = { submitForSignOff: "awaitingSignOff", reply: "replied", contribute: "finished" } as const;

/** 待签收 → 办理中 → {退单待审 → 已退/驳回} | {下派} | {挂起} → {审签} → 已答复 → {审核退回} | {阶段性办结，跟踪} → 完成. */
export const assignmentMoves = {
  awaitingAcknowledgement: { acknowledge: "handling", requestReturn: "returnRequested", end: "ended" },
  handling: { requestReturn: "returnRequested", delegate: "delegated", pause: "paused", ...answers, end: "ended" },
  // The sub-agency's words come back to the agency that delegated, which answers for it and may answer without waiting.
  delegated: { takeBack: "handling", ...answers, end: "ended" },
  // 单位负责人审签 before a reply leaves the agency.
  awaitingSignOff: { signOff: "replied", refuseSignOff: "handling", end: "ended" },
  paused: { resume: "handling", end: "ended" },
  returnRequested: { acceptReturn: "returned", refuseReturn: "handling", end: "ended" },
  replied: { finish: "finished", followUp: "followUp", sendBack: "handling", end: "ended" },
  // 阶段性办结: the promise is kept by another reply.
  followUp: { submitForSignOff: "awaitingSignOff", reply: "replied", end: "ended" },
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
