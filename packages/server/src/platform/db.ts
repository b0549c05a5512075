import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";

/**
 * All tables as the stores see them. Each module adds its own by declaration merging beside its SQL, so that the
 * owner of a table is also the owner of its shape.
 */
export interface Tables {
  schema_migration: { name: string; checksum: string; applied_at: Date };
}

/** A connection or an open transaction: stores take either. */
export type Db = Kysely<Tables>;

export type DatabaseAddress = { connectionString: string } | { host: string; port: number; user: string; database: string };

// int8 as number: counts stay far below 2^53. numeric as number: only coordinates and averages use it. date as text: a day has no time zone.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1700, Number);
pg.types.setTypeParser(1082, (value) => value);

/** A pool over node-postgres. A killed server ends idle connections; without a listener that would end the process. */
export function openPool(
  address: DatabaseAddress,
  { size, waitsForDisk = true }: { size: number; waitsForDisk?: boolean },
  onError: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    ...address,
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: "yihao",
    options: `-c timezone=Asia/Shanghai${waitsForDisk ? "" : " -c synchronous_commit=off"}`,
  });
  pool.on("error", onError);
  // Also while a connection is lent out: its query fails on its own, and this event must not end the process.
  pool.on("connect", (client) => client.on("error", onError));
  return pool;
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
