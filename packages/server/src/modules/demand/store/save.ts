import type { DemandState } from "@yihao/contract/demand-words";
import { sql } from "kysely";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { DemandTable } from "./table.ts";

type Key = { cityCode: string; id: string };
type Changes = { state: DemandState; disposed_at?: Date | null; first_dispatched_at?: Date | null; work_order_id?: string | null };

export async function markMoved(db: Db, { cityCode, id }: Key, changes: Changes): Promise<void> {
  await db.updateTable("demand").set(changes).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function updateOrderOfMerged(db: Db, cityCode: string, fromOrderId: string, intoOrderId: string): Promise<void> {
  await db
    .updateTable("demand")
    .set({ work_order_id: intoOrderId })
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", fromOrderId)
    .where("state", "=", "merged")
    .execute();
}

export type WordsChange = Partial<
  Pick<DemandTable, "title" | "kind" | "category_code" | "region_code" | "urgency" | "content" | "special_care" | "is_green_channel">
> & {
  search: string;
};
export async function updateWords(db: Db, { cityCode, id }: Key, changes: WordsChange): Promise<void> {
  await db
    .updateTable("demand")
    .set({ ...changes, search: sql`${changes.search}::tsvector` })
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .execute();
}

type By = { at: Date; accountId: string | null; name: string };
export async function insertAnswer(
  db: Db,
  { cityCode, id }: Key,
  answer: string,
  articles: readonly { id: string; title: string }[],
  by: By,
  conclusionId: string | null,
): Promise<void> {
  await db
    .insertInto("demand_answer")
    .values({
      city_code: cityCode,
      demand_id: id,
      answer,
      articles: JSON.stringify(articles),
      answered_at: by.at,
      answered_by: by.accountId,
      answered_by_name: by.name,
      conclusion_id: conclusionId,
    })
    .execute();
}
export async function insertDecline(db: Db, { cityCode, id }: Key, reason: string, explanation: string, by: By): Promise<void> {
  await db
    .insertInto("demand_decline")
    .values({ city_code: cityCode, demand_id: id, reason, explanation, declined_at: by.at, declined_by: by.accountId })
    .execute();
}
export async function insertHandOver(db: Db, { cityCode, id }: Key, target: string, note: string | null, by: By): Promise<void> {
  await db
    .insertInto("demand_hand_over")
    .values({ city_code: cityCode, demand_id: id, target, note, handed_over_at: by.at, handed_over_by: by.accountId })
    .execute();
}

/** One demand of imported history, with the time of its answer when it was answered on line. */
export type HistoryDemand = Omit<DemandTable, "work_order_id"> & { work_order_id: string | null };

/** Rows whose source key is known already are left alone; the caller has asked {@link findKnownSourceKeys} under the source's lock. */
export async function insertHistory(
  db: Db,
  demands: readonly HistoryDemand[],
  answers: readonly { city_code: string; demand_id: string; answer: string; answered_at: Date }[],
): Promise<void> {
  await insertMany(db, "demand", demands);
  await insertMany(
    db,
    "demand_answer",
    answers.map((answer) => ({ ...answer, articles: [], answered_by: null, answered_by_name: "历史数据", conclusion_id: null })),
  );
}

export async function findKnownSourceKeys(db: Db, cityCode: string, source: string, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom("demand")
    .select("source_key")
    .where("city_code", "=", cityCode)
    .where("source", "=", source)
    .where(sql<boolean>`source_key = any(${[...keys]}::text[])`)
    .execute();
  return new Set(rows.flatMap((row) => row.source_key ?? []));
}
