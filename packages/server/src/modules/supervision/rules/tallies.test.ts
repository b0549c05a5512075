import { AssignmentState } from "@yihao/contract/handling";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deltasBetween, keptEntries, sumDeltas, type TallyFacts, talliesOf } from "./tallies.ts";

const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
const fresh: TallyFacts = {
  role: "lead",
  isDelegated: false,
  state: "awaitingAcknowledgement",
  isRework: false,
  assignedAt: at("2026-11-27"),
  acknowledgedAt: null,
  acknowledgeBy: at("2026-11-28"),
  missedAcknowledgement: false,
  dueAt: at("2026-12-03"),
  repliedAt: null,
  clockStoppedAt: null,
  light: "green",
};
const handled: TallyFacts = { ...fresh, state: "handling", acknowledgedAt: at("2026-11-27") };

describe("what is counted of an assignment", () => {
  it.each<[string, Partial<TallyFacts>, string[]]>([
    ["dispatched", {}, ["assigned:2026-11"]],
    ["not acknowledged in time", { missedAcknowledgement: true }, ["assigned:2026-11", "acknowledgeable:2026-11"]],
    ["acknowledged", handled, ["assigned:2026-11", "acknowledgeable:2026-11", "acknowledgedInTime:2026-11"]],
    [
      "acknowledged after the clock had seen it missing",
      { ...handled, missedAcknowledgement: true },
      ["assigned:2026-11", "acknowledgeable:2026-11"],
    ],
    ["acknowledged late", { ...handled, acknowledgedAt: at("2026-11-30") }, ["assigned:2026-11", "acknowledgeable:2026-11"]],
    ["returned", { state: "returned" }, ["assigned:2026-11", "returned:2026-11"]],
    ["handed down: nothing but its acknowledgement", { isDelegated: true }, []],
    [
      "overdue",
      { ...handled, light: "red" },
      ["assigned:2026-11", "acknowledgeable:2026-11", "acknowledgedInTime:2026-11", "due:2026-12", "overdueOpen:open"],
    ],
    [
      "a supporting part that is overdue: the lead answers for the order",
      { ...handled, role: "supporting", light: "red" },
      ["assigned:2026-11", "acknowledgeable:2026-11", "acknowledgedInTime:2026-11"],
    ],
    [
      "answered late and not reviewed",
      { ...handled, state: "replied", repliedAt: at("2026-12-04") },
      ["assigned:2026-11", "acknowledgeable:2026-11", "acknowledgedInTime:2026-11", "due:2026-12"],
    ],
    [
      "answered in time and not reviewed: neither on time nor late",
      { ...handled, state: "replied", repliedAt: at("2026-12-02") },
      ["assigned:2026-11", "acknowledgeable:2026-11", "acknowledgedInTime:2026-11"],
    ],
    [
      "finished on time",
      { ...handled, state: "finished", repliedAt: at("2026-11-30"), clockStoppedAt: at("2026-11-30") },
      [
        "assigned:2026-11",
        "acknowledgeable:2026-11",
        "acknowledgedInTime:2026-11",
        "due:2026-12",
        "finishedOnTime:2026-12",
        "finished:2026-11",
      ],
    ],
    [
      "finished late after dissatisfaction",
      { ...handled, state: "finished", isRework: true, repliedAt: at("2026-12-04"), clockStoppedAt: at("2026-12-04") },
      ["assigned:2026-11", "acknowledgeable:2026-11", "acknowledgedInTime:2026-11", "due:2026-12", "finished:2026-12", "reworked:2026-11"],
    ],
    [
      "ended with the dispatch that made it",
      { ...handled, state: "ended", light: "green" },
      ["assigned:2026-11", "acknowledgeable:2026-11", "acknowledgedInTime:2026-11"],
    ],
  ])("%s", (_, change, entries) => expect(talliesOf({ ...fresh, ...change })).toEqual(entries));

  it("is each counter once at most", () => {
    const instant = fc.date({ min: at("2026-10-01"), max: at("2026-12-31"), noInvalidDate: true });
    const facts = fc.record({
      role: fc.constantFrom("lead" as const, "supporting" as const),
      isDelegated: fc.boolean(),
      state: fc.constantFrom(...AssignmentState.values),
      isRework: fc.boolean(),
      assignedAt: instant,
      acknowledgedAt: fc.option(instant),
      acknowledgeBy: fc.option(instant),
      missedAcknowledgement: fc.boolean(),
      dueAt: instant,
      repliedAt: fc.option(instant),
      clockStoppedAt: fc.option(instant),
      light: fc.constantFrom("green" as const, "yellow" as const, "orange" as const, "red" as const),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const counters = talliesOf(given).map((entry) => entry.split(":")[0]);
        expect(new Set(counters).size).toBe(counters.length);
        if (counters.includes("finishedOnTime")) expect(counters).toContain("due");
        if (counters.includes("acknowledgedInTime")) expect(counters).toContain("acknowledgeable");
      }),
    );
  });
});

describe("changes of the counters", () => {
  const entries = fc.uniqueArray(fc.constantFrom("assigned:2026-11", "due:2026-11", "due:2026-12", "overdueOpen:open", "finished:2026-12"));
  it("lead from what was counted to what is, in however many steps", () => {
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1 }), (steps) => {
        let kept: string | undefined;
        const deltas = steps.flatMap((step) => {
          const moved = deltasBetween("a", kept, step);
          kept = keptEntries(step);
          return moved;
        });
        const counted = sumDeltas(deltas).map((each) => [`${each.counter}:${each.month}`, each.delta]);
        expect(new Map(counted as [string, number][])).toEqual(new Map((steps.at(-1) ?? []).map((entry) => [entry, 1])));
      }),
    );
  });

  it("of two agencies stand apart", () => {
    const deltas = [...deltasBetween("a", undefined, ["due:2026-11"]), ...deltasBetween("b", "due:2026-11", [])];
    expect(sumDeltas(deltas)).toEqual([
      { agencyId: "a", month: "2026-11", counter: "due", delta: 1 },
      { agencyId: "b", month: "2026-11", counter: "due", delta: -1 },
    ]);
  });
});
