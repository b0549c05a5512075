import { WorkOrderState } from "@yihao/contract/work-order";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../../kernel/moves.fixture.ts";
import { decideMergeInto, decideMove, moveWords, stateAfter, type WorkOrderMove, workOrderMoves } from "./moves.ts";

/** The word of each move as a refusal says it. */
const words: Readonly<Record<WorkOrderMove, string>> = {
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
};
const moves = Object.keys(words) as WorkOrderMove[];
/** Said once more, in the words of the business, independent of the table. */
const expected = [
  "awaitingDispatch sendBack awaitingCompletion",
  "awaitingDispatch dispatch dispatched",
  "awaitingDispatch merge merged",
  "awaitingDispatch withdraw withdrawn",
  "awaitingDispatch terminate terminated",
  "awaitingDispatch conclude concluded",
  "awaitingCompletion complete awaitingDispatch",
  "awaitingCompletion merge merged",
  "awaitingCompletion withdraw withdrawn",
  "awaitingCompletion terminate terminated",
  "awaitingCompletion conclude concluded",
  "dispatched return awaitingDispatch",
  "dispatched reassign awaitingDispatch",
  "dispatched withdraw withdrawn",
  "dispatched terminate terminated",
  "dispatched conclude concluded",
  "dispatched submit awaitingReview",
  "awaitingReview pass awaitingCallback",
  "awaitingReview passInterim interimClosed",
  "awaitingReview sendBackReply dispatched",
  "awaitingReview withdraw withdrawn",
  "awaitingReview terminate terminated",
  "awaitingReview conclude concluded",
  "interimClosed submit awaitingReview",
  "interimClosed withdraw withdrawn",
  "interimClosed terminate terminated",
  "interimClosed conclude concluded",
  "awaitingCallback close closed",
  "awaitingCallback reopen dispatched",
  "awaitingCallback withdraw withdrawn",
  "awaitingCallback conclude concluded",
  "closed reopen dispatched",
];
const ends = ["withdrawn", "terminated", "concluded", "merged"];
const isOver = (state: string) => state === "closed" || ends.includes(state);

describe("the ways of a work order", () => {
  it.each(WorkOrderState.values.flatMap((state) => moves.map((move) => [state, move] as const)))(
    "%s: %s leads where the rules say or is refused with both words",
    (state, move) => {
      const to = expected.find((line) => line.startsWith(`${state} ${move} `))?.split(" ")[2] ?? null;
      expect(stateAfter(state, move)).toBe(to);
      expect(decideMove(state, move)).toEqual(
        to === null
          ? { ok: false, code: "workOrder.wrongState", facts: { state: WorkOrderState.word(state), act: words[move] } }
          : { ok: true },
      );
    },
  );

  it("are these and no others, in states and moves that have words", () => {
    expect(linesOf(workOrderMoves)).toEqual([...expected].sort());
    expect(Object.keys(workOrderMoves).sort()).toEqual([...WorkOrderState.values].sort());
    expect(moveWords).toEqual(words);
  });

  it("reach every state from 待派单, and an end from every state", () => {
    expect([...reachableFrom(workOrderMoves, ["awaitingDispatch"])].sort()).toEqual([...WorkOrderState.values].sort());
    expect(stuckStates(workOrderMoves, ["closed", ...ends])).toEqual([]);
  });

  it("leave a closed order a way back, 重新办理, and none that was withdrawn, terminated, concluded or merged", () => {
    expect(finalStates(workOrderMoves).sort()).toEqual([...ends].sort());
  });

  it("close no order whose reply nobody reviewed", () => {
    const withoutReview = { ...workOrderMoves, awaitingReview: {} };
    expect(reachableFrom(withoutReview, ["awaitingDispatch"])).not.toContain("closed");
  });
});

describe("merging into an order", () => {
  it.each(WorkOrderState.values)("that is %s is possible as long as somebody still works on it", (state) => {
    expect(decideMergeInto({ state, demandId: "a" }, "b")).toEqual(
      isOver(state) ? { ok: false, code: "demand.mergeTargetClosed", facts: { state: WorkOrderState.word(state) } } : { ok: true },
    );
  });

  it.each(WorkOrderState.values)("of its own is refused, also when it is %s", (state) => {
    expect(decideMergeInto({ state, demandId: "a" }, "a")).toEqual({ ok: false, code: "demand.mergeIntoItself", facts: {} });
  });
});
