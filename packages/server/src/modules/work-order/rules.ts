import { WorkOrderState as States, type WorkOrderState } from "@yihao/contract/work-order";
import { allow, type Decision, refuse } from "../../kernel/decision.ts";

export type WorkOrderMove = "sendBack" | "complete" | "dispatch" | "return" | "submit" | "sendBackReply" | "pass" | "close" | "reopen";

/** The words used in refusals: 工单目前为“办理中”，不能派单. */
export const moveWords = {
  sendBack: "退回补充",
  complete: "补充",
  dispatch: "派单",
  return: "退单",
  submit: "提交答复",
  sendBackReply: "退回重办",
  pass: "审核通过",
  close: "办结",
  reopen: "重新办理",
} as const satisfies Record<WorkOrderMove, string>;

/** 待派单 → 已派单 → 待结果审核 → 待回访 → 已办结, with the ways back. */
export const workOrderMoves = {
  awaitingDispatch: { sendBack: "awaitingCompletion", dispatch: "dispatched" },
  awaitingCompletion: { complete: "awaitingDispatch" },
  // 退单获准 (安阳市政务服务条例 §50): back to the dispatcher.
  dispatched: { return: "awaitingDispatch", submit: "awaitingReview" },
  // 中心审核每一件答复 (济南市12345市民服务热线条例 §27)
  awaitingReview: { pass: "awaitingCallback", sendBackReply: "dispatched" },
  // 不满意重办 (济南市12345市民服务热线条例 §27)
  awaitingCallback: { close: "closed", reopen: "dispatched" },
  closed: { reopen: "dispatched" },
} as const satisfies Record<WorkOrderState, Partial<Record<WorkOrderMove, WorkOrderState>>>;

export function stateAfter(state: WorkOrderState, move: WorkOrderMove): WorkOrderState | null {
  return (workOrderMoves[state] as Partial<Record<WorkOrderMove, WorkOrderState>>)[move] ?? null;
}

export function decideMove(state: WorkOrderState, move: WorkOrderMove): Decision {
  return stateAfter(state, move) === null ? refuse("workOrder.wrongState", { state: States.word(state), act: moveWords[move] }) : allow;
}

/** Merging adds a requester to an order that somebody still works on. */
export function decideMergeInto(target: { state: WorkOrderState; demandId: string }, demandId: string): Decision {
  if (target.demandId === demandId) return refuse("demand.mergeIntoItself");
  if (target.state === "closed") return refuse("demand.mergeTargetClosed", { state: States.word("closed") });
  return allow;
}
