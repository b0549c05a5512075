import { sql } from "kysely";
import type { Db, Tables } from "./db.ts";

/** A row by column name; the first row names the columns. */
export type BulkRow = object;

/**
 * Inserts many rows of one table in one statement (the rows travel as one JSON value, so thousands cost one round trip and one
 * parameter). `conflict` is the SQL after ON CONFLICT, e.g. "do nothing". Returns how many rows were written.
 */
export async function insertMany<T extends keyof Tables & string>(
  db: Db,
  table: T,
  rows: readonly BulkRow[],
  conflict?: string,
): Promise<number> {
  const [head] = rows;
  if (head === undefined) return 0;
  const columns = sql.join(Object.keys(head).map((column) => sql.ref(column)));
  const written =
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.map(toJson))}::json)
    ${conflict === undefined ? sql`` : sql.raw(`on conflict ${conflict}`)}`.execute(db);
  return Number(written.numAffectedRows ?? 0n);
}

const fewRows = 1000;
/**
 * For a table that a bulk insert has just begun to fill and that others point to. As long as the database takes it for empty, every index
 * looks alike, and each check of a foreign key may walk through a wrong one: seen, 20 times slower. Does nothing once the table is known to be large.
 */
export async function learnSize<T extends keyof Tables & string>(db: Db, table: T): Promise<void> {
  const known = await sql<{ rows: number }>`select reltuples as rows from pg_class where oid = ${table}::regclass`.execute(db);
  if ((known.rows[0]?.rows ?? fewRows) < fewRows) await sql`analyze ${sql.table(table)}`.execute(db);
}

function toJson(row: BulkRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]: [string, unknown]) => [
      column,
      value instanceof Buffer ? `\\x${value.toString("hex")}` : value,
    ]),
  );
}
