import { AssignmentState } from "@yihao/contract/handling";
import { DutyBasis } from "@yihao/contract/work-order";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideDecide, decideRaise, decideReturn, decideTakeAway, groundOf, isOver, type ObjectionFacts } from "./index.ts";

const returnable: ObjectionFacts["return"] = {
  state: "handling",
  isDelegated: false,
  isRework: false,
  dutyBasis: null,
  workingDaysSince: 0,
  windowWorkingDays: 1,
  returnCount: 0,
  countMax: 2,
};
const facts: ObjectionFacts = { return: returnable, workingDaysSinceRefusal: null, windowWorkingDays: 2, earlier: null };
const given = (more: Partial<ObjectionFacts["return"]>, rest: Partial<ObjectionFacts> = {}): ObjectionFacts => ({
  ...facts,
  ...rest,
  return: { ...returnable, ...more },
});
const codeOf = (asked: ObjectionFacts) => {
  const decision = decideRaise(asked);
  return decision.ok ? "ok" : decision.code;
};

describe("提出派单异议", () => {
  it("waits as long as the order can be returned", () => {
    expect(groundOf(facts)).toBeNull();
    expect(codeOf(facts)).toBe("objection.returnFirst");
  });
  it.each([
    ["指定", given({ dutyBasis: "designated" }), "notReturnable"],
    ["兜底", given({ dutyBasis: "backstop" }), "notReturnable"],
    ["退单次数已满", given({ returnCount: 2 }), "notReturnable"],
    ["退单时限已过", given({ workingDaysSince: 2 }), "windowPassed"],
    ["退单被驳回", given({}, { workingDaysSinceRefusal: 0 }), "returnRefused"],
  ] as const)("is open after %s", (_, asked, ground) => {
    expect(groundOf(asked)?.ground).toBe(ground);
    expect(codeOf(asked)).toBe("ok");
  });
  it("has a window of its own, counted from the day on which returning ended", () => {
    expect(codeOf(given({ workingDaysSince: 3 }))).toBe("ok");
    expect(codeOf(given({ workingDaysSince: 4 }))).toBe("objection.windowPassed");
    expect(codeOf(given({ dutyBasis: "designated", workingDaysSince: 2 }))).toBe("ok");
    expect(codeOf(given({ dutyBasis: "designated", workingDaysSince: 3 }))).toBe("objection.windowPassed");
    expect(codeOf(given({ workingDaysSince: 9 }, { workingDaysSinceRefusal: 2 }))).toBe("ok");
    expect(codeOf(given({}, { workingDaysSinceRefusal: 3 }))).toBe("objection.windowPassed");
  });
  it("is possible once for each assignment, whatever became of it", () => {
    for (const decision of [null, "upheld", "dismissed"] as const)
      expect(codeOf(given({ dutyBasis: "designated" }, { earlier: { decision } }))).toBe("objection.once");
  });
  it("is neither for what was handed down nor for a rework", () => {
    expect(codeOf(given({ dutyBasis: "designated", isDelegated: true }))).toBe("assignment.delegatedCannotReturn");
    expect(codeOf(given({ dutyBasis: "designated", isRework: true }))).toBe("assignment.wrongState");
  });
  it.each(AssignmentState.values)("of an assignment that is %s", (state) => {
    const isOpen = state === "awaitingAcknowledgement" || state === "handling";
    expect(codeOf(given({ dutyBasis: "designated", state }))).toBe(isOpen ? "ok" : "assignment.wrongState");
  });

  it("never stands beside a return: where one is possible the other is not", () => {
    const anyFacts = fc.record({
      state: fc.constantFrom(...AssignmentState.values),
      isDelegated: fc.boolean(),
      isRework: fc.boolean(),
      dutyBasis: fc.constantFrom(null, ...DutyBasis.values),
      workingDaysSince: fc.integer({ min: 0, max: 6 }),
      returnCount: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(anyFacts, (more) => {
        const asked = given(more);
        if (decideReturn(asked.return).ok) expect(decideRaise(asked).ok).toBe(false);
      }),
    );
  });
});

describe("审定派单异议", () => {
  const asked = { decided: null, state: "handling", deciderId: "l", dispatchedBy: "p", refusedBy: ["q", null] } as const;
  it("is for neither who dispatched nor who refused the return", () => {
    expect(decideDecide(asked)).toEqual({ ok: true });
    expect(decideDecide({ ...asked, deciderId: "p" })).toMatchObject({ code: "objection.ownDispatch" });
    expect(decideDecide({ ...asked, deciderId: "q" })).toMatchObject({ code: "objection.ownRefusal" });
    expect(decideDecide({ ...asked, deciderId: null, dispatchedBy: null })).toEqual({ ok: true });
  });
  it("happens once, and the second is told who was first", () => {
    expect(decideDecide({ ...asked, decided: { decision: "dismissed", name: "沈国强" } })).toEqual({
      ok: false,
      code: "objection.decided",
      facts: { name: "沈国强", decision: "异议不成立" },
    });
  });
  it.each(AssignmentState.values)("of an assignment that is %s", (state) => {
    expect(decideDecide({ ...asked, state })).toEqual(isOver(state) ? { ok: false, code: "objection.lapsed", facts: {} } : { ok: true });
  });
});

describe("改派、提级", () => {
  it("wait until what the agencies asked is answered", () => {
    expect(decideTakeAway({ returning: [], objecting: [] })).toEqual({ ok: true });
    expect(decideTakeAway({ returning: ["甲"], objecting: ["乙"] })).toMatchObject({
      code: "dispatch.returnWaiting",
      facts: { agency: "甲" },
    });
    expect(decideTakeAway({ returning: [], objecting: ["乙"] })).toMatchObject({
      code: "dispatch.objectionWaiting",
      facts: { agency: "乙" },
    });
  });
});
