import { WorkOrderState } from "@yihao/contract/work-order";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../kernel/moves.fixture.ts";
import { decideMergeInto, decideMove, moveWords, stateAfter, type WorkOrderMove, workOrderMoves } from "./rules.ts";

/** The word of each move as a refusal says it. */
const words: Readonly<Record<WorkOrderMove, string>> = {
  sendBack: "退回补充",
  complete: "补充",
  dispatch: "派单",
  return: "退单",
  submit: "提交答复",
  sendBackReply: "退回重办",
  pass: "审核通过",
  close: "办结",
  reopen: "重新办理",
};
const moves = Object.keys(words) as WorkOrderMove[];
/** Said once more, in the words of the business, independent of the table. */
const expected = [
  "awaitingDispatch sendBack awaitingCompletion",
  "awaitingDispatch dispatch dispatched",
  "awaitingCompletion complete awaitingDispatch",
  "dispatched return awaitingDispatch",
  "dispatched submit awaitingReview",
  "awaitingReview pass awaitingCallback",
  "awaitingReview sendBackReply dispatched",
  "awaitingCallback close closed",
  "awaitingCallback reopen dispatched",
  "closed reopen dispatched",
];

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

  it("reach every state from 待派单, and 已办结 from every state", () => {
    expect([...reachableFrom(workOrderMoves, ["awaitingDispatch"])].sort()).toEqual([...WorkOrderState.values].sort());
    expect(stuckStates(workOrderMoves, ["closed"])).toEqual([]);
  });

  it("leave even a closed order a way back: 重新办理", () => {
    expect(finalStates(workOrderMoves)).toEqual([]);
  });

  it("close no order whose reply nobody reviewed", () => {
    const withoutReview = { ...workOrderMoves, awaitingReview: {} };
    expect(reachableFrom(withoutReview, ["awaitingDispatch"])).not.toContain("closed");
  });
});

describe("merging into an order", () => {
  it.each(WorkOrderState.values)("that is %s is possible as long as somebody still works on it", (state) => {
    expect(decideMergeInto({ state, demandId: "a" }, "b")).toEqual(
      state === "closed" ? { ok: false, code: "demand.mergeTargetClosed", facts: { state: "已办结" } } : { ok: true },
    );
  });

  it.each(WorkOrderState.values)("of its own is refused, also when it is %s", (state) => {
    expect(decideMergeInto({ state, demandId: "a" }, "a")).toEqual({ ok: false, code: "demand.mergeIntoItself", facts: {} });
  });
});
