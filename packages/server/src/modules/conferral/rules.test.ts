import { ConferralOutcome, ConferralState } from "@yihao/contract/conferral";
import { describe, expect, it } from "vitest";
import { finalStates, linesOf, reachableFrom } from "../../kernel/moves.fixture.ts";
import {
  agendaMax,
  type ConferralMove,
  conferralMoves,
  decideAgenda,
  decideHold,
  decideMove,
  decideParticipants,
  type HoldFacts,
  moveWords,
  proposeConferrals,
  stateAfter,
  turnOf,
} from "./rules.ts";

const moves: readonly ConferralMove[] = ["change", "hold", "cancel"];
const expected = ["planned change planned", "planned hold held", "planned cancel cancelled"];

describe("the ways of a conferral", () => {
  it.each(ConferralState.values.flatMap((state) => moves.map((move) => [state, move] as const)))(
    "%s: %s leads where the rules say or is refused with both words",
    (state, move) => {
      const to = expected.find((line) => line.startsWith(`${state} ${move} `))?.split(" ")[2] ?? null;
      expect(stateAfter(state, move)).toBe(to);
      expect(decideMove(state, move)).toEqual(
        to === null
          ? { ok: false, code: "conferral.wrongState", facts: { state: ConferralState.word(state), act: moveWords[move] } }
          : { ok: true },
      );
    },
  );
  it("are these and no others", () => {
    expect(linesOf(conferralMoves)).toEqual([...expected].sort());
    expect([...reachableFrom(conferralMoves, ["planned"])].sort()).toEqual([...ConferralState.values].sort());
    expect(finalStates(conferralMoves).sort()).toEqual(["cancelled", "held"]);
  });
});

const order = { workOrderId: "o1", number: "20261123000001", recusedAgencyIds: ["r"] };
const agencies = { withAbove: (id: string) => (id === "below-r" ? [id, "r"] : [id]), nameOf: (id: string) => `单位${id}` };
const facts: HoldFacts = {
  state: "planned",
  onDate: "2026-11-23",
  today: "2026-11-23",
  fileCount: 1,
  agenda: [order],
  outcomes: [{ workOrderId: "o1", outcome: "none", leadAgencyId: null }],
  ...agencies,
};
const codeOf = (more: Partial<HoldFacts>) => {
  const decision = decideHold({ ...facts, ...more });
  return decision.ok ? "ok" : decision.code;
};
const outcome = (given: Partial<HoldFacts["outcomes"][number]>) => [
  { workOrderId: "o1", outcome: "none" as const, leadAgencyId: null, ...given },
];

describe("登记会商结果", () => {
  it("wants minutes as a file, and no day before the conferral's own", () => {
    expect(codeOf({})).toBe("ok");
    expect(codeOf({ fileCount: 0 })).toBe("conferral.minutesNeeded");
    expect(codeOf({ onDate: "2026-11-24" })).toBe("conferral.notYet");
    expect(codeOf({ today: "2026-12-01" })).toBe("ok");
  });
  it("wants an outcome for every order on the agenda, once, and for no other", () => {
    expect(codeOf({ outcomes: [] })).toBe("conferral.outcomeMissing");
    expect(codeOf({ outcomes: [...outcome({}), ...outcome({})] })).toBe("conferral.orderTwice");
    expect(codeOf({ outcomes: [...outcome({}), ...outcome({ workOrderId: "o2" })] })).toBe("conferral.notOnAgenda");
    expect(codeOf({ agenda: [], outcomes: [] })).toBe("ok");
  });
  it.each(ConferralOutcome.values)("%s has what it needs to say", (value) => {
    const bare = codeOf({ outcomes: outcome({ outcome: value }) });
    expect(bare).toBe(value === "lead" ? "conferral.leadNeeded" : value === "decision" ? "conferral.decisionNeeded" : "ok");
    expect(codeOf({ outcomes: outcome({ outcome: value, leadAgencyId: "a", decision: "由该单位牵头" }) })).toBe("ok");
  });
  it("names no lead that must keep away from the order, nor one below it", () => {
    for (const leadAgencyId of ["r", "below-r"])
      expect(codeOf({ outcomes: outcome({ outcome: "lead", leadAgencyId }) })).toBe("conferral.recused");
  });
});

describe("议题与参加单位", () => {
  it("keep an agency away from an order it must keep away from", () => {
    expect(decideParticipants([order], ["a"], agencies)).toEqual({ ok: true });
    expect(decideParticipants([order], ["a", "below-r"], agencies)).toMatchObject({
      code: "conferral.recused",
      facts: { agency: "单位below-r", number: order.number },
    });
    expect(decideParticipants([], ["r"], agencies)).toEqual({ ok: true });
  });
  it("have no order twice and no more than can be talked about", () => {
    expect(decideAgenda(["a", "b"])).toEqual({ ok: true });
    expect(decideAgenda(["a", "a"])).toMatchObject({ code: "conferral.orderTwice" });
    expect(decideAgenda(Array.from({ length: agendaMax + 1 }, (_, at) => `o${at}`))).toMatchObject({ code: "conferral.agendaFull" });
  });
});

describe("the rhythm", () => {
  const restDays = new Set(["2026-11-28", "2026-11-29", "2026-12-05", "2026-12-06"]);
  const calendar = { isWorkingDay: (date: string) => !restDays.has(date) };
  const propose = (from: string, to: string, planned: Parameters<typeof proposeConferrals>[0]["planned"] = [], today = "2026-11-26") =>
    proposeConferrals({ from, to, today, calendar, planned }).map(({ kind, onDate }) => `${kind} ${onDate}`);

  it("has turns of a day, a week from Monday, a month and a quarter", () => {
    expect(turnOf("daily", "2026-11-29")).toBe("2026-11-29");
    expect(turnOf("weekly", "2026-11-29")).toBe("2026-11-23");
    expect(turnOf("weekly", "2026-11-30")).toBe("2026-11-30");
    expect(turnOf("monthly", "2026-11-29")).toBe("2026-11");
    expect(turnOf("quarterly", "2026-10-01")).toBe("2026-Q4");
  });
  it("proposes the last working day of every turn that has none, and nothing in the past or on rest days", () => {
    expect(propose("2026-11-01", "2026-11-30")).toEqual([
      "daily 2026-11-26",
      "daily 2026-11-27",
      "weekly 2026-11-27",
      "daily 2026-11-30",
      "monthly 2026-11-30",
    ]);
  });
  it("leaves out turns that have one, on whatever day of the turn, and counts no 专题", () => {
    const planned = [
      { kind: "weekly", onDate: "2026-11-24" },
      { kind: "monthly", onDate: "2026-11-03" },
      { kind: "daily", onDate: "2026-11-26" },
      { kind: "special", onDate: "2026-11-27" },
    ] as const;
    expect(propose("2026-11-26", "2026-11-30", planned)).toEqual(["daily 2026-11-27", "daily 2026-11-30"]);
  });
  it("names what it proposes", () => {
    const titles = proposeConferrals({ from: "2026-12-31", to: "2026-12-31", today: "2026-11-26", calendar, planned: [] }).map(
      ({ title }) => title,
    );
    expect(titles).toEqual(["12 月 31 日日研判", "2026 年 12 月月通报", "2026 年第 4 季度季核查"]);
  });
});
