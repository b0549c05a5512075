import { ExclusionEffect, type ExclusionState, ExclusionState as States } from "@yihao/contract/exclusion";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../../kernel/moves.fixture.ts";
import {
  type ApplyFacts,
  decideAppeal,
  decideApply,
  decideDecide,
  decideEndorse,
  decideExclusionMove,
  decidePrepare,
  decideWithdraw,
  decideWithin,
  type ExclusionMove,
  excludableOf,
  exclusionMoves,
  exclusionMoveWords,
  exclusionStart,
  exclusionStateAfter,
  holdsPlace,
} from "./exclusion.ts";

const codeOf = (decision: { ok: boolean; code?: string }) => (decision.ok ? "allowed" : decision.code);
const fieldOf = (decision: { ok: boolean; field?: string }) => decision.field;

describe("states of an exclusion", () => {
  it("are exactly these moves", () => {
    expect(linesOf(exclusionMoves)).toEqual([
      "appealed prepare prepared",
      "appealed withdraw refused",
      "applied endorse endorsed",
      "applied refuseEndorsement notEndorsed",
      "applied withdraw withdrawn",
      "endorsed prepare prepared",
      "endorsed withdraw withdrawn",
      "prepared grant granted",
      "prepared refuse refused",
      "refused appeal appealed",
    ]);
  });
  it("can all come to be, and none is stuck", () => {
    expect([...reachableFrom(exclusionMoves, ["applied", "endorsed"])].sort()).toEqual([...States.values].sort());
    expect(stuckStates(exclusionMoves, ["granted", "refused", "notEndorsed", "withdrawn"])).toEqual([]);
    expect(finalStates(exclusionMoves).sort()).toEqual(["granted", "notEndorsed", "withdrawn"]);
  });
  for (const state of States.values)
    for (const move of Object.keys(exclusionMoveWords) as ExclusionMove[])
      it(`${state} ${move} is allowed exactly when it leads somewhere`, () =>
        expect(decideExclusionMove(state, move).ok).toBe(exclusionStateAfter(state, move) !== null));
  it("begin above only for who has somebody above", () => {
    expect(exclusionStart(true)).toBe("endorsed");
    expect(exclusionStart(false)).toBe("applied");
  });
});

describe("申请核减", () => {
  const facts: ApplyFacts = {
    losses: [
      { effect: "satisfaction", workingDaysSince: 3 },
      { effect: "solved", workingDaysSince: 21 },
    ],
    asked: ["satisfaction"],
    earlier: null,
    windowWorkingDays: 20,
  };
  it("is for what the order costs the agency now", () => {
    expect(decideApply(facts).ok).toBe(true);
    expect(codeOf(decideApply({ ...facts, losses: [] }))).toBe("exclusion.nothingToExclude");
    const late = decideApply({ ...facts, asked: ["satisfaction", "onTime"] });
    expect([codeOf(late), fieldOf(late as { ok: boolean; field?: string })]).toEqual(["exclusion.effectNotCounted", "effects"]);
  });
  it("is taken to the last day of the window of each loss and not after", () => {
    const since = (workingDaysSince: number) => ({ ...facts, losses: [{ effect: "satisfaction" as const, workingDaysSince }] });
    expect(decideApply(since(20)).ok).toBe(true);
    expect(codeOf(decideApply(since(21)))).toBe("exclusion.windowPassed");
    expect(codeOf(decideApply({ ...facts, asked: ["satisfaction", "solved"] }))).toBe("exclusion.windowPassed");
    expect(excludableOf(facts)).toEqual(["satisfaction"]);
    expect(decideApply({ ...facts, asked: [] }).ok).toBe(true);
    expect(codeOf(decideApply({ ...since(21), asked: [] }))).toBe("exclusion.windowPassed");
  });
  it.each(States.values.filter(holdsPlace))("is not taken twice while the first is %s", (earlier) =>
    expect(codeOf(decideApply({ ...facts, earlier }))).toBe("exclusion.alreadyApplied"),
  );
  it("may be made anew after it was withdrawn or not endorsed", () => {
    expect(States.values.filter((state) => !holdsPlace(state)).sort()).toEqual(["notEndorsed", "withdrawn"]);
  });
});

describe("who does what", () => {
  const preparing = {
    state: "endorsed" as ExclusionState,
    heldOn: "2026-11-18",
    appliedOn: "2026-11-17",
    today: "2026-11-20",
    asked: ["satisfaction"] as const,
    proposed: ["satisfaction"] as const,
  };
  it("endorsing is for the tier-1 agency above", () => {
    expect(decideEndorse({ state: "applied", isTierOneAbove: true }).ok).toBe(true);
    expect(codeOf(decideEndorse({ state: "applied", isTierOneAbove: false }))).toBe("exclusion.upperTierOnly");
    expect(codeOf(decideEndorse({ state: "granted", isTierOneAbove: true }))).toBe("exclusion.wrongState");
  });
  it("minutes are of a day between the application and today", () => {
    expect(decidePrepare(preparing).ok).toBe(true);
    for (const heldOn of ["2026-11-17", "2026-11-20"]) expect(decidePrepare({ ...preparing, heldOn }).ok, heldOn).toBe(true);
    for (const heldOn of ["2026-11-16", "2026-11-21"])
      expect(codeOf(decidePrepare({ ...preparing, heldOn })), heldOn).toBe("exclusion.minutesDate");
  });
  it("nobody grants more than was asked for", () => {
    expect(codeOf(decideWithin(["onTime"], ["satisfaction"]))).toBe("exclusion.effectNotAsked");
    expect(decideWithin([], ["satisfaction"]).ok).toBe(true);
    for (const effect of ExclusionEffect.values) expect(decideWithin([effect], ExclusionEffect.values).ok).toBe(true);
  });
  it("deciding takes a second person, and a leader", () => {
    expect(decideDecide({ state: "prepared", isPreparer: false, isLeader: true }).ok).toBe(true);
    expect(codeOf(decideDecide({ state: "prepared", isPreparer: true, isLeader: true }))).toBe("exclusion.ownPreparation");
    expect(codeOf(decideDecide({ state: "prepared", isPreparer: false, isLeader: false }))).toBe("exclusion.leaderDecides");
    expect(codeOf(decideDecide({ state: "endorsed", isPreparer: false, isLeader: true }))).toBe("exclusion.wrongState");
  });
  it("an appeal is the applicant's, once, in its window", () => {
    const facts = { state: "refused" as ExclusionState, isOwn: true, wasAppealed: false, today: "2026-11-20", appealUntil: "2026-11-20" };
    expect(decideAppeal(facts).ok).toBe(true);
    expect(codeOf(decideAppeal({ ...facts, isOwn: false }))).toBe("exclusion.notYours");
    expect(codeOf(decideAppeal({ ...facts, wasAppealed: true }))).toBe("exclusion.appealedOnce");
    expect(codeOf(decideAppeal({ ...facts, today: "2026-11-21" }))).toBe("exclusion.appealWindowPassed");
    expect(codeOf(decideAppeal({ ...facts, state: "granted" }))).toBe("exclusion.wrongState");
  });
  it("withdrawing is the applicant's, until it is before the leader", () => {
    expect(decideWithdraw({ state: "applied", isOwn: true }).ok).toBe(true);
    expect(codeOf(decideWithdraw({ state: "applied", isOwn: false }))).toBe("exclusion.notYours");
    expect(codeOf(decideWithdraw({ state: "prepared", isOwn: true }))).toBe("exclusion.wrongState");
  });
});
