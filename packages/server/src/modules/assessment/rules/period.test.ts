import { AssessmentState as States } from "@yihao/contract/assessment";
import { AssessmentAppealState as AppealStates } from "@yihao/contract/assessment-appeal";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../../kernel/moves.fixture.ts";
import {
  type AppealMove,
  appealMoves,
  appealMoveWords,
  appealStateAfter,
  correctCounts,
  decideAppealMove,
  decideCorrection,
  decideDismiss,
  decideSubmit,
  decideUphold,
} from "./appeal.ts";
import { firstScheme } from "./first-scheme.ts";
import {
  type AssessmentMove,
  assessmentMoves,
  assessmentMoveWords,
  assessmentStateAfter,
  daysOfPeriod,
  decideAnnounce,
  decideAssessmentMove,
  decideFreeze,
  decidePeriod,
  groupOf,
  periodName,
  standingOf,
} from "./period.ts";
import { decideScheme, schemeOn } from "./scheme.ts";

const codeOf = (decision: { ok: boolean; code?: string }) => (decision.ok ? "allowed" : decision.code);

describe("states of an assessment", () => {
  it("are exactly these moves", () => {
    expect(linesOf(assessmentMoves)).toEqual([
      "draft announce provisional",
      "draft compute draft",
      "draft enter draft",
      "frozen publish published",
      "provisional freeze frozen",
    ]);
    expect([...reachableFrom(assessmentMoves, ["draft"])].sort()).toEqual([...States.values].sort());
    expect(stuckStates(assessmentMoves, ["published"])).toEqual([]);
    expect(finalStates(assessmentMoves)).toEqual(["published"]);
  });
  for (const state of States.values)
    for (const move of Object.keys(assessmentMoveWords) as AssessmentMove[])
      it(`${state} ${move} is allowed exactly when it leads somewhere`, () =>
        expect(decideAssessmentMove(state, move).ok).toBe(assessmentStateAfter(state, move) !== null));
});

describe("states of an appeal", () => {
  it("are exactly these moves", () => {
    expect(linesOf(appealMoves)).toEqual([
      "reviewed dismiss dismissed",
      "reviewed sendBack submitted",
      "reviewed uphold upheld",
      "submitted review reviewed",
      "submitted withdraw withdrawn",
    ]);
    expect([...reachableFrom(appealMoves, ["submitted"])].sort()).toEqual([...AppealStates.values].sort());
    expect(stuckStates(appealMoves, ["upheld", "dismissed", "withdrawn"])).toEqual([]);
  });
  for (const state of AppealStates.values)
    for (const move of Object.keys(appealMoveWords) as AppealMove[])
      it(`${state} ${move} is allowed exactly when it leads somewhere`, () =>
        expect(decideAppealMove(state, move).ok).toBe(appealStateAfter(state, move) !== null));
});

describe("考核周期", () => {
  it("are whole months, quarters and years", () => {
    expect(daysOfPeriod("month", "2026-02-01")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(daysOfPeriod("month", "2026-12-01")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
    expect(daysOfPeriod("quarter", "2026-10-01")).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(daysOfPeriod("year", "2024-01-01")).toEqual({ from: "2024-01-01", to: "2024-12-31" });
    expect([periodName("month", "2026-10-01"), periodName("quarter", "2026-10-01"), periodName("year", "2026-01-01")]).toEqual([
      "2026 年 10 月考核",
      "2026 年第 4 季度考核",
      "2026 年度考核",
    ]);
  });
  it("begin on their first day and are over", () => {
    expect(decidePeriod("month", "2026-10-01", "2026-11-01").ok).toBe(true);
    expect(codeOf(decidePeriod("month", "2026-10-01", "2026-10-31"))).toBe("assessment.periodRuns");
    expect(codeOf(decidePeriod("month", "2026-10-02", "2026-11-16"))).toBe("assessment.notPeriodStart");
    expect(codeOf(decidePeriod("quarter", "2026-08-01", "2026-12-16"))).toBe("assessment.notPeriodStart");
  });
  it("are announced when everything is typed in, and frozen by a second person after the appeals", () => {
    expect(decideAnnounce({ state: "draft", missing: 0 }).ok).toBe(true);
    expect(codeOf(decideAnnounce({ state: "draft", missing: 3 }))).toBe("assessment.valuesMissing");
    const facts = { state: "provisional", isComputer: false, openAppeals: 0, today: "2026-11-20", appealUntil: "2026-11-19" } as const;
    expect(decideFreeze(facts).ok).toBe(true);
    expect(codeOf(decideFreeze({ ...facts, isComputer: true }))).toBe("assessment.ownComputation");
    expect(codeOf(decideFreeze({ ...facts, today: "2026-11-19" }))).toBe("assessment.appealsRun");
    expect(codeOf(decideFreeze({ ...facts, openAppeals: 1 }))).toBe("assessment.appealsOpen");
  });
});

describe("who is assessed with whom", () => {
  it("districts and parks, counties, departments, enterprises", () => {
    expect(groupOf({ kind: "countyPlatform", regionName: "崇川区", isPark: false })).toBe("district");
    expect(groupOf({ kind: "countyPlatform", regionName: "竹行街道", isPark: true })).toBe("district");
    expect(groupOf({ kind: "countyPlatform", regionName: "启东市", isPark: false })).toBe("county");
    expect(groupOf({ kind: "countyPlatform", regionName: "如东县", isPark: false })).toBe("county");
    expect(groupOf({ kind: "government", regionName: null, isPark: false })).toBe("department");
    expect(groupOf({ kind: "partyMass", regionName: null, isPark: false })).toBe("department");
    expect(groupOf({ kind: "stateEnterprise", regionName: null, isPark: false })).toBe("enterprise");
  });
  it("who has nothing due has no score", () => {
    expect([standingOf({ due: 1, assigned: 0 }), standingOf({ due: 0, assigned: 2 }), standingOf({ due: 0, assigned: 0 })]).toEqual([
      "scored",
      "noDue",
      "noDemand",
    ]);
  });
});

describe("考核申诉", () => {
  const item = { formula: { kind: "proportional" as const }, fullPoints: 15, section: "quality" as const };
  const cases = { formula: { kind: "perCase" as const, each: 1, cap: 5 }, fullPoints: 0, section: "deduction" as const };
  const losses = new Set(["a", "b"]);
  it("is the agency's own, while the result is announced", () => {
    const facts = { state: "provisional", isOwn: true, today: "2026-11-20", appealUntil: "2026-11-20" } as const;
    expect(decideSubmit(facts).ok).toBe(true);
    expect(codeOf(decideSubmit({ ...facts, isOwn: false }))).toBe("assessmentAppeal.notYours");
    expect(codeOf(decideSubmit({ ...facts, state: "frozen" }))).toBe("assessmentAppeal.notAnnounced");
    expect(codeOf(decideSubmit({ ...facts, today: "2026-11-21" }))).toBe("assessmentAppeal.windowPassed");
  });
  it("corrects records that stand behind the loss, or points the item can give", () => {
    expect(decideCorrection({ kind: "records", recordIds: ["a"], treatment: "fulfilled" }, item, losses).ok).toBe(true);
    expect(codeOf(decideCorrection({ kind: "records", recordIds: ["c"], treatment: "removed" }, item, losses))).toBe(
      "assessmentAppeal.recordUnknown",
    );
    expect(codeOf(decideCorrection({ kind: "records", recordIds: ["a"], treatment: "fulfilled" }, cases, losses))).toBe(
      "assessmentAppeal.casesOnlyRemoved",
    );
    expect(decideCorrection({ kind: "points", points: 15 }, item, losses).ok).toBe(true);
    expect(codeOf(decideCorrection({ kind: "points", points: 15.01 }, item, losses))).toBe("assessmentAppeal.pointsBeyond");
    expect(codeOf(decideCorrection({ kind: "points", points: 6 }, cases, losses))).toBe("assessmentAppeal.pointsBeyond");
  });
  it("leaves as many losses as there are records that are not struck", () => {
    const counts = { numerator: 7, denominator: 10 };
    const loss = ({ numerator, denominator }: typeof counts) => denominator - numerator;
    const removed = correctCounts(counts, { kind: "records", recordIds: ["a", "b"], treatment: "removed" }, false);
    const fulfilled = correctCounts(counts, { kind: "records", recordIds: ["a", "b"], treatment: "fulfilled" }, false);
    expect([removed, fulfilled]).toEqual([
      { numerator: 7, denominator: 8 },
      { numerator: 9, denominator: 10 },
    ]);
    expect([loss(removed), loss(fulfilled)]).toEqual([1, 1]);
    expect(correctCounts(counts, { kind: "records", recordIds: ["a", "a"], treatment: "removed" }, true)).toEqual({
      numerator: 6,
      denominator: 9,
    });
  });
  it("is decided by somebody who did not review it, and upheld only with a correction", () => {
    expect(decideUphold({ state: "reviewed", isReviewer: false, hasCorrection: true }).ok).toBe(true);
    expect(codeOf(decideUphold({ state: "reviewed", isReviewer: true, hasCorrection: true }))).toBe("assessmentAppeal.ownReview");
    expect(codeOf(decideUphold({ state: "reviewed", isReviewer: false, hasCorrection: false }))).toBe("assessmentAppeal.nothingProposed");
    expect(codeOf(decideDismiss({ state: "reviewed", isReviewer: true }))).toBe("assessmentAppeal.ownReview");
    expect(codeOf(decideDismiss({ state: "submitted", isReviewer: false }))).toBe("assessmentAppeal.wrongState");
  });
});

describe("考核方案", () => {
  const scheme = { ...firstScheme, effectiveFrom: "2027-01-01" };
  const when = { today: "2026-11-16", latestFrom: "2020-01-01" };
  const changed = (more: object, index = 0) => ({
    ...scheme,
    items: scheme.items.map((item, at) => (at === index ? { ...item, ...more } : item)),
  });
  it("takes effect after the version before it", () => {
    expect(decideScheme(scheme, when).ok).toBe(true);
    expect(codeOf(decideScheme({ ...scheme, effectiveFrom: "2026-11-15" }, when))).toBe("scheme.effectiveTooEarly");
    expect(codeOf(decideScheme(scheme, { ...when, latestFrom: "2027-01-01" }))).toBe("scheme.effectiveTooEarly");
  });
  it("is refused where an item cannot be scored", () => {
    expect(codeOf(decideScheme(changed({ code: "satisfaction" }), when))).toBe("scheme.codeTwice");
    expect(codeOf(decideScheme({ ...scheme, bands: { firstFrom: 75, secondFrom: 75 } }, when))).toBe("scheme.bandsReversed");
    expect(codeOf(decideScheme(changed({ indicator: null }, 1), when))).toBe("scheme.indicatorNeeded");
    expect(codeOf(decideScheme(changed({ indicator: "overdueOpen" }, 1), when))).toBe("scheme.casesOnly");
    expect(codeOf(decideScheme(changed({ indicator: "onTimeRate" }), when))).toBe("scheme.indicatorUnused");
    expect(codeOf(decideScheme(changed({ fullPoints: 0 }), when))).toBe("scheme.fullPointsNeeded");
    expect(codeOf(decideScheme(changed({ formula: { kind: "floorSlope", target: 95, slope: 0.5, floor: 26 } }, 1), when))).toBe(
      "scheme.floorBeyond",
    );
    expect(codeOf(decideScheme(changed({ formula: { kind: "perCase", each: 1, cap: 3 } }), when))).toBe("scheme.caseSection");
  });
  it("of a day is the newest version that had begun", () => {
    const versions = [
      { version: 3, effectiveFrom: "2027-01-01" },
      { version: 2, effectiveFrom: "2026-07-01" },
      { version: 1, effectiveFrom: "2020-01-01" },
    ];
    expect(schemeOn(versions, "2026-10-01")?.version).toBe(2);
    expect(schemeOn(versions, "2019-10-01")).toBeUndefined();
  });
});
