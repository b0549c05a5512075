import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

const migrationsFolder = join(import.meta.dirname, "../../../../migrations");

/** Applies what is missing, forward only, each file in one transaction. Returns the names applied. Throws when an applied file was changed afterwards. */
export async function migrate(pool: pg.Pool, folder = migrationsFolder): Promise<string[]> {
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    await client
      .query(
        "create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())",
      )
      .catch(ignoreRace);
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith(".sql"))
      .sort()) {
      const text = readFileSync(join(folder, name), "utf8");
      if (await applyOne(client, name, text)) applied.push(name);
    }
  } finally {
    client.release();
  }
  return applied;
}

async function applyOne(client: pg.PoolClient, name: string, text: string): Promise<boolean> {
  const checksum = createHash("sha256").update(text).digest("hex");
  await client.query("begin");
  try {
    // Two servers may start at once: the second waits here and then finds the row.
    await client.query("select pg_advisory_xact_lock(120345)");
    const known = await client.query<{ checksum: string }>("select checksum from schema_migration where name = $1", [name]);
    if (known.rows[0] !== undefined) {
      if (known.rows[0].checksum !== checksum) throw new Error(`迁移文件 ${name} 在执行后被改动过；请新增迁移，不要修改旧文件`);
      await client.query("commit");
      return false;
    }
    await client.query(text);
    await client.query("insert into schema_migration (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
    return true;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

function ignoreRace(error: { code?: string }): void {
  // "if not exists" still races between two sessions; the loser finds the table there.
  if (error.code !== "23505" && error.code !== "42P07") throw error;
}
