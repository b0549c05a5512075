import type { NoticeTopic } from "@yihao/contract/notice";
import { type SqlBool, sql } from "kysely";
import type { Db } from "../../../platform/db.ts";
import type { Reader } from "./notice.ts";
import type { NoticeTable } from "./tables.ts";

/** By receiver (account or agency id), the first notice of this topic since `fromId` that others may join. Ids begin with their time. */
export async function findOpenDigests(
  db: Db,
  cityCode: string,
  receivers: { readonly accountIds: readonly string[]; readonly agencyIds: readonly string[] },
  topic: NoticeTopic,
  fromId: string,
): Promise<ReadonlyMap<string, string>> {
  const firstOf = (column: "account_id" | "agency_id", ids: readonly string[]) =>
    ids.length === 0
      ? []
      : db
          .selectFrom("notice")
          .select(["id", sql<string>`${sql.ref(column)}`.as("receiver")])
          .where("city_code", "=", cityCode)
          .where(column, "in", [...ids])
          .where("id", ">=", fromId)
          .where("topic", "=", topic)
          .where("digest_id", "is", null)
          .orderBy("id")
          .execute();
  const rows = [...(await firstOf("account_id", receivers.accountIds)), ...(await firstOf("agency_id", receivers.agencyIds))];
  return new Map(rows.map((row) => [row.receiver, row.id]));
}

export type DigestRow = {
  readonly digest_id: string;
  readonly members: number;
  readonly unread: number;
  readonly newest: readonly Pick<NoticeTable, "id" | "title" | "link">[];
};

const shownParts = 4;

/** What has joined each of these notices: how many, how many unread, and the newest few. */
export async function listDigests(db: Db, cityCode: string, ids: readonly string[]): Promise<ReadonlyMap<string, DigestRow>> {
  if (ids.length === 0) return new Map();
  const found = await sql<DigestRow>`
    select digest_id, count(*)::int as members, count(*) filter (where read_at is null)::int as unread,
      json_agg(json_build_object('id', id, 'title', title, 'link', link) order by id desc) filter (where place <= ${shownParts}) as newest
    from (
      select id, title, link, read_at, digest_id, row_number() over (partition by digest_id order by id desc) as place
      from notice where city_code = ${cityCode} and digest_id = any(${[...ids]}::uuid[])
    ) as member
    group by digest_id`.execute(db);
  return new Map(found.rows.map((row) => [row.digest_id, row]));
}

/**
 * Reads a notice and, as a whole, all that has joined its digest. The first reading of a notice stays; each reader has a receipt of
 * the own. False when the notice is not there or not this reader's.
 */
export async function markRead(
  db: Db,
  cityCode: string,
  reader: Reader & { name: string },
  id: string,
  at: Date,
  isWhole: boolean,
): Promise<boolean> {
  const isReaders = sql<SqlBool>`(account_id = ${reader.accountId} or agency_id = ${reader.agencyId}::uuid)`;
  const marked = await sql`
    with own as (
      select id from notice where city_code = ${cityCode} and id = ${id} and ${isReaders}
    ), reading as (
      update notice set read_at = coalesce(read_at, ${at})
      where city_code = ${cityCode} and (id in (select id from own) or (${isWhole}::boolean and digest_id in (select id from own))) and ${isReaders}
      returning id
    )
    insert into notice_receipt (city_code, notice_id, account_id, account_name, read_at)
    select ${cityCode}, id, ${reader.accountId}, ${reader.name}, ${at}::timestamptz from reading
    on conflict do nothing`.execute(db);
  if ((marked.numAffectedRows ?? 0n) > 0n) return true;
  // Read before by this same person: nothing new is written, and it is theirs all the same.
  const known = await sql`select 1 from notice where city_code = ${cityCode} and id = ${id} and ${isReaders}`.execute(db);
  return known.rows.length > 0;
}

export type SentRow = Pick<NoticeTable, "id" | "cause_id" | "topic" | "title" | "account_id" | "agency_id" | "created_at">;
export type ReceiptRow = { notice_id: string; account_id: string; account_name: string; read_at: Date };

const sentMax = 500;

/** What went to staff for these causes, oldest first. */
export async function listSentFor(db: Db, cityCode: string, causeIds: readonly string[]): Promise<SentRow[]> {
  return db
    .selectFrom("notice")
    .select(["id", "cause_id", "topic", "title", "account_id", "agency_id", "created_at"])
    .where("city_code", "=", cityCode)
    .where("cause_id", "in", [...causeIds])
    .where("demand_id", "is", null)
    .orderBy("id")
    .limit(sentMax)
    .execute();
}

export async function listReceiptsOf(db: Db, cityCode: string, noticeIds: readonly string[]): Promise<ReceiptRow[]> {
  return db
    .selectFrom("notice_receipt")
    .select(["notice_id", "account_id", "account_name", "read_at"])
    .where("city_code", "=", cityCode)
    .where("notice_id", "in", [...noticeIds])
    .orderBy("read_at")
    .orderBy("account_id")
    .execute();
}
