import { CallbackState, Satisfaction, Solved } from "@yihao/contract/callback";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../kernel/moves.fixture.ts";
import {
  attemptsMax,
  type CallbackMove,
  callbackMoves,
  decideAnswers,
  decideClaim,
  decideEvaluateOnline,
  decideOfficer,
  moveWords,
  stateAfter,
} from "./rules.ts";

const moves: readonly CallbackMove[] = ["claim", "release", "attempt", "giveUp", "evaluate", "evaluateOnline"];
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

  it("reach every state from the pool, but for 无需回访, which is so from the beginning; and an end from every state", () => {
    expect([...reachableFrom(callbackMoves, ["pooled", "waived"])].sort()).toEqual([...CallbackState.values].sort());
    expect(reachableFrom(callbackMoves, ["pooled"])).not.toContain("waived");
    expect(stuckStates(callbackMoves, ends)).toEqual([]);
    expect(finalStates(callbackMoves).sort()).toEqual([...ends].sort());
  });

  it("let nobody be given up before the third try", () => {
    expect(attemptsMax).toBeGreaterThanOrEqual(3);
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

describe("the answers of a requester", () => {
  const cases = Satisfaction.values.flatMap((satisfaction) => Solved.values.map((solved) => ({ isContacted: true, solved, satisfaction })));

  it.each(cases)("need a reason exactly when dissatisfied: $satisfaction, $solved", (answers) => {
    expect(decideAnswers({ ...answers, comment: "路灯仍然不亮" })).toEqual({ ok: true });
    expect(decideAnswers(answers)).toEqual(
      answers.satisfaction === "dissatisfied" ? { ...refused("evaluation.reasonNeeded"), field: "comment" } : { ok: true },
    );
  });
});

describe("网上评价", () => {
  it.each([
    [null, "evaluation.notAsked"],
    ["pooled", null],
    ["claimed", null],
    ["evaluated", "evaluation.once"],
    ["unreachable", "evaluation.notAsked"],
    ["waived", "evaluation.notAsked"],
  ] as const)("while the callback is %s: %s", (state, code) => {
    expect(decideEvaluateOnline(state)).toEqual(code === null ? { ok: true } : refused(code));
  });
});
