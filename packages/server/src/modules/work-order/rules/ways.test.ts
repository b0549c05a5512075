import { ConclusionDecision, TerminationDecision } from "@yihao/contract/order-ends";
import { WorkOrderState } from "@yihao/contract/work-order";
import { describe, expect, it } from "vitest";
import {
  decideChaseAgain,
  decideConfirmation,
  decideExplanation,
  decideLinkable,
  decideMark,
  decideMergeOrders,
  decideMergeRecusal,
  decideOpen,
  decideProposal,
  decideRepeat,
  decideTermination,
  decideTerminationRequest,
  decideUnmerge,
} from "./index.ts";

const over = ["closed", "withdrawn", "terminated", "concluded", "merged"];
const isOver = (state: string) => over.includes(state);
const codeOf = (decision: { ok: boolean; code?: string }) => (decision.ok ? "ok" : decision.code);

describe.each(WorkOrderState.values)("an order that is %s", (state) => {
  it("takes chases and recusals while somebody works on it", () => {
    expect(decideOpen(state, "催单")).toEqual(
      isOver(state) ? { ok: false, code: "workOrder.notOpen", facts: { state: WorkOrderState.word(state), act: "催单" } } : { ok: true },
    );
  });

  it("is asked to be terminated by its lead before the callback", () => {
    const facts = { state, isLeads: true, leadName: "市城管局", waitingBy: null };
    const possible = ["awaitingDispatch", "awaitingCompletion", "dispatched", "awaitingReview", "interimClosed"].includes(state);
    expect(codeOf(decideTerminationRequest(facts))).toBe(possible ? "ok" : "workOrder.wrongState");
    if (!possible) return;
    expect(codeOf(decideTerminationRequest({ ...facts, isLeads: false }))).toBe("termination.leadOnly");
    expect(codeOf(decideTerminationRequest({ ...facts, waitingBy: "李红琴" }))).toBe("termination.waiting");
  });

  it("is concluded when it repeats, or was handled anew before", () => {
    const facts = { state, isRepeated: true, reworkCount: 0, waitingBy: null };
    expect(codeOf(decideProposal(facts))).toBe(isOver(state) ? "workOrder.wrongState" : "ok");
    if (isOver(state)) return;
    expect(codeOf(decideProposal({ ...facts, isRepeated: false }))).toBe("conclusion.notRepeated");
    expect(codeOf(decideProposal({ ...facts, isRepeated: false, reworkCount: 1 }))).toBe("ok");
    expect(codeOf(decideProposal({ ...facts, waitingBy: "吴建国" }))).toBe("conclusion.waiting");
  });

  it("goes into an open one before anybody works on it", () => {
    const into = { id: "b", state: "dispatched" as const };
    const isWaiting = state === "awaitingDispatch" || state === "awaitingCompletion";
    expect(codeOf(decideMergeOrders({ id: "a", state }, into))).toBe(isWaiting ? "ok" : "workOrder.wrongState");
    expect(codeOf(decideMergeOrders({ id: "b", state }, into))).toBe("workOrder.mergeIntoItself");
    expect(codeOf(decideMergeOrders({ id: "a", state: "awaitingDispatch" }, { id: "b", state }))).toBe(
      isOver(state) ? "workOrder.mergeTargetClosed" : "ok",
    );
    expect(codeOf(decideUnmerge(state))).toBe(isOver(state) ? "workOrder.unmergeTargetClosed" : "ok");
  });

  it("is marked unless it stands for nothing any more", () => {
    const gone = state === "merged" || state === "withdrawn";
    expect(codeOf(decideMark({ mark: "key", on: true, isOn: false, state }))).toBe(gone ? "workOrder.notOpen" : "ok");
    if (!gone) expect(codeOf(decideMark({ mark: "difficult", on: true, isOn: true, state }))).toBe("mark.unchanged");
  });

  it("is repeated when it was handled to its end", () => {
    const earlier = { id: "a", state, createdAt: new Date("2026-11-01T00:00:00Z") };
    const facts = { id: "b", state: "dispatched" as const, registeredAt: new Date("2026-11-20T00:00:00Z"), linkedTo: null, earlier };
    expect(codeOf(decideRepeat(facts))).toBe(state === "closed" || state === "concluded" ? "ok" : "repeat.notClosed");
    expect(codeOf(decideRepeat({ ...facts, id: "a" }))).toBe("repeat.itself");
    expect(codeOf(decideRepeat({ ...facts, linkedTo: "20261101000001" }))).toBe("repeat.linked");
    const gone = state === "merged" || state === "withdrawn";
    expect(codeOf(decideLinkable(state, null))).toBe(gone ? "workOrder.notOpen" : "ok");
    if (state === "closed") expect(codeOf(decideRepeat({ ...facts, registeredAt: earlier.createdAt }))).toBe("repeat.notEarlier");
  });
});

describe("who decides second", () => {
  it.each(TerminationDecision.values)("on a termination that is %s learns who was first", (decision) => {
    expect(decideTermination({ decision, decidedBy: "陆海燕" })).toEqual({
      ok: false,
      code: "termination.decided",
      facts: { name: "陆海燕", decision: TerminationDecision.word(decision) },
    });
  });
  it.each(ConclusionDecision.values)("on a conclusion that is %s learns who was first", (decision) => {
    expect(codeOf(decideConfirmation({ decision, decidedBy: null, proposedBy: "a", confirmerId: "b" }))).toBe("conclusion.decided");
  });
  it("is another person than who proposed", () => {
    const open = { decision: null, decidedBy: null, proposedBy: "a" };
    expect(codeOf(decideConfirmation({ ...open, confirmerId: "a" }))).toBe("conclusion.ownProposal");
    expect(decideConfirmation({ ...open, confirmerId: "b" })).toEqual({ ok: true });
    expect(decideTermination({ decision: null, decidedBy: null })).toEqual({ ok: true });
  });
});

it("tells the requester why an order is terminated", () => {
  expect(decideExplanation(true, undefined)).toMatchObject({ field: "explanation" });
  expect(decideExplanation(true, "请走诉讼程序").ok).toBe(true);
  expect(decideExplanation(false, undefined).ok).toBe(true);
});

it("takes a chase on line once a working day", () => {
  expect(decideChaseAgain(null).ok).toBe(true);
  expect(codeOf(decideChaseAgain({ on: "2026-11-20", workingDaysSince: 0 }))).toBe("chase.onceADay");
  expect(decideChaseAgain({ on: "2026-11-20", workingDaysSince: 1 }).ok).toBe(true);
});

it("merges nothing that would show an agency what it must not see", () => {
  expect(decideMergeRecusal([]).ok).toBe(true);
  expect(decideMergeRecusal(["市城管局"])).toMatchObject({ code: "demand.mergeRecused", facts: { agency: "市城管局" } });
});
