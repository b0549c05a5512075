import { sql } from "kysely";
import type { Cursor } from "../../../kernel/cursor.ts";
import type { Db } from "../../../platform/db.ts";
import { type Source, selectFrom } from "./tally.ts";
import { recordColumn } from "./views.ts";

/** One counted row: its own id and time for the page, and the record it opens. */
export type FactRow = { readonly id: string; readonly at: Date; readonly record_id: string };

/** Newest first. Two rows may open one record: an order evaluated twice was counted twice. */
export async function listFacts(db: Db, source: Source, after: Cursor | null, limit: number): Promise<FactRow[]> {
  const at = sql.ref(`f.${source.of.at}`);
  const columns = sql`f.id, ${at} as at, ${sql.ref(`f.${recordColumn[source.of.view]}`)} as record_id`;
  const beyond = after === null ? sql`` : sql` and (${at}, f.id) < (${after.value}::timestamptz, ${after.id}::uuid)`;
  return (await sql<FactRow>`${selectFrom(source, columns)}${beyond} order by ${at} desc, f.id desc limit ${limit}`.execute(db)).rows;
}

export async function countFacts(db: Db, source: Source): Promise<number> {
  return (await sql<{ count: number }>`${selectFrom(source, sql`count(*) as count`)}`.execute(db)).rows[0]?.count ?? 0;
}
