import type { ArticleState, RevisionStage } from "@yihao/contract/knowledge";
import type { Permission } from "@yihao/contract/permissions";
import { describe, expect, test } from "vitest";
import { requesterActor, type StaffActor, systemActor } from "../../kernel/actor.ts";
import {
  type ArticleMove,
  type ArticleStanding,
  articleMoves,
  decideCitable,
  decideContent,
  decideEdit,
  decideExpire,
  decideMove,
  decidePass,
  decideReview,
  decideSubmit,
  isInUse,
  type Phase,
  phaseOf,
  standAfter,
  unfinishedScope,
} from "./rules.ts";

const today = "2026-11-23";
const moves: readonly ArticleMove[] = ["edit", "submit", "pass", "sendBack", "expire"];
const phases = Object.keys(articleMoves) as Phase[];
const stands: Readonly<Record<Phase, { state: ArticleState; revision: RevisionStage | null }>> = {
  draft: { state: "draft", revision: null },
  inReview: { state: "inReview", revision: null },
  published: { state: "published", revision: null },
  publishedDraft: { state: "published", revision: "draft" },
  publishedInReview: { state: "published", revision: "inReview" },
  expired: { state: "expired", revision: null },
  expiredDraft: { state: "expired", revision: "draft" },
  expiredInReview: { state: "expired", revision: "inReview" },
};

/** Said once more, in the words of the business, independent of the table. */
const allowed: Readonly<Record<ArticleMove, readonly Phase[]>> = {
  edit: ["draft", "published", "publishedDraft", "expired", "expiredDraft"],
  submit: ["draft", "publishedDraft", "expiredDraft"],
  pass: ["inReview", "publishedInReview", "expiredInReview"],
  sendBack: ["inReview", "publishedInReview", "expiredInReview"],
  expire: ["published", "publishedDraft", "publishedInReview"],
};

function staff(permissions: readonly Permission[], agencyIds: readonly string[] | "all" = "all", accountId = "reviewer"): StaffActor {
  const scope = { cityCode: "320600", platformCodes: "all" as const, agencyIds };
  return {
    kind: "staff",
    cityCode: "320600",
    accountId,
    username: accountId,
    name: accountId,
    unit: "中心",
    platformCode: "320600",
    agencyId: null,
    roles: [],
    permissions: new Set(permissions),
    scope,
  };
}
const editor = staff(["knowledge.read", "knowledge.draft", "knowledge.review"]);
const handler = staff(["knowledge.read", "knowledge.draft"], ["water", "water-east"], "handler");
const reader = staff(["knowledge.read"]);

function standing(
  phase: Phase,
  given: { agencyId?: string | null; workAgencyId?: string | null; expiresOn?: string | null; writerId?: string | null } = {},
): ArticleStanding {
  const { agencyId = "water", workAgencyId = agencyId, expiresOn = null, writerId = "writer" } = given;
  return { ...stands[phase], agencyId, work: { agencyId: workAgencyId, expiresOn, writerId } };
}

describe("states × moves", () => {
  test.each(phases.flatMap((phase) => moves.map((move) => ({ phase, move }))))("$phase $move", ({ phase, move }) => {
    const mayMove = allowed[move].includes(phase);
    expect(decideMove(stands[phase], move).ok).toBe(mayMove);
    expect(standAfter(stands[phase], move) !== null).toBe(mayMove);
  });

  test("a text that was published stays in use until its revision passes", () => {
    for (const move of ["edit", "submit", "sendBack"] as const) {
      for (const phase of phases.filter((each) => stands[each].state === "published")) {
        const after = standAfter(stands[phase], move);
        if (after !== null) expect(after.state).toBe("published");
      }
    }
  });

  test("an expired article comes back by review only", () => {
    for (const phase of phases.filter((each) => stands[each].state === "expired")) {
      for (const move of moves)
        expect(standAfter(stands[phase], move)?.state === "published").toBe(move === "pass" && phase === "expiredInReview");
    }
  });

  test("nothing is published but by review, and review leaves no revision", () => {
    for (const phase of phases) {
      for (const move of moves) {
        const after = standAfter(stands[phase], move);
        if (after?.state === "published" && stands[phase].state !== "published") expect(move).toBe("pass");
        if (move === "pass" && after !== null) expect(after).toEqual({ state: "published", revision: null });
      }
    }
  });

  test("every phase can be reached from a draft, and from every phase the article can be expired", () => {
    const reached = (from: Phase) => {
      const found = new Set<Phase>([from]);
      for (const phase of found) for (const after of Object.values(articleMoves[phase])) found.add(after);
      return found;
    };
    expect([...reached("draft")].toSorted()).toEqual(phases.toSorted());
    for (const phase of phases) expect(reached(phase)).toContain("expired");
  });

  test("an unfinished article has no revision", () => {
    expect(() => phaseOf({ state: "draft", revision: "inReview" })).toThrow();
  });

  test("the refusal names state, revision and act", () => {
    expect(decideMove(stands.publishedInReview, "edit")).toMatchObject({
      code: "article.wrongState",
      facts: { state: "已发布，修改稿待审核", act: "修改" },
    });
  });
});

describe("who", () => {
  test("only holders of the permission, in every phase", () => {
    for (const phase of phases) {
      expect(decideEdit(reader, standing(phase))).toMatchObject({ code: "auth.forbidden" });
      expect(decideSubmit(reader, standing(phase), today)).toMatchObject({ code: "auth.forbidden" });
      for (const decide of [decideReview, decideExpire]) expect(decide(handler, standing(phase))).toMatchObject({ code: "auth.forbidden" });
      for (const decide of [decideEdit, decideReview, decideExpire])
        expect(decide(requesterActor("320600"), standing(phase)).ok).toBe(false);
    }
  });

  test("a handler works within the own subtree, the centre everywhere", () => {
    expect(decideEdit(handler, standing("draft", { agencyId: "water-east" })).ok).toBe(true);
    expect(decideEdit(handler, standing("draft", { agencyId: "police" }))).toMatchObject({ code: "article.notYours" });
    expect(decideEdit(handler, standing("draft", { agencyId: null }))).toMatchObject({ code: "article.notYours" });
    expect(decideSubmit(handler, standing("publishedDraft", { workAgencyId: "police" }), today)).toMatchObject({
      code: "article.notYours",
    });
    for (const agencyId of ["police", null]) expect(decideEdit(editor, standing("draft", { agencyId })).ok).toBe(true);
  });

  test("a handler cannot give an article to another agency or to the hotline", () => {
    const content = { effectiveFrom: today, expiresOn: null };
    expect(decideContent(handler, { ...content, agencyId: "water" }).ok).toBe(true);
    for (const agencyId of ["police", null])
      expect(decideContent(handler, { ...content, agencyId })).toMatchObject({ code: "article.notYours" });
  });

  test("who wrote the text does not review it, whether new or a revision", () => {
    for (const phase of ["inReview", "publishedInReview", "expiredInReview"] as const) {
      expect(decideReview(editor, standing(phase, { writerId: "reviewer" }))).toMatchObject({ code: "article.ownReview" });
      expect(decidePass(editor, standing(phase, { writerId: "reviewer" }), today)).toMatchObject({ code: "article.ownReview" });
      expect(decidePass(editor, standing(phase), today).ok).toBe(true);
    }
  });

  test("the night job may expire what is published", () => {
    expect(decideExpire(systemActor("320600"), standing("published")).ok).toBe(true);
  });

  test("drafts are seen by those who write or review, of their own agencies", () => {
    expect(unfinishedScope(editor, "320600").agencyIds).toBe("all");
    expect(unfinishedScope(handler, "320600").agencyIds).toEqual(["water", "water-east"]);
    expect(unfinishedScope(reader, "320600").agencyIds).toEqual([]);
    expect(unfinishedScope(requesterActor("320600"), "320600").agencyIds).toEqual([]);
  });
});

describe("dates", () => {
  test("expiry not before beginning", () => {
    expect(decideContent(editor, { agencyId: null, effectiveFrom: today, expiresOn: "2026-11-22" })).toMatchObject({
      code: "article.datesReversed",
      field: "expiresOn",
    });
    expect(decideContent(editor, { agencyId: null, effectiveFrom: today, expiresOn: today }).ok).toBe(true);
  });

  test("what is past its date is neither submitted nor published, but can be sent back", () => {
    const past = { expiresOn: "2026-11-22" };
    expect(decideSubmit(editor, standing("draft", past), today)).toMatchObject({ code: "article.expiryPassed" });
    expect(decidePass(editor, standing("inReview", past), today)).toMatchObject({ code: "article.expiryPassed" });
    expect(decideReview(editor, standing("inReview", past)).ok).toBe(true);
  });

  test.each([
    ["2026-11-23", null, true],
    ["2026-11-24", null, false],
    ["2026-11-01", "2026-11-23", true],
    ["2026-11-01", "2026-11-22", false],
  ])("from %s to %s: in use %s", (effectiveFrom, expiresOn, expected) => {
    expect(isInUse({ state: "published", effectiveFrom, expiresOn }, today)).toBe(expected);
    expect(decideCitable({ title: "停水公告", state: "published", effectiveFrom, expiresOn }, today).ok).toBe(expected);
  });

  test.each(["draft", "inReview", "expired"] as const)("%s cannot be cited", (state) => {
    expect(decideCitable({ title: "停水公告", state, effectiveFrom: today, expiresOn: null }, today)).toMatchObject({
      code: "demand.articleNotCitable",
      facts: { title: "停水公告" },
    });
  });
});
