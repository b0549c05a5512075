import type { ReplyOf } from "@yihao/contract/endpoint";
import type { Article, ArticleRevision, ArticleSummary, PublicArticle, searchPublicArticles } from "@yihao/contract/knowledge";
import { type Actor, seesAgency } from "../../kernel/actor.ts";
import { permitOf } from "../../kernel/decision.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import type { Catalogue } from "../directory/index.ts";
import { decideEdit, decideExpire, decideReview, decideSubmit, unfinishedScope } from "./rules.ts";
import { type ArticleListRow, type ArticleRow, contentOf, standingOf } from "./store/index.ts";

const excerptCharacters = 100;

function excerptOf(beginning: string): string {
  const characters = [...beginning.replace(/\s+/gu, " ").trim()];
  return characters.length <= excerptCharacters ? characters.join("") : `${characters.slice(0, excerptCharacters - 1).join("")}…`;
}

export function presentSummary(row: ArticleListRow, catalogue: Catalogue, actor: Actor): ArticleSummary {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    excerpt: excerptOf(row.beginning),
    state: row.state,
    visibility: row.visibility,
    categoryCode: row.category_code,
    categoryName: catalogue.categoryName(row.category_code),
    agencyName: catalogue.agencyName(row.agency_id),
    effectiveFrom: row.effective_from,
    expiresOn: row.expires_on,
    updatedAt: row.updated_at.toISOString(),
    viewCount: row.view_count,
    revision: seesUnfinished(actor, row) ? row.revision : null,
  };
}

/** `today`: Shanghai's date. */
export function presentArticle(row: ArticleRow, catalogue: Catalogue, actor: Actor, today: string): Article {
  const standing = standingOf(row);
  const revision = seesUnfinished(actor, row) ? presentRevision(row) : null;
  return {
    ...presentSummary({ ...row, beginning: row.body, revision: revision?.stage ?? null }, catalogue, actor),
    ...contentOf(row),
    version: row.version,
    draftedBy: row.drafted_by_name,
    reviewedBy: row.reviewed_by_name,
    reviewComment: row.review_comment,
    pending: revision,
    can: {
      edit: permitOf(decideEdit(actor, standing)),
      submit: permitOf(decideSubmit(actor, standing, today)),
      review: permitOf(decideReview(actor, standing)),
      expire: permitOf(decideExpire(actor, standing)),
    },
  };
}

function presentRevision({ pending }: ArticleRow): ArticleRevision | null {
  if (pending === null) return null;
  return {
    ...pending.content,
    stage: pending.stage,
    draftedBy: pending.draftedByName,
    reviewComment: pending.reviewComment,
    updatedAt: pending.updatedAt,
  };
}

function seesUnfinished(actor: Actor, row: { agency_id: string | null }): boolean {
  return seesAgency(unfinishedScope(actor, actor.cityCode), row.agency_id);
}

export function presentPublic(row: ArticleRow, catalogue: Catalogue): PublicArticle {
  return { ...publicPart(row, catalogue), body: row.body, basis: row.basis };
}

export function presentPublicSummary(row: ArticleListRow, catalogue: Catalogue): ReplyOf<typeof searchPublicArticles>["items"][number] {
  return { ...publicPart(row, catalogue), excerpt: excerptOf(row.beginning) };
}

// Named one by one: what is new in a row stays inside until somebody decides that the public may see it.
function publicPart(
  row: Pick<ArticleRow, "id" | "kind" | "title" | "agency_id" | "category_code" | "updated_at" | "view_count">,
  catalogue: Catalogue,
) {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    agencyName: catalogue.agencyName(row.agency_id),
    categoryName: catalogue.categoryName(row.category_code),
    updatedOn: dateOf(row.updated_at),
    viewCount: row.view_count,
  };
}
