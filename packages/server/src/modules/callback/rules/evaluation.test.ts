import { CallbackState, CallbackSubject, RecheckVerdict, Satisfaction, Solved } from "@yihao/contract/callback";
import { InvitationState } from "@yihao/contract/evaluation";
import { describe, expect, it } from "vitest";
import {
  type Answers,
  decideAnswers,
  decideEvaluateByLink,
  decideEvaluateOnline,
  decideRecheck,
  decideVerdict,
  effectiveAnswers,
  invitationStateOf,
  recordedAnswers,
} from "./evaluation.ts";

const refused = (code: string, facts = {}) => ({ ok: false, code, facts });

describe("the answers of a requester", () => {
  const cases = CallbackSubject.values.flatMap((subject) =>
    Satisfaction.values.flatMap((satisfaction) => Solved.values.map((solved) => ({ subject, isContacted: true, solved, satisfaction }))),
  );

  it.each(cases)("need a reason exactly when dissatisfied: $subject, $satisfaction, $solved", ({ subject, ...answers }) => {
    expect(decideAnswers(subject, { ...answers, comment: "路灯仍然不亮" })).toEqual({ ok: true });
    expect(decideAnswers(subject, answers)).toEqual(
      answers.satisfaction === "dissatisfied" ? { ...refused("evaluation.reasonNeeded"), field: "comment" } : { ok: true },
    );
  });

  it("say whether the agency made contact, where there was an agency", () => {
    const answers = { isContacted: null, satisfaction: "satisfied" } as const;
    expect(decideAnswers("order", answers)).toEqual({ ...refused("evaluation.contactNeeded"), field: "isContacted" });
    expect(decideAnswers("onlineAnswer", answers)).toEqual({ ok: true });
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

describe("评价链接", () => {
  const now = new Date("2026-11-20T09:00:00+08:00");
  const soon = new Date("2026-12-01T09:00:00+08:00");
  const usedAt = new Date("2026-11-19T09:00:00+08:00");
  const isAsked = (state: CallbackState) => state === "pooled" || state === "claimed";

  it.each(CallbackState.values)("while the callback is %s: open only as long as it is asked, once, and in time", (callbackState) => {
    const facts = { usedAt: null, expiresAt: soon, callbackState };
    const stands = isAsked(callbackState) ? "open" : "ended";
    expect(invitationStateOf(facts, now)).toBe(stands);
    expect(invitationStateOf({ ...facts, expiresAt: now }, now)).toBe(stands === "open" ? "expired" : "ended");
    expect(invitationStateOf({ ...facts, usedAt }, now)).toBe("used");
    expect(decideEvaluateByLink(facts, now).ok).toBe(stands === "open");
    expect(decideEvaluateByLink({ ...facts, usedAt }, now)).toEqual(refused("evaluation.once"));
    expect(decideEvaluateByLink({ ...facts, expiresAt: now }, now)).toEqual(
      refused(stands === "open" ? "evaluation.linkExpired" : "evaluation.linkEnded"),
    );
  });

  it("has these states and no others", () => expect([...InvitationState.values].sort()).toEqual(["ended", "expired", "open", "used"]));
});

describe("复核", () => {
  const fresh = { evaluatedBy: "officer", recheckedByName: null, recheckerId: "reviewer" };
  const recorded: Answers = { isContacted: true, solved: "solved", satisfaction: "satisfied", isOpinionClear: null, truthfulness: null };

  it("is done once, by another than the officer; what was said on line has none", () => {
    expect(decideRecheck(fresh)).toEqual({ ok: true });
    expect(decideRecheck({ ...fresh, recheckerId: "officer" })).toEqual(refused("evaluation.ownRecheck"));
    expect(decideRecheck({ ...fresh, recheckedByName: "陆班长" })).toEqual(refused("evaluation.rechecked", { name: "陆班长" }));
    expect(decideRecheck({ ...fresh, evaluatedBy: null, recheckerId: null })).toEqual({ ok: true });
  });

  it.each(RecheckVerdict.values)("%s says what it needs and nothing else", (verdict) => {
    const words = { verdict, invalidReason: null, corrected: {} };
    const expected = {
      upheld: { ok: true },
      changed: { ...refused("evaluation.nothingCorrected"), field: "corrected" },
      invalid: { ...refused("evaluation.invalidReasonNeeded"), field: "invalidReason" },
    };
    expect(decideVerdict(words, recorded)).toEqual(expected[verdict]);
    expect(decideVerdict({ ...words, invalidReason: "wrongNumber" }, recorded).ok).toBe(verdict !== "changed");
    const corrected = decideVerdict({ ...words, invalidReason: "other", corrected: { solved: "unsolved" } }, recorded);
    expect(corrected).toEqual(verdict === "changed" ? { ok: true } : refused("evaluation.correctionUnwanted"));
  });

  it("must correct something", () => {
    const same = { verdict: "changed", invalidReason: null, corrected: { solved: "solved", satisfaction: "satisfied" } } as const;
    expect(decideVerdict(same, recorded)).toMatchObject({ ok: false, code: "evaluation.nothingCorrected" });
    expect(decideVerdict({ ...same, corrected: { ...same.corrected, isOpinionClear: true } }, recorded)).toEqual({ ok: true });
  });

  it("puts its answers before those recorded, and leaves these as they were", () => {
    const row = { is_contacted: false, solved: "solved", satisfaction: "satisfied", is_opinion_clear: true, truthfulness: null } as const;
    const correction = { is_contacted: null, solved: "unsolved", satisfaction: "dissatisfied", is_opinion_clear: false } as const;
    expect(effectiveAnswers(row, undefined)).toEqual(recordedAnswers(row));
    expect(effectiveAnswers(row, correction)).toEqual({
      isContacted: false,
      solved: "unsolved",
      satisfaction: "dissatisfied",
      isOpinionClear: false,
      truthfulness: null,
    });
    expect(recordedAnswers(row).satisfaction).toBe("satisfied");
  });
});
