import { sql } from "kysely";
import type { Db } from "../../platform/db.ts";

export interface ImportSourceTable {
  city_code: string;
  source: string;
  mapping_hash: string;
  first_at: Date;
  last_at: Date;
  added: number;
}
declare module "../../platform/db.ts" {
  interface Tables {
    import_source: ImportSourceTable;
  }
}

/** Until the end of the transaction: importers of one source come one after another, those of other sources do not wait. */
export async function lockSource(db: Db, cityCode: string, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import:${cityCode}:${source}`}, 0))`.execute(db);
}

/** The mapping that the source began with, or null for a new source. */
export async function findMappingHash(db: Db, cityCode: string, source: string): Promise<string | null> {
  const found = await db
    .selectFrom("import_source")
    .select("mapping_hash")
    .where("city_code", "=", cityCode)
    .where("source", "=", source)
    .executeTakeFirst();
  return found?.mapping_hash ?? null;
}

export async function saveSource(
  db: Db,
  key: { cityCode: string; source: string; mappingHash: string },
  added: number,
  at: Date,
): Promise<void> {
  await db
    .insertInto("import_source")
    .values({ city_code: key.cityCode, source: key.source, mapping_hash: key.mappingHash, first_at: at, last_at: at, added })
    .onConflict((conflict) =>
      conflict.columns(["city_code", "source"]).doUpdateSet((set) => ({ last_at: at, added: set("import_source.added", "+", added) })),
    )
    .execute();
}
