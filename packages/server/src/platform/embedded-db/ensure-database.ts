import pg from "pg";

/** What a `pg` client or pool takes; `host` is the folder of the server's socket. */
export type DatabaseConnection = { host: string; port: number; user: string; database: string };

/** Makes the database when the server does not have it. */
export async function ensureDatabase(connection: DatabaseConnection): Promise<void> {
  // Most starts find it: ask the database itself first.
  if (await tryConnect(connection)) return;
  const client = new pg.Client({ ...connection, database: "postgres", ssl: false });
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}

async function tryConnect(connection: DatabaseConnection): Promise<boolean> {
  const client = new pg.Client({ ...connection, ssl: false });
  try {
    await client.connect();
  } catch (error) {
    const isUnknown = error instanceof Error && "code" in error && error.code === "3D000";
    if (isUnknown) return false;
    throw error;
  }
  await client.end();
  return true;
}
