import { WorkOrderState as States, type WorkOrderState } from "@yihao/contract/work-order";
import { allow, type Decision, refuse } from "../../../kernel/decision.ts";

export type WorkOrderMove =
  | "sendBack"
  | "complete"
  | "dispatch"
  | "return"
  | "reassign"
  | "submit"
  | "sendBackReply"
  | "pass"
  | "passInterim"
  | "close"
  | "reopen"
  | "withdraw"
  | "terminate"
  | "conclude"
  | "merge";

/** The words used in refusals: 工单目前为“办理中”，不能派单. */
export const moveWords = {
  sendBack: "退回补充",
  complete: "补充",
  dispatch: "派单",
  return: "退单",
  reassign: "改派",
  submit: "提交答复",
  sendBackReply: "退回重办",
  pass: "审核通过",
  passInterim: "阶段性办结",
  close: "办结",
  reopen: "重新办理",
  withdraw: "撤单",
  terminate: "终止办理",
  conclude: "终结",
  merge: "并单",
} as const satisfies Record<WorkOrderMove, string>;

// 诉求人撤回 · 受理后发现属不予受理事项 (潍坊市12345条例 §21) · 重复交办终结 (济南市12345市民服务热线条例 §25)
const ends = { withdraw: "withdrawn", terminate: "terminated", conclude: "concluded" } as const;

/** 待派单 → 已派单 → 待结果审核 → 待回访 → 已办结, with the ways back and the ways out. */
export const workOrderMoves = {
  // Orders on the same matter are joined before anybody works on them (国办函〔2025〕66号：重复诉求原则上并单).
  awaitingDispatch: { sendBack: "awaitingCompletion", dispatch: "dispatched", merge: "merged", ...ends },
  awaitingCompletion: { complete: "awaitingDispatch", merge: "merged", ...ends },
  // 退单获准 (安阳市政务服务条例 §50) and 改派: back to the dispatcher.
  dispatched: { return: "awaitingDispatch", reassign: "awaitingDispatch", submit: "awaitingReview", ...ends },
  // 中心审核每一件答复 (济南市12345市民服务热线条例 §27)
  awaitingReview: { pass: "awaitingCallback", passInterim: "interimClosed", sendBackReply: "dispatched", ...ends },
  // 客观条件限制的，说明情况、给出计划和期限 (济南市12345市民服务热线条例 §24); stays on the follow-up list until the last reply.
  interimClosed: { submit: "awaitingReview", ...ends },
  // 不满意重办 (济南市12345市民服务热线条例 §27)
  awaitingCallback: { close: "closed", reopen: "dispatched", withdraw: "withdrawn", conclude: "concluded" },
  closed: { reopen: "dispatched" },
  withdrawn: {},
  terminated: {},
  concluded: {},
  merged: {},
} as const satisfies Record<WorkOrderState, Partial<Record<WorkOrderMove, WorkOrderState>>>;

/** 在办: somebody still owes something. */
export const isOpenOrder = (state: WorkOrderState) => state !== "closed" && Object.keys(workOrderMoves[state]).length > 0;

export function stateAfter(state: WorkOrderState, move: WorkOrderMove): WorkOrderState | null {
  return (workOrderMoves[state] as Partial<Record<WorkOrderMove, WorkOrderState>>)[move] ?? null;
}

export function decideMove(state: WorkOrderState, move: WorkOrderMove): Decision {
  return stateAfter(state, move) === null ? refuse("workOrder.wrongState", { state: States.word(state), act: moveWords[move] }) : allow;
}

/** Merging adds a requester to an order that somebody still works on. */
export function decideMergeInto(target: { state: WorkOrderState; demandId: string }, demandId: string): Decision {
  if (target.demandId === demandId) return refuse("demand.mergeIntoItself");
  if (!isOpenOrder(target.state)) return refuse("demand.mergeTargetClosed", { state: States.word(target.state) });
  return allow;
}
