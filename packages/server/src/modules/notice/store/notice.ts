import type { NoticeTopic } from "@yihao/contract/notice";
import { sql } from "kysely";
import type { Cursor } from "../../../kernel/cursor.ts";
import type { Db } from "../../../platform/db.ts";
import type { NoticeTable } from "./tables.ts";

/** Exactly one of the three receivers is named. */
export type NewNotice = {
  readonly id: string;
  readonly topic: NoticeTopic;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
  readonly demandId: string | null;
  readonly accountId: string | null;
  readonly agencyId: string | null;
  readonly causeId: string;
  /** The notice whose digest this one joins. */
  readonly digestId?: string | null;
};
/** Whose notices a member of staff reads. */
export type Reader = { readonly accountId: string; readonly agencyId: string | null };

/** Returns the ids of those that are new; the others were written before for the same cause. */
export async function insertNotices(db: Db, cityCode: string, notices: readonly NewNotice[], at: Date): Promise<ReadonlySet<string>> {
  const column = (of: (notice: NewNotice) => string | null) => notices.map(of);
  const inserted = await sql<{ id: string }>`
    insert into notice (city_code, id, topic, title, body, link, demand_id, account_id, agency_id, cause_id, digest_id, created_at)
    select ${cityCode}, new.id, new.topic, new.title, new.body, new.link, new.demand_id, new.account_id, new.agency_id, new.cause_id, new.digest_id, ${at}::timestamptz
    from unnest(${column((each) => each.id)}::uuid[], ${column((each) => each.topic)}::text[], ${column((each) => each.title)}::text[], ${column((each) => each.body)}::text[],
      ${column((each) => each.link)}::text[], ${column((each) => each.demandId)}::uuid[], ${column((each) => each.accountId)}::uuid[], ${column((each) => each.agencyId)}::uuid[],
      ${column((each) => each.causeId)}::uuid[], ${column((each) => each.digestId ?? null)}::uuid[]) as new(id, topic, title, body, link, demand_id, account_id, agency_id, cause_id, digest_id)
    on conflict do nothing returning id`.execute(db);
  return new Set(inserted.rows.map((row) => row.id));
}

type OnPage = { readonly after: Cursor | null; readonly limit: number; readonly digestId: string | undefined };

/**
 * Newest first, one row more than `limit`; those inside a digest only when it is asked for. Two index scans: an `or` over both receivers
 * would read and sort everything.
 */
export async function listNoticesOf(db: Db, cityCode: string, reader: Reader, { after, limit, digestId }: OnPage): Promise<NoticeTable[]> {
  const newest = (column: "account_id" | "agency_id", value: string) => {
    const select = db
      .selectFrom("notice")
      .selectAll()
      .where("city_code", "=", cityCode)
      .where(column, "=", value)
      .where("retracted_at", "is", null)
      .where((where) =>
        digestId === undefined ? where("digest_id", "is", null) : where.or([where("id", "=", digestId), where("digest_id", "=", digestId)]),
      )
      .orderBy("id", "desc")
      .limit(limit + 1);
    return (after === null ? select : select.where("id", "<", after.id)).execute();
  };
  const rows = await newest("account_id", reader.accountId);
  if (reader.agencyId !== null) rows.push(...(await newest("agency_id", reader.agencyId)));
  return rows.sort((left, right) => (left.id < right.id ? 1 : -1)).slice(0, limit + 1);
}

/** A digest counts once. `fromId` bounds the scan by age: ids begin with their time. */
export async function countUnread(db: Db, cityCode: string, reader: Reader, fromId: string): Promise<number> {
  const counted = await sql<{ unread: number }>`
    select (select count(distinct coalesce(digest_id, id)) from notice where city_code = ${cityCode} and account_id = ${reader.accountId} and id >= ${fromId} and read_at is null and retracted_at is null)
      + (select count(distinct coalesce(digest_id, id)) from notice where city_code = ${cityCode} and agency_id = ${reader.agencyId}::uuid and id >= ${fromId} and read_at is null and retracted_at is null) as unread`.execute(
    db,
  );
  return counted.rows[0]?.unread ?? 0;
}

const requesterNoticesMax = 200;

/** Oldest first; those written in one batch in the order of their causes. */
export async function listNoticesOfDemands(
  db: Db,
  cityCode: string,
  demandIds: readonly string[],
): Promise<Pick<NoticeTable, "title" | "body" | "created_at">[]> {
  if (demandIds.length === 0) return [];
  const newest = await db
    .selectFrom("notice")
    .select(["title", "body", "created_at"])
    .where("city_code", "=", cityCode)
    .where("demand_id", "in", [...demandIds])
    .orderBy("created_at", "desc")
    .orderBy("cause_id", "desc")
    .limit(requesterNoticesMax)
    .execute();
  return newest.reverse();
}
