import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { isSeen, usableByPublic } from "./sight.ts";
import type { ArticleRow } from "./table.ts";

const columns = [
  "city_code",
  "id",
  "kind",
  "state",
  "visibility",
  "title",
  "body",
  "internal_note",
  "basis",
  "keywords",
  "aliases",
  "category_code",
  "agency_id",
  "effective_from",
  "expires_on",
  "version",
  "drafted_by",
  "drafted_by_name",
  "reviewed_by_name",
  "review_comment",
  "pending",
  "view_count",
  "created_at",
  "updated_at",
] as const;

/** `scope`: whose unfinished articles the person sees; what was published once is seen by all. */
export async function findArticle(db: Db, scope: Scope, id: string): Promise<ArticleRow | undefined> {
  return db
    .selectFrom("article")
    .select(columns)
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(isSeen(scope))
    .executeTakeFirst();
}

/** Locks the row until the act ends. Throws {@link Absent}. */
export async function loadArticle(db: Db, scope: Scope, id: string): Promise<ArticleRow> {
  const found = await db
    .selectFrom("article")
    .select(columns)
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(isSeen(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("条知识");
  return found;
}

export async function findPublicArticle(db: Db, cityCode: string, id: string, today: string): Promise<ArticleRow | undefined> {
  return db
    .selectFrom("article")
    .select(columns)
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .where(usableByPublic(today))
    .executeTakeFirst();
}

/** The article of this title, if another than `exceptId` has it. */
export async function findTitle(db: Db, cityCode: string, title: string, exceptId: string | null): Promise<string | undefined> {
  let select = db.selectFrom("article").select("id").where("city_code", "=", cityCode).where("title", "=", title);
  if (exceptId !== null) select = select.where("id", "<>", exceptId);
  return (await select.executeTakeFirst())?.id;
}

export type CitationRow = Pick<ArticleRow, "id" | "title" | "state" | "effective_from" | "expires_on">;

export async function listForCitation(db: Db, cityCode: string, ids: readonly string[]): Promise<CitationRow[]> {
  return db
    .selectFrom("article")
    .select(["id", "title", "state", "effective_from", "expires_on"])
    .where("city_code", "=", cityCode)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}
