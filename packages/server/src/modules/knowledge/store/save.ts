import type { ArticleContent, ArticleState } from "@yihao/contract/knowledge";
import { searchText } from "@yihao/language";
import { type RawBuilder, sql } from "kysely";
import { Refusal } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import type { PendingRevision } from "./table.ts";

type Key = { readonly cityCode: string; readonly id: string };
export type Writer = { readonly accountId: string | null; readonly name: string; readonly at: Date };

// The internal note stays out: a public search must not tell whether a word stands in it.
function searchOf(content: ArticleContent): RawBuilder<string> {
  const vector = searchText([
    { text: content.title, weight: "A" },
    { text: [...content.aliases, ...content.keywords].join("\n"), weight: "B" },
    { text: content.body, weight: "D" },
  ]);
  return sql<string>`${vector}::tsvector`;
}

const columnsOf = (content: ArticleContent) => ({
  kind: content.kind,
  title: content.title,
  body: content.body,
  internal_note: content.internalNote,
  basis: content.basis,
  keywords: content.keywords,
  aliases: content.aliases,
  category_code: content.categoryCode,
  agency_id: content.agencyId,
  visibility: content.visibility,
  effective_from: content.effectiveFrom,
  expires_on: content.expiresOn,
  search: searchOf(content),
});

export async function insertDraft(db: Db, { cityCode, id }: Key, content: ArticleContent, by: Writer): Promise<void> {
  const insert = db.insertInto("article").values({
    city_code: cityCode,
    id,
    state: "draft",
    ...columnsOf(content),
    version: 0,
    drafted_by: by.accountId,
    drafted_by_name: by.name,
    created_at: by.at,
    updated_at: by.at,
  });
  await withFreeTitle(content.title, insert.execute());
}

export async function saveDraft(db: Db, key: Key, content: ArticleContent, by: Writer): Promise<void> {
  const save = updating(db, key).set({ ...columnsOf(content), drafted_by: by.accountId, drafted_by_name: by.name, updated_at: by.at });
  await withFreeTitle(content.title, save.execute());
}

/** Keeps a revision aside. `updated_at` stays: it tells when the text in use changed. */
export async function savePending(db: Db, key: Key, pending: PendingRevision): Promise<void> {
  await updating(db, key)
    .set({ pending: JSON.stringify(pending) })
    .execute();
}

export async function markState(db: Db, key: Key, state: ArticleState, at: Date): Promise<void> {
  await updating(db, key).set({ state, updated_at: at }).execute();
}

export async function markSentBack(db: Db, key: Key, review: { by: string; comment: string | null; at: Date }): Promise<void> {
  await updating(db, key)
    .set({ state: "draft", reviewed_by_name: review.by, review_comment: review.comment, updated_at: review.at })
    .execute();
}

type Publication = {
  readonly content: ArticleContent;
  readonly version: number;
  readonly draftedBy: string | null;
  readonly draftedByName: string;
  readonly reviewedBy: string;
  readonly comment: string | null;
  readonly at: Date;
};

/** The text comes into use and is kept as this version for good. */
export async function savePublished(db: Db, key: Key, made: Publication): Promise<void> {
  const save = updating(db, key).set({
    ...columnsOf(made.content),
    state: "published",
    version: made.version,
    drafted_by: made.draftedBy,
    drafted_by_name: made.draftedByName,
    reviewed_by_name: made.reviewedBy,
    review_comment: made.comment,
    pending: null,
    updated_at: made.at,
  });
  await withFreeTitle(made.content.title, save.execute());
  await db
    .insertInto("article_version")
    .values({
      city_code: key.cityCode,
      article_id: key.id,
      version: made.version,
      content: JSON.stringify(made.content),
      published_at: made.at,
      published_by_name: made.reviewedBy,
    })
    .execute();
}

/** Expires what is past its date, oldest date first, at most `limit`; returns what it was. `today`: Shanghai's date. */
export async function markPastExpired(
  db: Db,
  cityCode: string,
  today: string,
  at: Date,
  limit: number,
): Promise<{ id: string; title: string; expires_on: string | null }[]> {
  const past = db
    .selectFrom("article")
    .select("id")
    .where("city_code", "=", cityCode)
    .where("state", "=", "published")
    .where(sql<boolean>`expires_on < ${today}::date`)
    .orderBy("expires_on")
    .limit(limit)
    .forUpdate()
    .skipLocked();
  return db
    .updateTable("article")
    .set({ state: "expired", updated_at: at })
    .where("city_code", "=", cityCode)
    .where("id", "in", past)
    .returning(["id", "title", "expires_on"])
    .execute();
}

export async function addViews(db: Db, cityCode: string, views: ReadonlyMap<string, number>): Promise<void> {
  await sql`
    update article set view_count = view_count + seen.count
    from unnest(${[...views.keys()]}::uuid[], ${[...views.values()]}::int[]) as seen (id, count)
    where article.city_code = ${cityCode} and article.id = seen.id
  `.execute(db);
}

const updating = (db: Db, { cityCode, id }: Key) => db.updateTable("article").where("city_code", "=", cityCode).where("id", "=", id);

// Of two acts at the same moment both found the title free; the index decides.
async function withFreeTitle(title: string, write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint === "article_title") throw new Refusal("article.titleTaken", { title });
    throw error;
  }
}
