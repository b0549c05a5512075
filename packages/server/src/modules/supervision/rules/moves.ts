import { SupervisionState as States, type SupervisionState } from "@yihao/contract/supervision";
import { allow, type Decision, refuse } from "../../../kernel/decision.ts";

export type SupervisionMove =
  | "issue"
  | "askReturn"
  | "acceptReturn"
  | "refuseReturn"
  | "answer"
  | "sendBack"
  | "pass"
  | "confirmCorrection"
  | "close"
  | "withdraw";

export const moveWords = {
  issue: "下发",
  askReturn: "申请退回",
  acceptReturn: "同意退回",
  refuseReturn: "不同意退回",
  answer: "反馈",
  sendBack: "退回重办",
  pass: "审核通过",
  confirmCorrection: "确认已改正",
  close: "办结",
  withdraw: "撤销",
} as const satisfies Record<SupervisionMove, string>;

/** 提交 → 下发（待处理）→ {申请退回 → 待处理 | 撤销} → 待审核 → {退回 → 待处理} → 办理完成 → 督办办结 (the states of a live 接诉即办 system). */
export const supervisionMoves = {
  submitted: { issue: "issued", withdraw: "withdrawn" },
  // A case of the watch whose light has gone back needs no answer any more.
  issued: { askReturn: "returnRequested", answer: "answered", confirmCorrection: "done", withdraw: "withdrawn" },
  returnRequested: { acceptReturn: "withdrawn", refuseReturn: "issued", confirmCorrection: "done" },
  answered: { sendBack: "issued", pass: "done", confirmCorrection: "done" },
  done: { close: "closed" },
  closed: {},
  withdrawn: {},
} as const satisfies Record<SupervisionState, Partial<Record<SupervisionMove, SupervisionState>>>;

export function stateAfter(state: SupervisionState, move: SupervisionMove): SupervisionState | null {
  return (supervisionMoves[state] as Partial<Record<SupervisionMove, SupervisionState>>)[move] ?? null;
}

export function decideMove(state: SupervisionState, move: SupervisionMove): Decision {
  return stateAfter(state, move) === null ? refuse("supervision.wrongState", { state: States.word(state), act: moveWords[move] }) : allow;
}

export const isOver = (state: SupervisionState) => Object.keys(supervisionMoves[state]).length === 0;
