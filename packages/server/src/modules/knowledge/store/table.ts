import type { ArticleContent, ArticleKind, ArticleState, ArticleVisibility, RevisionStage } from "@yihao/contract/knowledge";
import type { ValueOf } from "@yihao/contract/words";
import type { ColumnType, Selectable } from "kysely";
import type { ArticleStanding } from "../rules.ts";

/** A revision as it lies in `article.pending`. */
export type PendingRevision = {
  readonly stage: RevisionStage;
  readonly content: ArticleContent;
  readonly draftedBy: string | null;
  readonly draftedByName: string;
  readonly reviewComment: string | null;
  /** ISO instant. */
  readonly updatedAt: string;
};

export interface ArticleTable {
  city_code: string;
  id: string;
  kind: ValueOf<typeof ArticleKind>;
  state: ArticleState;
  visibility: ValueOf<typeof ArticleVisibility>;
  title: string;
  body: string;
  internal_note: string | null;
  basis: string | null;
  keywords: string[];
  aliases: string[];
  category_code: string | null;
  agency_id: string | null;
  effective_from: string;
  expires_on: string | null;
  version: number;
  /** Who last wrote the text that stands in the columns. */
  drafted_by: string | null;
  drafted_by_name: string;
  reviewed_by_name: string | null;
  review_comment: string | null;
  pending: ColumnType<PendingRevision | null, string | null, string | null>;
  search: string;
  view_count: ColumnType<number, never, number>;
  created_at: Date;
  updated_at: Date;
}

export interface ArticleVersionTable {
  city_code: string;
  article_id: string;
  version: number;
  content: ColumnType<ArticleContent, string, never>;
  published_at: Date;
  published_by_name: string;
}

declare module "../../../platform/db.ts" {
  interface Tables {
    article: ArticleTable;
    article_version: ArticleVersionTable;
  }
}

export type ArticleRow = Omit<Selectable<ArticleTable>, "search">;

export function contentOf(row: ArticleRow): ArticleContent {
  return {
    kind: row.kind,
    title: row.title,
    body: row.body,
    internalNote: row.internal_note,
    basis: row.basis,
    keywords: row.keywords,
    aliases: row.aliases,
    categoryCode: row.category_code,
    agencyId: row.agency_id,
    visibility: row.visibility,
    effectiveFrom: row.effective_from,
    expiresOn: row.expires_on,
  };
}

export function standingOf(row: ArticleRow): ArticleStanding {
  const { pending } = row;
  const work =
    pending === null
      ? { agencyId: row.agency_id, expiresOn: row.expires_on, writerId: row.drafted_by }
      : { agencyId: pending.content.agencyId, expiresOn: pending.content.expiresOn, writerId: pending.draftedBy };
  return { state: row.state, revision: pending?.stage ?? null, agencyId: row.agency_id, work };
}
