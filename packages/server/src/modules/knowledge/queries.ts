import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { Article, PublicArticle, searchArticles, searchPublicArticles } from "@yihao/contract/knowledge";
import { searchQuery, searchQueryAny } from "@yihao/language";
import { type Cursor, decodeCursor, encodeCursor, isInstant, pageOfRows } from "../../kernel/cursor.ts";
import { Absent, Invalid, insist } from "../../kernel/decision.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import type { Call } from "../../platform/world.ts";
import { type Catalogue, catalogueOf } from "../directory/index.ts";
import { presentArticle, presentPublic, presentPublicSummary, presentSummary } from "./present.ts";
import { decideCitable, unfinishedScope } from "./rules.ts";
import {
  type ArticleFilter,
  type ArticleListRow,
  findArticle,
  findPublicArticle,
  listForCitation,
  listNewest,
  listRanked,
  type Sight,
} from "./store/index.ts";

/** Ranked answers end here: nobody reads further, and a rank has no place to go on from but a count of rows. */
const rankedRowsMax = 200;

export async function pageOfArticles(call: Call, query: QueryOf<typeof searchArticles>): Promise<ReplyOf<typeof searchArticles>> {
  const catalogue = await catalogueOf(call);
  const filter = {
    state: query.state,
    kind: query.kind,
    categoryCodes: query.categoryCode === undefined ? undefined : codesBelow(catalogue, query.categoryCode),
  };
  const page = await pageOf(call, { scope: unfinishedScope(call.actor, call.cityCode) }, filter, query);
  return { items: page.items.map((row) => presentSummary(row, catalogue, call.actor)), next: page.next };
}

export async function pageOfPublicArticles(
  call: Call,
  query: QueryOf<typeof searchPublicArticles>,
): Promise<ReplyOf<typeof searchPublicArticles>> {
  const catalogue = await catalogueOf(call);
  const page = await pageOf(call, { cityCode: call.cityCode, publicOn: dateOf(call.at) }, { kind: query.kind }, query);
  return { items: page.items.map((row) => presentPublicSummary(row, catalogue)), next: page.next };
}

export async function readArticle(call: Call, id: string): Promise<Article> {
  const row = await findArticle(call.db, unfinishedScope(call.actor, call.cityCode), id);
  if (row === undefined) throw new Absent("条知识");
  return presentArticle(row, await catalogueOf(call), call.actor, dateOf(call.at));
}

export async function readPublicArticle(call: Call, id: string): Promise<PublicArticle> {
  const row = await findPublicArticle(call.db, call.cityCode, id, dateOf(call.at));
  if (row === undefined) throw new Absent("条知识");
  return presentPublic(row, await catalogueOf(call));
}

/**
 * The articles an answer cites, in the order asked for, each once. Internal ones may be cited. Throws the refusal
 * demand.articleNotCitable for one that is not in use today, {@link Absent} for one that does not exist.
 */
export async function loadCitable(call: Call, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return [];
  const rows = new Map((await listForCitation(call.db, call.cityCode, asked)).map((row) => [row.id, row]));
  return asked.map((id) => {
    const row = rows.get(id);
    if (row === undefined) throw new Absent("条知识");
    insist(
      decideCitable({ title: row.title, state: row.state, effectiveFrom: row.effective_from, expiresOn: row.expires_on }, dateOf(call.at)),
    );
    return { id, title: row.title };
  });
}

type PageQuery = { readonly words?: string | undefined; readonly after?: string | undefined; readonly limit: number };
type PageOfRows = { items: ArticleListRow[]; next: string | null };

/** By words the best first, else the newest first. */
async function pageOf(call: Call, sight: Sight, filter: ArticleFilter, query: PageQuery): Promise<PageOfRows> {
  const after = decodeCursor(query.after);
  const all = query.words === undefined ? null : searchQuery(query.words);
  if (query.words === undefined || all === null) return newestPage(call, sight, filter, after, query.limit);
  const place = after === null ? null : rankedPlaceOf(after);
  if (place?.mode !== "any") {
    const rows = await rankedPage(call, sight, filter, { query: all, mode: "all", offset: place?.offset ?? 0, limit: query.limit });
    // The second page of a search goes on as the first began.
    if (rows.items.length > 0 || place !== null) return rows;
  }
  return rankedPage(call, sight, filter, {
    query: searchQueryAny(query.words) ?? all,
    mode: "any",
    offset: place?.offset ?? 0,
    limit: query.limit,
  });
}

async function newestPage(call: Call, sight: Sight, filter: ArticleFilter, after: Cursor | null, limit: number): Promise<PageOfRows> {
  if (after !== null && !isInstant(after.value)) throw wrongPlace();
  const rows = await listNewest(call.db, sight, filter, after, limit + 1);
  return pageOfRows(rows, limit, (row) => ({ value: row.updated_at.toISOString(), id: row.id }));
}

type Ranked = { readonly query: string; readonly mode: "all" | "any"; readonly offset: number; readonly limit: number };

async function rankedPage(call: Call, sight: Sight, filter: ArticleFilter, { query, mode, offset, limit }: Ranked): Promise<PageOfRows> {
  const wanted = Math.min(limit, rankedRowsMax - offset);
  const rows = await listRanked(call.db, sight, filter, query, offset, wanted + 1);
  const items = rows.slice(0, wanted);
  const last = items.at(-1);
  const end = offset + items.length;
  const hasMore = rows.length > wanted && end < rankedRowsMax && last !== undefined;
  return { items, next: hasMore ? encodeCursor({ value: `${mode}:${end}`, id: last.id }) : null };
}

function rankedPlaceOf(after: Cursor): { mode: "all" | "any"; offset: number } {
  const [mode, count = ""] = after.value.split(":", 2);
  const offset = /^\d{1,3}$/.test(count) ? Number(count) : rankedRowsMax;
  if ((mode !== "all" && mode !== "any") || offset >= rankedRowsMax) throw wrongPlace();
  return { mode, offset };
}

const wrongPlace = () => new Invalid([{ field: "after", message: "翻页位置不正确，请从第一页开始" }]);

/** The category itself and everything below it. */
function codesBelow(catalogue: Catalogue, code: string): string[] {
  const codes = new Set([code]);
  // Each round takes in one more level; the tree has three.
  for (let before = 0; before < codes.size; ) {
    before = codes.size;
    for (const category of catalogue.categories())
      if (category.parentCode !== null && codes.has(category.parentCode)) codes.add(category.code);
  }
  return [...codes];
}
