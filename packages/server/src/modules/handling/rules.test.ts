import { AssignmentState } from "@yihao/contract/handling";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../kernel/moves.fixture.ts";
import {
  type AssignmentMove,
  assignmentMoves,
  decideDelegate,
  decideMove,
  decideReturn,
  isOver,
  moveWords,
  type ReturnFacts,
  replyGoesTo,
  stateAfter,
} from "./rules.ts";

/** The word of each move as a refusal says it. */
const words: Readonly<Record<AssignmentMove, string>> = {
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
};
const moves = Object.keys(words) as AssignmentMove[];
/** Said once more, in the words of the business, independent of the table. */
const expected = [
  "awaitingAcknowledgement acknowledge handling",
  "awaitingAcknowledgement requestReturn returnRequested",
  "awaitingAcknowledgement end ended",
  "handling requestReturn returnRequested",
  "handling delegate delegated",
  "handling reply replied",
  "handling contribute finished",
  "handling end ended",
  "delegated takeBack handling",
  "delegated reply replied",
  "delegated contribute finished",
  "delegated end ended",
  "returnRequested acceptReturn returned",
  "returnRequested refuseReturn handling",
  "returnRequested end ended",
  "replied finish finished",
  "replied sendBack handling",
  "replied end ended",
];
const ends = ["returned", "finished", "ended"];
const wrongState = (state: string, act: string) => ({ ok: false, code: "assignment.wrongState", facts: { state, act } });

describe("the ways of an assignment", () => {
  it.each(AssignmentState.values.flatMap((state) => moves.map((move) => [state, move] as const)))(
    "%s: %s leads where the rules say or is refused with both words",
    (state, move) => {
      const to = expected.find((line) => line.startsWith(`${state} ${move} `))?.split(" ")[2] ?? null;
      expect(stateAfter(state, move)).toBe(to);
      expect(decideMove(state, move)).toEqual(to === null ? wrongState(AssignmentState.word(state), words[move]) : { ok: true });
    },
  );

  it("are these and no others, in states and moves that have words", () => {
    expect(linesOf(assignmentMoves)).toEqual([...expected].sort());
    expect(Object.keys(assignmentMoves).sort()).toEqual([...AssignmentState.values].sort());
    expect(moveWords).toEqual(words);
  });

  it("reach every state from 待签收, and an end from every state", () => {
    expect([...reachableFrom(assignmentMoves, ["awaitingAcknowledgement"])].sort()).toEqual([...AssignmentState.values].sort());
    expect(stuckStates(assignmentMoves, ends)).toEqual([]);
    expect(finalStates(assignmentMoves).sort()).toEqual([...ends].sort());
  });

  it("can be ended from every open state, as the return of the lead and a new dispatch need it", () => {
    for (const state of AssignmentState.values) expect(stateAfter(state, "end")).toBe(isOver(state) ? null : "ended");
  });

  it("are over when returned, finished or ended, and only then", () => {
    expect(AssignmentState.values.filter(isOver).sort()).toEqual([...ends].sort());
  });
});

describe("申请退单", () => {
  const timely: ReturnFacts = { state: "awaitingAcknowledgement", isDelegated: false, workingDaysSince: 0, isRework: false };

  it.each(AssignmentState.values)("is open to an assignment that is %s only before it is answered or handed down", (state) => {
    const isOpen = state === "awaitingAcknowledgement" || state === "handling";
    expect(decideReturn({ ...timely, state })).toEqual(isOpen ? { ok: true } : wrongState(AssignmentState.word(state), "申请退单"));
  });

  it("is possible until the end of the first working day after the dispatch", () => {
    expect(decideReturn({ ...timely, workingDaysSince: 1 })).toEqual({ ok: true });
    expect(decideReturn({ ...timely, workingDaysSince: 2 })).toEqual({
      ok: false,
      code: "assignment.returnWindowPassed",
      facts: { days: 1 },
    });
  });

  it("is not for what an agency above handed down: that is settled between the two", () => {
    expect(decideReturn({ ...timely, isDelegated: true })).toEqual({ ok: false, code: "assignment.delegatedCannotReturn", facts: {} });
  });

  it("is not for a rework: the agency that answered before answers again", () => {
    expect(decideReturn({ ...timely, isRework: true })).toMatchObject({ ok: false, code: "assignment.wrongState" });
  });

  it("is allowed exactly when nothing speaks against it", () => {
    const anyFacts = fc.record({
      state: fc.constantFrom(...AssignmentState.values),
      isDelegated: fc.boolean(),
      isRework: fc.boolean(),
      workingDaysSince: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const isEarly = facts.state === "awaitingAcknowledgement" || facts.state === "handling";
        expect(decideReturn(facts).ok).toBe(isEarly && !facts.isDelegated && !facts.isRework && facts.workingDaysSince <= 1);
      }),
    );
  });
});

describe("下派", () => {
  it.each(AssignmentState.values)("of an assignment that is %s goes to an own sub-agency, while it is being handled", (state) => {
    expect(decideDelegate({ state, isSubAgency: true })).toEqual(
      state === "handling" ? { ok: true } : wrongState(AssignmentState.word(state), "下派"),
    );
  });

  it("goes to nobody outside the own subtree", () => {
    expect(decideDelegate({ state: "handling", isSubAgency: false })).toEqual({ ok: false, code: "assignment.notSubAgency", facts: {} });
  });
});

describe("an agency's words", () => {
  it.each([
    ["lead", false, "review"],
    ["lead", true, "superior"],
    ["supporting", false, "lead"],
    ["supporting", true, "superior"],
  ] as const)("of the %s (delegated: %s) go to the %s: only the lead answers the requester", (role, isDelegated, goesTo) => {
    expect(replyGoesTo({ role, isDelegated })).toBe(goesTo);
  });
});
