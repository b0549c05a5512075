import { AssignmentState } from "@yihao/contract/handling";
import type { SignOffLevel } from "@yihao/contract/replies";
import { describe, expect, it } from "vitest";
import {
  decideContact,
  decideInterimReply,
  decidePromise,
  decideReply,
  decideRework,
  decideSigner,
  decideSubmit,
  isBroken,
  isOver,
  nextLevel,
  replyMove,
  stateAfter,
} from "./index.ts";

const lead = { role: "lead", isDelegated: false } as const;
const supporting = { role: "supporting", isDelegated: false } as const;
const subAgency = { role: "lead", isDelegated: true } as const;

describe("答复", () => {
  it("of the lead goes to review, or first to its leaders; anybody else's only to whom it reports", () => {
    expect(replyMove({ ...lead, state: "handling" }, false)).toBe("reply");
    expect(replyMove({ ...lead, state: "handling" }, true)).toBe("submitForSignOff");
    for (const part of [supporting, subAgency]) expect(replyMove({ ...part, state: "handling" }, true)).toBe("contribute");
  });

  it.each(AssignmentState.values)("is given by a lead whose part is %s only while one handles it or follows it up", (state) => {
    const mayReply = ["handling", "delegated", "followUp"].includes(state);
    expect(decideReply({ ...lead, state }).ok).toBe(mayReply);
    expect(stateAfter(state, "submitForSignOff") !== null).toBe(mayReply);
    expect(decideReply({ ...supporting, state }).ok).toBe(state === "handling" || state === "delegated");
  });
});

describe("审签", () => {
  const levels = (rule: "none" | SignOffLevel, isKey: boolean) => {
    const signed: SignOffLevel[] = [];
    for (let next = nextLevel(rule, { isKey, signed }); next !== null; next = nextLevel(rule, { isKey, signed })) signed.push(next);
    return signed;
  };
  it.each([
    ["none", false, []],
    ["none", true, []],
    ["deputyLeader", false, ["deputyLeader"]],
    ["deputyLeader", true, ["deputyLeader"]],
    ["mainLeader", false, ["deputyLeader"]],
    ["mainLeader", true, ["deputyLeader", "mainLeader"]],
  ] as const)("where the agency says %s and the order is key: %s is signed by %j", (rule, isKey, expected) => {
    expect(levels(rule, isKey)).toEqual(expected);
  });

  it("is not asked of a post that nobody but the author holds", () => {
    const facts = { level: "deputyLeader", agency: "市人社局", authorId: "author" } as const;
    const refused = { ok: false, code: "signOff.nobodyHolds", facts: { agency: "市人社局", level: "分管领导" } };
    expect(decideSubmit({ ...facts, holderIds: [] })).toEqual(refused);
    expect(decideSubmit({ ...facts, holderIds: ["author"] })).toEqual(refused);
    expect(decideSubmit({ ...facts, holderIds: ["author", "deputy"] })).toEqual({ ok: true });
    expect(decideSubmit({ ...facts, level: null, holderIds: [] })).toEqual({ ok: true });
  });

  const asked = { level: "mainLeader", holders: [{ id: "main", name: "周局" }] } as const;
  const decided = [{ level: "deputyLeader", verdict: "signed", by: "吴副局", holderIds: ["deputy", "second"] }] as const;
  const facts = { authorId: "author", asked, decided: [...decided] };
  it("is for the holders of the level that is asked", () => expect(decideSigner({ ...facts, signerId: "main" })).toEqual({ ok: true }));
  it("is never for the author", () => {
    const own = { ...facts, authorId: "main", signerId: "main" };
    expect(decideSigner(own)).toMatchObject({ ok: false, code: "signOff.ownReply" });
  });
  it("tells the deputy who comes second who signed first", () =>
    expect(decideSigner({ ...facts, signerId: "second" })).toEqual({
      ok: false,
      code: "signOff.decided",
      facts: { by: "吴副局", level: "分管领导", verdict: "同意" },
    }));
  it("tells others whose it is", () =>
    expect(decideSigner({ ...facts, signerId: "somebody" })).toEqual({
      ok: false,
      code: "signOff.notYours",
      facts: { level: "主要负责人", names: "周局" },
    }));
  it("is over when nothing is asked", () => {
    expect(decideSigner({ ...facts, asked: null, signerId: "main" })).toMatchObject({ code: "signOff.decided" });
    expect(decideSigner({ ...facts, asked: null, decided: [], signerId: "main" })).toMatchObject({ code: "signOff.notAsked" });
    expect(decideSigner({ ...facts, signerId: null })).toMatchObject({ code: "signOff.notAsked" });
  });
});

describe("阶段性办结的承诺", () => {
  const facts = {
    part: { ...lead, state: "handling" as const },
    isFollowUp: false,
    promisedOn: "2026-12-18",
    today: "2026-11-23",
    isWorkingDay: true,
    workingDaysAhead: 19,
    daysMax: 120,
  };
  it("names a working day to come that is not too far", () => {
    expect(decidePromise(facts)).toEqual({ ok: true });
    expect(decidePromise({ ...facts, promisedOn: facts.today })).toMatchObject({ code: "promise.notLater", field: "promisedOn" });
    expect(decidePromise({ ...facts, isWorkingDay: false })).toMatchObject({ code: "promise.restDay", field: "promisedOn" });
    expect(decidePromise({ ...facts, workingDaysAhead: 120 }).ok).toBe(true);
    expect(decidePromise({ ...facts, workingDaysAhead: 121 })).toMatchObject({ code: "promise.tooFar", facts: { days: 120 } });
  });
  it("is made once, by the lead", () => {
    expect(decidePromise({ ...facts, isFollowUp: true })).toMatchObject({ code: "promise.once" });
    for (const part of [supporting, subAgency])
      expect(decidePromise({ ...facts, part: { ...part, state: "handling" } })).toMatchObject({ code: "promise.leadOnly" });
  });

  const dueAt = new Date("2026-12-18T18:00:00+08:00");
  const after = new Date("2026-12-18T18:00:01+08:00");
  const open = { dueAt, keptAt: null, repliedAt: null };
  it.each(AssignmentState.values)(
    "is broken after its day while the part is %s, unless the last reply lies before the reviewer in time",
    (state) => {
      expect(isBroken({ ...open, state }, dueAt)).toBe(false);
      expect(isBroken({ ...open, state, repliedAt: after }, after)).toBe(!isOver(state));
      expect(isBroken({ ...open, state, repliedAt: dueAt }, after)).toBe(!isOver(state) && state !== "replied");
      expect(isBroken({ ...open, state, keptAt: dueAt }, after)).toBe(false);
    },
  );
});

describe("联系与阶段性答复", () => {
  const inTouch = ["handling", "delegated", "paused", "followUp", "awaitingSignOff"];
  it.each(AssignmentState.values)("while the part is %s", (state) => {
    const isPossible = inTouch.includes(state);
    expect(decideContact({ state, isHidden: false }).ok).toBe(isPossible);
    expect(decideInterimReply({ ...lead, state }).ok).toBe(isPossible);
    expect(decideContact({ state, isHidden: true })).toMatchObject({ ok: false, code: "contact.throughCentre" });
    expect(decideInterimReply({ ...supporting, state })).toMatchObject({ ok: false, code: "reply.leadOnly" });
  });
});

describe("重办", () => {
  it("ends after the number of rounds that the city set, and names the ways that are left", () => {
    expect(decideRework({ count: 1, max: 2 })).toEqual({ ok: true });
    expect(decideRework({ count: 2, max: 2 })).toEqual({ ok: false, code: "rework.countReached", facts: { max: 2 } });
  });
});
