import { DemandKind, DemandState, SpecialCare } from "@yihao/contract/demand-words";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requesterActor, type StaffActor, systemActor } from "../../kernel/actor.ts";
import { finalStates, linesOf, reachableFrom, stuckStates } from "../../kernel/moves.fixture.ts";
import {
  type DemandMove,
  decideMergeHere,
  decideMove,
  decideOccurredAt,
  decideReachable,
  decideWithdrawHere,
  demandMoves,
  fileNameWithoutWords,
  hidesIdentity,
  isSameMatter,
  isSameRequester,
  moveWords,
  queryCodeOf,
  requesterLabel,
  seesDemand,
  stateAfter,
  titleOf,
  urgencyFor,
} from "./rules.ts";

const moves: readonly DemandMove[] = [
  "answer",
  "decline",
  "handOver",
  "merge",
  "unmerge",
  "order",
  "dispatch",
  "close",
  "reopen",
  "withdraw",
  "terminate",
  "conclude",
];
/** Said once more, in the words of the business, independent of the table. */
const expected = [
  "registered answer answered",
  "registered decline declined",
  "registered handOver handedOver",
  "registered merge merged",
  "registered order ordered",
  "registered withdraw withdrawn",
  "ordered dispatch dispatched",
  "ordered merge merged",
  "ordered withdraw withdrawn",
  "ordered terminate terminated",
  "ordered conclude concluded",
  "dispatched dispatch dispatched",
  "dispatched close closed",
  "dispatched merge merged",
  "dispatched withdraw withdrawn",
  "dispatched terminate terminated",
  "dispatched conclude concluded",
  "merged unmerge registered",
  "merged withdraw withdrawn",
  "closed reopen dispatched",
];
const ends = ["answered", "declined", "handedOver", "merged", "closed", "withdrawn", "terminated", "concluded"];
const refusedAt = (field: string, code: string) => ({ ok: false, code, field, facts: {} });

describe("the ways of a demand", () => {
  it.each(DemandState.values.flatMap((state) => moves.map((move) => [state, move] as const)))(
    "%s: %s leads where the rules say or is refused",
    (state, move) => {
      const to = expected.find((line) => line.startsWith(`${state} ${move} `))?.split(" ")[2] ?? null;
      expect(stateAfter(state, move)).toBe(to);
      expect(decideMove(state, move)).toEqual(
        to === null
          ? {
              ok: false,
              code: move === "unmerge" ? "demand.notMerged" : "demand.alreadyDisposed",
              facts: { state: DemandState.word(state) },
            }
          : { ok: true },
      );
    },
  );

  it("are these and no others, in states and moves that have words", () => {
    expect(linesOf(demandMoves)).toEqual([...expected].sort());
    expect(Object.keys(demandMoves).sort()).toEqual([...DemandState.values].sort());
    expect(Object.keys(moveWords).sort()).toEqual([...moves].sort());
  });

  it("reach every state from the registration, and an end from every state", () => {
    expect([...reachableFrom(demandMoves, ["registered"])].sort()).toEqual([...DemandState.values].sort());
    expect(stuckStates(demandMoves, ends)).toEqual([]);
    expect(ends).toEqual(expect.arrayContaining(finalStates(demandMoves)));
  });

  it("dispose of a demand once: only what was joined by mistake goes back to 已登记", () => {
    expect(linesOf(demandMoves).filter((line) => line.endsWith(" registered"))).toEqual(["merged unmerge registered"]);
  });
});

describe("the time of an occurrence", () => {
  const now = new Date("2026-11-23T09:00:00+08:00");
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const fiveMinutes = 5 * 60_000;
  const thirtyYears = 30 * 366 * 86_400_000;

  it("need not be known", () => {
    expect(decideOccurredAt(null, now)).toEqual({ ok: true });
  });

  it("may lie ahead by what a telephone's clock is fast, and no more", () => {
    expect(decideOccurredAt(later(fiveMinutes), now)).toEqual({ ok: true });
    expect(decideOccurredAt(later(fiveMinutes + 1), now)).toEqual(refusedAt("occurredAt", "demand.occurredInFuture"));
  });

  it("may lie thirty years back, and no more", () => {
    expect(decideOccurredAt(later(-thirtyYears), now)).toEqual({ ok: true });
    expect(decideOccurredAt(later(-thirtyYears - 1), now)).toEqual(refusedAt("occurredAt", "demand.occurredTooEarly"));
  });
});

describe("who wants a reply", () => {
  const nobody = { noReplyWanted: false, phones: [undefined, undefined], email: undefined };

  it("is asked for a contact at the telephone field", () => {
    expect(decideReachable(nobody)).toEqual(refusedAt("contactPhone", "demand.contactNeeded"));
    expect(decideReachable({ ...nobody, phones: [] })).toMatchObject({ ok: false });
  });

  it.each([
    ["the caller's number", { ...nobody, phones: [undefined, "13900001234"] }],
    ["an e-mail address", { ...nobody, email: "wang@example.com" }],
    ["no wish for a reply", { ...nobody, noReplyWanted: true }],
  ])("is content with %s", (_, who) => {
    expect(decideReachable(who)).toEqual({ ok: true });
  });
});

describe("the identity of a requester", () => {
  const centre: StaffActor = {
    kind: "staff",
    cityCode: "320600",
    accountId: "01990000-0000-7000-8000-000000000001",
    username: "shenhe01",
    name: "审核员",
    unit: "南通市 12345",
    platformCode: "320600",
    agencyId: null,
    roles: ["reviewer"],
    permissions: new Set(["demand.reveal"]),
    scope: { cityCode: "320600", platformCodes: "all", agencyIds: "all" },
  };
  const agency: StaffActor = { ...centre, agencyId: "01990000-0000-7000-8000-000000000002", roles: ["agencyHandler"] };
  const cases = DemandKind.values.flatMap((kind) =>
    [false, true].flatMap((isAnonymous) => [false, true].map((isConfidential) => ({ kind, isAnonymous, isConfidential }))),
  );

  it.each(cases)("is hidden from agencies when tip-off, anonymous or confidential, and never from the centre: %o", (demand) => {
    const isProtected = demand.kind === "tipOff" || demand.isAnonymous || demand.isConfidential;
    expect(hidesIdentity(demand, agency)).toBe(isProtected);
    expect(hidesIdentity(demand, centre)).toBe(false);
    expect(hidesIdentity(demand, systemActor("320600"))).toBe(false);
    expect(hidesIdentity(demand, requesterActor("320600"))).toBe(false);
  });

  it("does not become visible by a permission that the agency's member holds", () => {
    const powerful: StaffActor = { ...agency, roles: ["administrator", "reviewer", "agencyHandler"] };
    expect(hidesIdentity({ kind: "tipOff", isAnonymous: false, isConfidential: false }, powerful)).toBe(true);
  });
});

describe("a demand", () => {
  const everywhere = { cityCode: "320600", platformCodes: "all", agencyIds: "all" } as const;

  it("is seen by the centre whose platform covers it", () => {
    expect(seesDemand(everywhere, "320681")).toBe(true);
    expect(seesDemand({ ...everywhere, platformCodes: ["320681"] }, "320681")).toBe(true);
    expect(seesDemand({ ...everywhere, platformCodes: ["320681"] }, "320600")).toBe(false);
  });

  it("is not seen by an agency, whatever platforms it has", () => {
    expect(seesDemand({ ...everywhere, agencyIds: ["01990000-0000-7000-8000-000000000002"] }, "320600")).toBe(false);
    expect(seesDemand({ ...everywhere, agencyIds: [] }, "320600")).toBe(false);
  });
});

describe("the file name of a hidden requester", () => {
  it.each([
    ["王建华的投诉.jpg", "附件.jpg"],
    ["王建华.身份证", "附件"],
    ["wangjianhua", "附件"],
    ["a.b.PDF", "附件.PDF"],
    ["", "附件"],
  ])("%j is shown as %s", (name, shown) => {
    expect(fileNameWithoutWords(name)).toBe(shown);
  });
});

describe("the name in lists", () => {
  const named = { isAnonymous: false, name: "王建华", enterpriseName: undefined, phone: "13900001234" };

  it.each([
    ["匿名", { ...named, isAnonymous: true, enterpriseName: "南通某某纺织有限公司" }],
    ["南通某某纺织有限公司", { ...named, enterpriseName: "南通某某纺织有限公司" }],
    ["王**", named],
    ["139****1234", { ...named, name: undefined }],
    ["未留姓名", { ...named, name: undefined, phone: undefined }],
  ])("is %s", (label, who) => {
    expect(requesterLabel(who)).toBe(label);
  });

  it("never shows a person's given name or whole number", () => {
    const givenName = fc.array(fc.constantFrom(..."建华芳丽国强"), { minLength: 1, maxLength: 3 }).map((characters) => characters.join(""));
    fc.assert(
      fc.property(fc.option(givenName, { nil: undefined }), fc.boolean(), (given, isAnonymous) => {
        const label = requesterLabel({ ...named, name: given === undefined ? undefined : `王${given}`, isAnonymous });
        expect(label).not.toContain("13900001234");
        if (given !== undefined) expect(label).not.toContain(given);
      }),
    );
  });
});

describe("the title of a citizen's own words", () => {
  it.each([
    ["路灯坏了。已经一个星期了。", "路灯坏了"],
    ["  路灯坏了！怎么办？", "路灯坏了"],
    ["路灯坏了\n第二行", "路灯坏了"],
    ["路灯坏了", "路灯坏了"],
    ["。。。", "。。。"],
  ])("is the first sentence of %j", (content, title) => {
    expect(titleOf(content)).toBe(title);
  });

  it("is cut to thirty characters with a sign, and cuts no character in two", () => {
    expect(titleOf("灯".repeat(30))).toBe("灯".repeat(30));
    expect(titleOf("灯".repeat(31))).toBe(`${"灯".repeat(29)}…`);
    expect(titleOf("💡".repeat(40))).toBe(`${"💡".repeat(29)}…`);
  });

  it("is never empty and never longer than thirty characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (content) => {
        const length = [...titleOf(content)].length;
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(30);
      }),
    );
  });
});

describe("the query code", () => {
  const anyDigest = fc.uint8Array({ minLength: 32, maxLength: 32 });

  it("is six characters that nobody mistakes on the telephone", () => {
    fc.assert(fc.property(anyDigest, (digest) => /^[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{6}$/.test(queryCodeOf(digest))));
    for (let byte = 0; byte < 256; byte += 1) expect(queryCodeOf(new Uint8Array(32).fill(byte))).not.toMatch(/[01OIL]/);
  });

  it("is the same for the same request, and uses the whole alphabet", () => {
    fc.assert(fc.property(anyDigest, (digest) => queryCodeOf(digest) === queryCodeOf(Uint8Array.from(digest))));
    const first = new Set(Array.from({ length: 256 }, (_, byte) => queryCodeOf(Uint8Array.of(byte)).charAt(0)));
    expect(first.size).toBe(31);
  });
});

describe("撤回 and 并案 before an order", () => {
  it.each(DemandState.values)("并案 of a demand that is %s", (state) => expect(decideMergeHere(state).ok).toBe(state === "registered"));

  it.each(DemandState.values)("of a demand that is %s", (state) => {
    const decision = decideWithdrawHere(state);
    const code = decision.ok ? "ok" : decision.code;
    if (state === "registered") expect(code).toBe("ok");
    else expect(code).toBe(["ordered", "dispatched", "merged"].includes(state) ? "demand.withdrawElsewhere" : "withdrawal.notPossible");
  });
});

describe("绿色通道", () => {
  it("makes the ordinary urgent and leaves the urgent as it is", () => {
    expect(SpecialCare.values.map((care) => urgencyFor("normal", care))).toEqual(SpecialCare.values.map(() => "urgent"));
    expect(urgencyFor("critical", "ill")).toBe("critical");
    expect(urgencyFor("normal", null)).toBe("normal");
  });
});

describe("同一诉求人、同一事项", () => {
  const number = (text: string) => Buffer.from(text);
  it("is who has one of the numbers, and nobody without a number", () => {
    expect(isSameRequester([number("a"), null], [null, number("a")])).toBe(true);
    expect(isSameRequester([number("a")], [number("b")])).toBe(false);
    expect(isSameRequester([null], [null])).toBe(false);
  });
  it("is near-same words in no other category", () => {
    const near = { nearness: 0.6, categoryCode: "040501" };
    expect(isSameMatter(near, { categoryCode: "040501" }, 50)).toBe(true);
    expect(isSameMatter(near, { categoryCode: null }, 50)).toBe(true);
    expect(isSameMatter(near, { categoryCode: "040502" }, 50)).toBe(false);
    expect(isSameMatter(near, { categoryCode: "040501" }, 61)).toBe(false);
  });
});
