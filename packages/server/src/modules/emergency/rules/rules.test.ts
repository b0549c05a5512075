import { EmergencyState } from "@yihao/contract/emergency";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../../kernel/moves.fixture.ts";
import {
  briefingNumber,
  decideMove,
  dueStepOf,
  type EmergencyMove,
  emergencyMoves,
  minutesBetween,
  moveWords,
  nextRemindAt,
  stateAfter,
  termsIn,
} from "./index.ts";

const moves = Object.keys(moveWords) as EmergencyMove[];
/** Said once more, in the words of the business. */
const expected = [
  "flagged confirm confirmed",
  "flagged refute refuted",
  "confirmed direct directed",
  "directed brief briefed",
  "briefed brief briefed",
  "briefed close closed",
];

describe("the way of an emergency", () => {
  it.each(EmergencyState.values.flatMap((state) => moves.map((move) => [state, move] as const)))("%s: %s", (state, move) => {
    const to = expected.find((line) => line.startsWith(`${state} ${move} `))?.split(" ")[2] ?? null;
    expect(stateAfter(state, move)).toBe(to);
    expect(decideMove(state, move)).toEqual(
      to === null
        ? { ok: false, code: "emergency.wrongState", facts: { state: EmergencyState.word(state), act: moveWords[move] } }
        : { ok: true },
    );
  });
  it("is this and no other, and ends from every state", () => {
    expect(linesOf(emergencyMoves)).toEqual([...expected].sort());
    expect([...reachableFrom(emergencyMoves, ["flagged"])].sort()).toEqual([...EmergencyState.values].sort());
    expect(stuckStates(emergencyMoves, ["refuted", "closed"])).toEqual([]);
    expect(finalStates(emergencyMoves).sort()).toEqual(["closed", "refuted"]);
  });
});

it("finds the terms in the words, whatever spaces and widths", () => {
  const terms = ["燃气泄漏", "跳楼", "聚众"];
  expect(termsIn("楼道里 燃 气泄漏，有人要跳楼", terms)).toEqual(["燃气泄漏", "跳楼"]);
  expect(termsIn("燃气费太贵", terms)).toEqual([]);
});

describe("the minutes", () => {
  const at = new Date("2026-11-16T18:00:00Z");
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
  it("run for the first two steps only", () => {
    const due = (state: EmergencyState) => dueStepOf({ state, confirmBy: later(5), directBy: later(15) });
    expect(due("flagged")).toEqual({ step: "confirm", dueAt: later(5) });
    expect(due("confirmed")).toEqual({ step: "direct", dueAt: later(15) });
    for (const state of ["refuted", "directed", "briefed", "closed"] as const) expect(due(state)).toBeNull();
    expect(dueStepOf({ state: "confirmed", confirmBy: later(5), directBy: null })).toBeNull();
  });
  it("go up one level at a time and stop at the top", () => {
    expect(nextRemindAt(1, at, 5)).toEqual(later(5));
    expect(nextRemindAt(2, at, 5)).toBeNull();
  });
  it("are whole ones between two moments", () => {
    expect(minutesBetween(at, later(4.9))).toBe(4);
    expect(minutesBetween(at, null)).toBeNull();
  });
});

it("numbers a briefing as papers are numbered", () => expect(briefingNumber(2026, 3)).toBe("12345专报〔2026〕3号"));
