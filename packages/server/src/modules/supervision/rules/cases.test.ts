import { SupervisionState } from "@yihao/contract/supervision";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../../kernel/moves.fixture.ts";
import {
  type AgencyFacts,
  decideAnswer,
  decideAskReturn,
  decideClaim,
  decideConfirmCorrection,
  decideNewCase,
  decideOfficer,
  decideRelease,
  type HolderFacts,
} from "./cases.ts";
import { asksForCase, climbs, firstRung, nextRung } from "./ladder.ts";
import { decideMove, isOver, moveWords, type SupervisionMove, stateAfter, supervisionMoves } from "./moves.ts";
import { decideCheck, decideHand, decideInstruct, decideSiteCorrection, decideUrge } from "./oversight.ts";

/** Said once more, in the words of the business, independent of the table. */
const expected = [
  "submitted issue issued",
  "submitted withdraw withdrawn",
  "issued askReturn returnRequested",
  "issued answer answered",
  "issued confirmCorrection done",
  "issued withdraw withdrawn",
  "returnRequested acceptReturn withdrawn",
  "returnRequested refuseReturn issued",
  "returnRequested confirmCorrection done",
  "answered sendBack issued",
  "answered pass done",
  "answered confirmCorrection done",
  "done close closed",
];
const moves = Object.keys(moveWords) as SupervisionMove[];
const wrongState = (state: string, act: string) => ({ ok: false, code: "supervision.wrongState", facts: { state, act } });

describe("the ways of a supervision case", () => {
  it.each(SupervisionState.values.flatMap((state) => moves.map((move) => [state, move] as const)))(
    "%s: %s leads where the rules say or is refused with both words",
    (state, move) => {
      const to = expected.find((line) => line.startsWith(`${state} ${move} `))?.split(" ")[2] ?? null;
      expect(stateAfter(state, move)).toBe(to);
      expect(decideMove(state, move)).toEqual(to === null ? wrongState(SupervisionState.word(state), moveWords[move]) : { ok: true });
    },
  );

  it("are these and no others; every state comes to be and every open one can end", () => {
    expect(linesOf(supervisionMoves)).toEqual([...expected].sort());
    expect([...reachableFrom(supervisionMoves, ["submitted"])].sort()).toEqual([...SupervisionState.values].sort());
    expect(stuckStates(supervisionMoves, ["closed", "withdrawn"])).toEqual([]);
    expect(finalStates(supervisionMoves).sort()).toEqual(["closed", "withdrawn"]);
    expect(SupervisionState.values.filter(isOver).sort()).toEqual(["closed", "withdrawn"]);
  });
});

describe("who holds a case", () => {
  const pooled: HolderFacts = { state: "issued", holderId: null, holderName: null, officerId: "me" };
  const mine = { ...pooled, holderId: "me", holderName: "季永明" };
  const theirs = { ...pooled, holderId: "other", holderName: "顾秀兰" };
  const claimedByOther = { ok: false, code: "supervision.claimedByOther", facts: { name: "顾秀兰" } };

  it("acts on it; what is pooled is everybody's; the other is told who has it", () => {
    expect(decideOfficer(mine, "withdraw")).toEqual({ ok: true });
    expect(decideOfficer(pooled, "withdraw")).toEqual({ ok: true });
    expect(decideOfficer(theirs, "withdraw")).toEqual(claimedByOther);
  });

  it("claims once and gives back what is his", () => {
    expect(decideClaim(pooled)).toEqual({ ok: true });
    expect(decideClaim(mine)).toMatchObject({ code: "supervision.alreadyYours" });
    expect(decideClaim(theirs)).toEqual(claimedByOther);
    expect(decideRelease(mine)).toEqual({ ok: true });
    expect(decideRelease(pooled)).toMatchObject({ code: "supervision.notClaimed" });
    expect(decideRelease(theirs)).toEqual(claimedByOther);
  });

  it.each(["closed", "withdrawn"] as const)("nobody, once it is %s", (state) => {
    expect(decideClaim({ ...pooled, state })).toMatchObject({ code: "supervision.wrongState" });
    expect(decideRelease({ ...mine, state })).toMatchObject({ code: "supervision.wrongState" });
  });

  it("confirms a correction only when the light has gone back", () => {
    expect(decideConfirmCorrection({ ...mine, isCorrected: true })).toEqual({ ok: true });
    expect(decideConfirmCorrection({ ...mine, isCorrected: false })).toMatchObject({ code: "supervision.notCorrected" });
    expect(decideConfirmCorrection({ ...theirs, isCorrected: true })).toEqual(claimedByOther);
  });
});

describe("a new case", () => {
  const alone = { kind: "daily", leadAgencyId: "a", otherAgencyIds: [], keptAway: [] } as const;
  it("has other agencies exactly when it is a joint one", () => {
    expect(decideNewCase(alone)).toEqual({ ok: true });
    expect(decideNewCase({ ...alone, kind: "joint" })).toMatchObject({ code: "supervision.jointNeedsOthers" });
    expect(decideNewCase({ ...alone, kind: "joint", otherAgencyIds: ["b"] })).toEqual({ ok: true });
    expect(decideNewCase({ ...alone, kind: "listed", otherAgencyIds: ["b"] })).toMatchObject({ code: "supervision.othersOnlyJoint" });
    expect(decideNewCase({ ...alone, kind: "joint", otherAgencyIds: ["a"] })).toMatchObject({ code: "supervision.leadTwice" });
  });
  it("is not for an agency that must keep away from the order", () => {
    expect(decideNewCase({ ...alone, keptAway: ["市城管局"] })).toMatchObject({
      code: "supervision.recused",
      facts: { agency: "市城管局" },
    });
  });
});

describe("what an agency does", () => {
  const lead: AgencyFacts = { state: "issued", part: "lead", leadName: "市人社局", hasGivenOpinion: false, awaited: [] };
  it.each(SupervisionState.values)("while the case is %s: answer and ask back only when it is issued", (state) => {
    expect(decideAnswer({ ...lead, state }).ok).toBe(state === "issued");
    expect(decideAskReturn({ ...lead, state }).ok).toBe(state === "issued");
  });
  it("is nobody's of the centre", () => {
    expect(decideAnswer({ ...lead, part: null })).toMatchObject({ code: "supervision.notYours" });
    expect(decideAskReturn({ ...lead, part: null })).toMatchObject({ code: "supervision.notYours" });
  });
  it("waits, for the lead of a joint case, until all others have said what they think", () => {
    expect(decideAnswer({ ...lead, awaited: ["市公安局"] })).toMatchObject({
      code: "supervision.opinionsAwaited",
      facts: { agencies: "市公安局" },
    });
    expect(decideAnswer({ ...lead, part: "other", awaited: ["市公安局"] })).toEqual({ ok: true });
    expect(decideAnswer({ ...lead, part: "other", hasGivenOpinion: true })).toMatchObject({ code: "supervision.opinionGiven" });
    expect(decideAskReturn({ ...lead, part: "other" })).toMatchObject({ code: "supervision.notLead", facts: { agency: "市人社局" } });
  });
});

describe("the ladder", () => {
  it("begins where the colour says and ends with the leader of the centre", () => {
    expect(firstRung).toEqual({ yellow: "liaison", orange: "deputyLeader", red: "mainLeader" });
    expect(["liaison", "deputyLeader", "mainLeader", "centreLeader"].map((rung) => nextRung(rung as "liaison"))).toEqual([
      "deputyLeader",
      "mainLeader",
      "centreLeader",
      null,
    ]);
  });
  it("is climbed by figures of an agency, and by an order when it is red", () => {
    expect(["yellow", "orange", "red"].map((light) => climbs("agency", light as "red"))).toEqual([true, true, true]);
    expect(["green", "yellow", "orange", "red"].map((light) => climbs("assignment", light as "red"))).toEqual([false, false, false, true]);
  });
  it("opens a case for what is red and the agency's own", () => {
    expect(asksForCase("red", false)).toBe(true);
    expect(asksForCase("red", true)).toBe(false);
    expect(asksForCase("orange", false)).toBe(false);
  });
});

describe("beside the cases", () => {
  const now = new Date("2026-11-24T10:00:00+08:00");
  const check = {
    mode: "onSite",
    orderState: "dispatched",
    checkedAt: now,
    now,
    checkedOn: "2026-11-24",
    result: "sound",
    correctBy: null,
  } as const;
  it("nobody is urged who owes nothing", () => {
    expect(decideUrge([])).toMatchObject({ code: "urge.nobodyToUrge" });
    expect(decideUrge(["a"])).toEqual({ ok: true });
  });
  it("回头看 is of closed orders, or of an agency", () => {
    expect(decideCheck({ ...check, mode: "lookBack" })).toMatchObject({ code: "siteCheck.lookBackOpen", field: "mode" });
    expect(decideCheck({ ...check, mode: "lookBack", orderState: "closed" })).toEqual({ ok: true });
    expect(decideCheck({ ...check, mode: "lookBack", orderState: null })).toEqual({ ok: true });
  });
  it("a check lies in the past, and what is not in order has a date", () => {
    expect(decideCheck({ ...check, checkedAt: new Date(now.getTime() + 1) })).toMatchObject({ code: "siteCheck.inFuture" });
    expect(decideCheck({ ...check, result: "unsound" })).toMatchObject({ code: "siteCheck.correctByNeeded" });
    expect(decideCheck({ ...check, result: "partly", correctBy: "2026-11-23" })).toMatchObject({ code: "siteCheck.correctByPast" });
    expect(decideCheck({ ...check, result: "partly", correctBy: "2026-11-24" })).toEqual({ ok: true });
  });
  it("a correction is confirmed once, where one was asked for", () => {
    expect(decideSiteCorrection({ correctBy: null, correctedBy: null })).toMatchObject({ code: "siteCheck.nothingToCorrect" });
    expect(decideSiteCorrection({ correctBy: "2026-11-30", correctedBy: "季永明" })).toMatchObject({ facts: { name: "季永明" } });
    expect(decideSiteCorrection({ correctBy: "2026-11-30", correctedBy: null })).toEqual({ ok: true });
  });
  it("an instruction is not of tomorrow; a package is taken once, after it was sealed", () => {
    expect(decideInstruct("2026-11-25", "2026-11-24")).toMatchObject({ code: "instruction.inFuture" });
    const pack = { takenBy: null, sealedAt: new Date(now.getTime() - 1000) };
    expect(decideHand(pack, now, now)).toEqual({ ok: true });
    expect(decideHand(pack, new Date(now.getTime() - 2000), now)).toMatchObject({ code: "clue.takenBeforeSealed" });
    expect(decideHand({ ...pack, takenBy: "纪检监察室" }, now, now)).toMatchObject({ code: "clue.handed" });
  });
});
