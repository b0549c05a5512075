import { AssignmentState } from "@yihao/contract/handling";
import { DutyBasis } from "@yihao/contract/work-order";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../../kernel/moves.fixture.ts";
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
} from "./index.ts";

/** The word of each move as a refusal says it. */
const words: Readonly<Record<AssignmentMove, string>> = {
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
};
const moves = Object.keys(words) as AssignmentMove[];
/** Said once more, in the words of the business, independent of the table. */
const expected = [
  "awaitingAcknowledgement acknowledge handling",
  "awaitingAcknowledgement requestReturn returnRequested",
  "awaitingAcknowledgement end ended",
  "handling requestReturn returnRequested",
  "handling delegate delegated",
  "handling pause paused",
  "handling submitForSignOff awaitingSignOff",
  "handling reply replied",
  "handling contribute finished",
  "handling end ended",
  "delegated takeBack handling",
  "delegated submitForSignOff awaitingSignOff",
  "delegated reply replied",
  "delegated contribute finished",
  "delegated end ended",
  "awaitingSignOff signOff replied",
  "awaitingSignOff refuseSignOff handling",
  "awaitingSignOff end ended",
  "paused resume handling",
  "paused end ended",
  "followUp submitForSignOff awaitingSignOff",
  "followUp reply replied",
  "followUp end ended",
  "returnRequested acceptReturn returned",
  "returnRequested refuseReturn handling",
  "returnRequested end ended",
  "replied finish finished",
  "replied followUp followUp",
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
  const timely: ReturnFacts = {
    state: "awaitingAcknowledgement",
    isDelegated: false,
    isRework: false,
    dutyBasis: null,
    workingDaysSince: 0,
    windowWorkingDays: 1,
    returnCount: 0,
    countMax: 2,
  };

  it.each(AssignmentState.values)("is open to an assignment that is %s only before it is answered or handed down", (state) => {
    const isOpen = state === "awaitingAcknowledgement" || state === "handling";
    expect(decideReturn({ ...timely, state })).toEqual(isOpen ? { ok: true } : wrongState(AssignmentState.word(state), "申请退单"));
  });

  it("is possible until the end of the last working day of the city's window", () => {
    for (const days of [1, 3]) {
      const facts = { ...timely, windowWorkingDays: days };
      expect(decideReturn({ ...facts, workingDaysSince: days })).toEqual({ ok: true });
      expect(decideReturn({ ...facts, workingDaysSince: days + 1 })).toEqual({
        ok: false,
        code: "assignment.returnWindowPassed",
        facts: { days },
      });
    }
  });

  it("is possible as often as the city allows for one order", () => {
    expect(decideReturn({ ...timely, returnCount: 1 })).toEqual({ ok: true });
    expect(decideReturn({ ...timely, returnCount: 2 })).toEqual({
      ok: false,
      code: "assignment.returnCountReached",
      facts: { count: 2, max: 2 },
    });
  });

  it.each(DutyBasis.values)("is %s bound by what the centre said: designated and backstop may not return", (dutyBasis) => {
    const isBound = dutyBasis === "designated" || dutyBasis === "backstop";
    expect(decideReturn({ ...timely, dutyBasis })).toEqual(
      isBound ? { ok: false, code: "assignment.designatedCannotReturn", facts: { basis: DutyBasis.word(dutyBasis) } } : { ok: true },
    );
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
      dutyBasis: fc.constantFrom(null, ...DutyBasis.values),
      workingDaysSince: fc.integer({ min: 0, max: 5 }),
      windowWorkingDays: fc.integer({ min: 1, max: 3 }),
      returnCount: fc.integer({ min: 0, max: 3 }),
      countMax: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const isEarly = facts.state === "awaitingAcknowledgement" || facts.state === "handling";
        const isBound = facts.dutyBasis === "designated" || facts.dutyBasis === "backstop";
        const isInTime = facts.workingDaysSince <= facts.windowWorkingDays && facts.returnCount < facts.countMax;
        expect(decideReturn(facts).ok).toBe(isEarly && !facts.isDelegated && !facts.isRework && !isBound && isInTime);
      }),
    );
  });
});

describe("下派", () => {
  it.each(AssignmentState.values)("of an assignment that is %s goes to an own sub-agency, while it is being handled", (state) => {
    expect(decideDelegate({ state, isSubAgency: true, depth: 0 })).toEqual(
      state === "handling" ? { ok: true } : wrongState(AssignmentState.word(state), "下派"),
    );
  });

  it("goes to nobody outside the own subtree", () => {
    expect(decideDelegate({ state: "handling", isSubAgency: false, depth: 0 })).toEqual({
      ok: false,
      code: "assignment.notSubAgency",
      facts: {},
    });
  });

  it("goes two tiers down and no further", () => {
    expect([0, 1, 2, 3].map((depth) => decideDelegate({ state: "handling", isSubAgency: true, depth }).ok)).toEqual([
      true,
      true,
      false,
      false,
    ]);
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
