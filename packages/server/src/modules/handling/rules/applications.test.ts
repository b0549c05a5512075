import { ApplicationKind, ApplicationState } from "@yihao/contract/applications";
import { AssignmentState } from "@yihao/contract/handling";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BeyondDutyFacts,
  decideAmount,
  decideBeyondDuty,
  decideDecider,
  decideExtend,
  decideGrant,
  decidePause,
  decideReviewDate,
  decideSettle,
  type ExtensionFacts,
  type PauseFacts,
} from "./applications.ts";

const wrongState = (state: AssignmentState, act: string) => ({
  ok: false,
  code: "assignment.wrongState",
  facts: { state: AssignmentState.word(state), act },
});
const yes = { ok: true };
const noon = new Date("2026-11-18T12:00:00+08:00");
const due = new Date("2026-11-23T18:00:00+08:00");
/** Five working days of seven hours, four of them ahead. */
const timely: ExtensionFacts = {
  state: "handling",
  isDelegated: false,
  waiting: null,
  now: noon,
  dueAt: due,
  dueWords: "2026-11-23 18:00",
  extensionCount: 0,
  countMax: 2,
  remainingMinutes: 4 * 420,
  limitMinutes: 5 * 420,
  leadPercent: 25,
};
const worked = ["handling", "delegated", "awaitingSignOff"];

describe("申请延期", () => {
  it.each(AssignmentState.values)("is for what is being worked on: %s", (state) => {
    expect(decideExtend({ ...timely, state })).toEqual(worked.includes(state) ? yes : wrongState(state, "申请延期"));
  });

  it("is refused after expiry, by date and hour; at the due instant nobody is late", () => {
    expect(decideExtend({ ...timely, now: due, leadPercent: 0, remainingMinutes: 0 })).toEqual(yes);
    expect(decideExtend({ ...timely, now: new Date(due.getTime() + 1) })).toEqual({
      ok: false,
      code: "extension.expired",
      facts: { due: "2026-11-23 18:00" },
    });
  });

  it("comes early enough: a quarter of the limit is still ahead", () => {
    expect(decideExtend({ ...timely, remainingMinutes: 525 })).toEqual(yes);
    expect(decideExtend({ ...timely, remainingMinutes: 524 })).toEqual({ ok: false, code: "extension.tooLate", facts: { percent: 25 } });
    expect(decideExtend({ ...timely, remainingMinutes: 1, leadPercent: 0 })).toEqual(yes);
  });

  it("is counted", () => {
    expect(decideExtend({ ...timely, extensionCount: 1 })).toEqual(yes);
    expect(decideExtend({ ...timely, extensionCount: 2 })).toMatchObject({ code: "extension.countReached", facts: { count: 2, max: 2 } });
  });

  it("is asked once at a time, and by the agency that answers for the limit", () => {
    expect(decideExtend({ ...timely, waiting: { askedByName: "陈晓峰" } })).toEqual({
      ok: false,
      code: "application.open",
      facts: { kind: "延期", name: "陈晓峰" },
    });
    expect(decideExtend({ ...timely, isDelegated: true })).toMatchObject({ code: "assignment.delegatedCannotApply" });
  });

  it("is allowed exactly when nothing speaks against it", () => {
    const anyFacts = fc.record({
      state: fc.constantFrom(...AssignmentState.values),
      isDelegated: fc.boolean(),
      waiting: fc.constantFrom(null, { askedByName: "甲" }),
      now: fc.date({ min: new Date("2026-11-20"), max: new Date("2026-11-26"), noInvalidDate: true }),
      extensionCount: fc.integer({ min: 0, max: 3 }),
      countMax: fc.integer({ min: 0, max: 3 }),
      remainingMinutes: fc.integer({ min: -100, max: 2100 }),
      leadPercent: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const isEarly = facts.now <= due && facts.remainingMinutes / 2100 >= facts.leadPercent / 100;
        const isFirst = facts.waiting === null && facts.extensionCount < facts.countMax;
        expect(decideExtend({ ...timely, ...facts }).ok).toBe(worked.includes(facts.state) && !facts.isDelegated && isEarly && isFirst);
      }),
    );
  });

  it("asks for no more than the original limit", () => {
    const limit = { amount: 5, unit: "workingDay" } as const;
    expect(decideAmount(5, limit, "amount")).toEqual(yes);
    expect(decideAmount(6, limit, "grantedAmount")).toEqual({
      ok: false,
      code: "extension.tooLong",
      facts: { max: 5, unit: "个工作日" },
      field: "grantedAmount",
    });
  });
});

describe("申请挂起", () => {
  const running: PauseFacts = { state: "handling", isDelegated: false, waiting: null, now: noon, dueAt: due, dueWords: "2026-11-23 18:00" };

  it.each(AssignmentState.values)("is for what the agency works on itself: %s", (state) => {
    expect(decidePause({ ...running, state })).toEqual(state === "handling" ? yes : wrongState(state, "挂起"));
  });

  it("is not for what is late, delegated, or asked for already", () => {
    expect(decidePause({ ...running, now: new Date(due.getTime() + 1) })).toMatchObject({ code: "pause.expired" });
    expect(decidePause({ ...running, isDelegated: true })).toMatchObject({ code: "assignment.delegatedCannotApply" });
    expect(decidePause({ ...running, waiting: { askedByName: "乙" } })).toMatchObject({
      code: "application.open",
      facts: { kind: "挂起", name: "乙" },
    });
  });

  it("names a day on which it is looked at again, neither today nor beyond what the city allows", () => {
    const between = { first: "2026-11-19", last: "2026-12-16" };
    for (const day of ["2026-11-19", "2026-12-16"]) expect(decideReviewDate(day, between)).toEqual(yes);
    for (const day of ["2026-11-18", "2026-12-17", ""])
      expect(decideReviewDate(day, between)).toEqual({ ok: false, code: "pause.reviewDate", facts: between, field: "reviewOn" });
  });
});

describe("申请认定超职责", () => {
  const own: BeyondDutyFacts = { state: "handling", isDelegated: false, waiting: null, role: "lead", isGranted: false };

  it.each(AssignmentState.values)("is for what is being worked on: %s", (state) => {
    expect(decideBeyondDuty({ ...own, state })).toEqual(worked.includes(state) ? yes : wrongState(state, "申请认定超职责"));
  });

  it("is the lead's to ask, once", () => {
    expect(decideBeyondDuty({ ...own, role: "supporting" })).toMatchObject({ code: "assignment.leadOnly" });
    expect(decideBeyondDuty({ ...own, isDelegated: true })).toMatchObject({ code: "assignment.delegatedCannotApply" });
    expect(decideBeyondDuty({ ...own, isGranted: true })).toMatchObject({ code: "application.alreadyBeyondDuty" });
    expect(decideBeyondDuty({ ...own, waiting: { askedByName: "丙" } })).toMatchObject({ code: "application.open" });
  });
});

describe("审核申请", () => {
  it.each(ApplicationState.values)("settles what is waiting and says of what is %s who settled it", (state) => {
    expect(decideSettle({ kind: "pause", state, settledByName: state === "lapsed" ? null : "周丽" })).toEqual(
      state === "waiting"
        ? yes
        : {
            ok: false,
            code: "application.settled",
            facts: { kind: "挂起", state: ApplicationState.word(state), name: state === "lapsed" ? "系统" : "周丽" },
          },
    );
  });

  it("is for somebody who neither asked nor belongs to who asked", () => {
    expect(decideDecider({ deciderId: "a", askedBy: "b", isOfAgency: false })).toEqual(yes);
    expect(decideDecider({ deciderId: null, askedBy: null, isOfAgency: false })).toEqual(yes);
    expect(decideDecider({ deciderId: "a", askedBy: "a", isOfAgency: false })).toMatchObject({ code: "application.own" });
    expect(decideDecider({ deciderId: "a", askedBy: "b", isOfAgency: true })).toMatchObject({ code: "application.ownAgency" });
  });

  it.each(ApplicationKind.values.flatMap((kind) => AssignmentState.values.map((state) => [kind, state] as const)))(
    "may grant %s while the assignment is %s, or says why not",
    (kind, state) => {
      const act = { extension: "同意延期", pause: "挂起", beyondDuty: "认定超职责" }[kind];
      const isStopped = ["returned", "finished", "ended", "followUp"].includes(state);
      const may = kind === "pause" ? state === "handling" : !isStopped;
      expect(decideGrant(kind, state)).toEqual(may ? yes : wrongState(state, act));
    },
  );
});
