import type { ArticleState, RevisionStage } from "@yihao/contract/knowledge";
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import type { Db, Tables } from "../../../platform/db.ts";
import { isSeen, usableByPublic } from "./sight.ts";
import type { ArticleRow } from "./table.ts";

export type ArticleFilter = {
  readonly state?: ArticleState | undefined;
  readonly kind?: ArticleRow["kind"] | undefined;
  /** Any of these; a branch of the tree is asked for by its codes. */
  readonly categoryCodes?: readonly string[] | undefined;
};

/** What a person may find: staff within a scope, the public on a date. */
export type Sight = { readonly scope: Scope } | { readonly cityCode: string; readonly publicOn: string };

export type ArticleListRow = Pick<
  ArticleRow,
  | "id"
  | "kind"
  | "state"
  | "visibility"
  | "title"
  | "category_code"
  | "agency_id"
  | "effective_from"
  | "expires_on"
  | "updated_at"
  | "view_count"
> & {
  /** The beginning of the text; longer than what is shown, since line ends are yet to be folded. */
  readonly beginning: string;
  readonly revision: RevisionStage | null;
};

const beginningCharacters = 160;
// PostgreSQL's own weights of D, C, B, A.
const rankWeights = "{0.1,0.2,0.4,1.0}";

function selectSeen(db: Db, sight: Sight, filter: ArticleFilter): SelectQueryBuilder<Tables, "article", ArticleListRow> {
  const isPublic = "publicOn" in sight;
  const seen = isPublic ? usableByPublic(sight.publicOn) : isSeen(sight.scope);
  let select = db
    .selectFrom("article")
    .select([
      "id",
      "kind",
      "state",
      "visibility",
      "title",
      "category_code",
      "agency_id",
      "effective_from",
      "expires_on",
      "updated_at",
      "view_count",
    ])
    .select([
      sql<string>`left(body, ${sql.lit(beginningCharacters)})`.as("beginning"),
      sql<RevisionStage | null>`pending ->> 'stage'`.as("revision"),
    ])
    .where("city_code", "=", isPublic ? sight.cityCode : sight.scope.cityCode)
    .where(seen);
  if (filter.state !== undefined)
    select = select.where(isPublic ? sql<boolean>`state = ${filter.state}` : inState(filter.state, sight.scope));
  if (filter.kind !== undefined) select = select.where("kind", "=", filter.kind);
  if (filter.categoryCodes !== undefined) select = select.where(sql<boolean>`category_code = any(${filter.categoryCodes}::text[])`);
  return select;
}

// The reviewers' queue holds new articles and revisions of old ones.
function inState(state: ArticleState, scope: Scope): RawBuilder<boolean> {
  if (state !== "inReview") return sql<boolean>`state = ${state}`;
  const own = scope.agencyIds === "all" ? sql<boolean>`true` : sql<boolean>`agency_id = any(${scope.agencyIds}::uuid[])`;
  return sql<boolean>`(state = 'inReview' or (pending ->> 'stage' = 'inReview' and ${own}))`;
}

export async function listNewest(
  db: Db,
  sight: Sight,
  filter: ArticleFilter,
  after: Cursor | null,
  limit: number,
): Promise<ArticleListRow[]> {
  let select = selectSeen(db, sight, filter);
  if (after !== null) select = select.where(sql<boolean>`(updated_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("updated_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

/** `query`: text form of a tsquery. Best first; of equals the newest. */
export async function listRanked(
  db: Db,
  sight: Sight,
  filter: ArticleFilter,
  query: string,
  offset: number,
  limit: number,
): Promise<ArticleListRow[]> {
  return selectSeen(db, sight, filter)
    .where(sql<boolean>`search @@ ${query}::tsquery`)
    .orderBy(sql`ts_rank(${sql.lit(rankWeights)}::float4[], search, ${query}::tsquery)`, "desc")
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}
