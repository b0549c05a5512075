import { CallbackState } from "@yihao/contract/callback";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../../kernel/moves.fixture.ts";
import { type CallbackMove, callbackMoves, decideClaim, decideOfficer, isLapsed, moveWords, stateAfter } from "./moves.ts";

const moves: readonly CallbackMove[] = ["claim", "release", "attempt", "giveUp", "evaluate", "evaluateOnline", "waive"];
const officerMoves = ["release", "attempt", "giveUp", "evaluate"] as const;
/** Said once more, in the words of the business, independent of the table. */
const expected = [
  "pooled claim claimed",
  "pooled evaluateOnline evaluated",
  "claimed release pooled",
  "claimed attempt pooled",
  "claimed giveUp unreachable",
  "claimed evaluate evaluated",
  "claimed evaluateOnline evaluated",
  "pooled waive waived",
  "claimed waive waived",
];
const ends: readonly CallbackState[] = ["evaluated", "unreachable", "waived"];
const refused = (code: string, facts = {}) => ({ ok: false, code, facts });

describe("the ways of a callback", () => {
  it.each(CallbackState.values.flatMap((state) => moves.map((move) => [state, move] as const)))(
    "%s: %s leads where the rules say or nowhere",
    (state, move) => {
      const to = expected.find((line) => line.startsWith(`${state} ${move} `))?.split(" ")[2] ?? null;
      expect(stateAfter(state, move)).toBe(to);
    },
  );

  it("are these and no others, in states and moves that have words", () => {
    expect(linesOf(callbackMoves)).toEqual([...expected].sort());
    expect(Object.keys(callbackMoves).sort()).toEqual([...CallbackState.values].sort());
    expect(Object.keys(moveWords).sort()).toEqual([...moves].sort());
  });

  it("reach every state from the pool, and an end from every state", () => {
    expect([...reachableFrom(callbackMoves, ["pooled"])].sort()).toEqual([...CallbackState.values].sort());
    expect(stuckStates(callbackMoves, ends)).toEqual([]);
    expect(finalStates(callbackMoves).sort()).toEqual([...ends].sort());
  });
});

describe("what an officer does with a callback", () => {
  const mine = { claimedBy: "officer", claimedByName: "李芳", officerId: "officer" };
  const others = { ...mine, officerId: "other" };

  it.each(officerMoves)("%s: whoever holds it may, the others are told who holds it", (move) => {
    expect(decideOfficer({ state: "claimed", ...mine }, move)).toEqual({ ok: true });
    expect(decideOfficer({ state: "claimed", ...others }, move)).toEqual(refused("callback.claimedByOther", { name: "李芳" }));
  });

  it.each(officerMoves)("%s: what lies in the pool must be claimed first", (move) => {
    const pooled = { state: "pooled", claimedBy: null, claimedByName: null, officerId: "officer" } as const;
    expect(decideOfficer(pooled, move)).toEqual(refused("callback.notClaimed"));
  });

  it.each(officerMoves.flatMap((move) => ends.map((state) => [move, state] as const)))(
    "%s: nothing more once it is %s, not even for its holder",
    (move, state) => {
      expect(decideOfficer({ state, ...mine }, move)).toEqual(refused("callback.finished"));
    },
  );
});

describe("领取", () => {
  const free = {
    state: "pooled",
    claimedBy: null,
    claimedByName: null,
    officerId: "officer",
    registeredBy: "operator",
    repliedBy: "handler",
  } as const;

  it("is open to an officer who had no part in the case", () => {
    expect(decideClaim(free)).toEqual({ ok: true });
    expect(decideClaim({ ...free, registeredBy: null, repliedBy: null })).toEqual({ ok: true });
  });

  it.each([
    ["registered", { ...free, registeredBy: "officer" }],
    ["answered", { ...free, repliedBy: "officer" }],
  ])("is closed to whoever %s the case", (_, facts) => {
    expect(decideClaim(facts)).toEqual(refused("callback.ownWork"));
  });

  it("of a citizen's own report and a deleted account is nobody's own work", () => {
    expect(decideClaim({ ...free, officerId: null, registeredBy: null, repliedBy: null })).toEqual({ ok: true });
  });

  it("gives one callback to one officer: the second is told who has it", () => {
    const claimed = { ...free, state: "claimed", claimedBy: "officer", claimedByName: "李芳" } as const;
    expect(decideClaim(claimed)).toEqual(refused("callback.alreadyYours"));
    expect(decideClaim({ ...claimed, officerId: "other" })).toEqual(refused("callback.claimedByOther", { name: "李芳" }));
  });

  it.each(ends)("is too late when it is %s", (state) => {
    expect(decideClaim({ ...free, state })).toEqual(refused("callback.finished"));
  });
});

describe("a claim that is left", () => {
  const claimedAt = new Date("2026-11-16T09:00:00+08:00");
  const after = (minutes: number) => new Date(claimedAt.getTime() + minutes * 60_000);
  it.each([
    [0, false],
    [119, false],
    [120, true],
    [600, true],
  ])("after %i minutes: lapsed %s", (minutes, lapsed) => {
    expect(isLapsed({ claimedAt, hoursMax: 2 }, after(minutes))).toBe(lapsed);
  });
});
