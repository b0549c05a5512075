import { Satisfaction } from "@yihao/contract/callback";
import { Clearance } from "@yihao/contract/dissatisfied";
import { TypicalCaseKind } from "@yihao/contract/typical-case";
import { describe, expect, it } from "vitest";
import { refuse } from "../../../kernel/decision.ts";
import { ageDaysOf, decideClear, decidePublish, decideTypicalCase, spanOf, weekOf, whyNotReworked } from "./dissatisfied.ts";

const refused = (code: string, facts = {}) => ({ ok: false, code, facts });

describe("不满意而不再重办", () => {
  const again = { isBeyondDuty: false, mayRework: { ok: true } } as const;
  it("has its words, or none when the order is handled again", () => {
    expect(whyNotReworked(again)).toBeNull();
    expect(whyNotReworked({ ...again, isBeyondDuty: true })).toContain("超出承办单位职责");
    expect(whyNotReworked({ ...again, mayRework: refuse("rework.countReached", { max: 2 }) })).toContain("已重新办理 2 次");
  });
});

describe("清零", () => {
  const open = { clearance: null, clearedByName: null, isHandledAgain: false };
  it("is the centre's, item by item, not while the agency is at it again", () => {
    expect(decideClear(open)).toEqual({ ok: true });
    expect(decideClear({ ...open, isHandledAgain: true })).toEqual(refused("dissatisfied.beingReworked"));
  });
  it.each(Clearance.values)("of what was cleared as %s is refused with who did it", (clearance) => {
    expect(decideClear({ clearance, clearedByName: "陆督办", isHandledAgain: true })).toEqual(
      refused("dissatisfied.cleared", { clearance: Clearance.word(clearance), name: "陆督办" }),
    );
  });
});

describe("age and week", () => {
  const openedAt = new Date("2026-11-16T09:00:00+08:00");
  it("counts whole days until now or until it was cleared", () => {
    expect(ageDaysOf({ openedAt, clearedAt: null }, new Date("2026-11-18T08:59:00+08:00"))).toBe(1);
    expect(ageDaysOf({ openedAt, clearedAt: new Date("2026-11-19T09:00:00+08:00") }, new Date("2027-01-01T00:00:00+08:00"))).toBe(3);
    expect(ageDaysOf({ openedAt, clearedAt: null }, openedAt)).toBe(0);
  });
  it.each(["2026-11-16", "2026-11-18", "2026-11-22"])("%s lies in the week from Monday the 16th", (date) => {
    expect(weekOf(date)).toEqual({ from: "2026-11-16", to: "2026-11-22", before: "2026-11-09" });
  });
  it("weeks meet without gap or overlap", () => {
    const { from, before } = weekOf("2026-11-18");
    expect(spanOf(before, 7).to).toEqual(spanOf(from, 7).from);
    expect(spanOf(from, 7).to.toISOString()).toBe("2026-11-22T16:00:00.000Z");
  });
});

describe("典型案例", () => {
  const cases = TypicalCaseKind.values.flatMap((kind) =>
    [null, ...Satisfaction.values].flatMap((finalSatisfaction) =>
      [true, false].map((wasDissatisfied) => ({ kind, finalSatisfaction, wasDissatisfied, known: false })),
    ),
  );
  it.each(cases)("$kind from an order that ended $finalSatisfaction, once dissatisfied: $wasDissatisfied", (facts) => {
    const good = facts.finalSatisfaction !== null && facts.finalSatisfaction !== "dissatisfied";
    const allowed = facts.kind === "good" ? good : facts.wasDissatisfied;
    expect(decideTypicalCase(facts)).toEqual(allowed ? { ok: true } : refused("typicalCase.noGround"));
    expect(decideTypicalCase({ ...facts, known: true })).toEqual(
      refused("typicalCase.already", { kind: TypicalCaseKind.word(facts.kind) }),
    );
  });
  it("is published once", () => {
    expect(decidePublish(null)).toEqual({ ok: true });
    expect(decidePublish("陆督办")).toEqual(refused("typicalCase.published", { name: "陆督办" }));
  });
});
