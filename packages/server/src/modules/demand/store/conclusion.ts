import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Db } from "../../../platform/db.ts";
import type { ConclusionTable } from "./table.ts";

export async function insertConclusion(db: Db, conclusion: ConclusionTable): Promise<void> {
  await db.insertInto("conclusion").values(conclusion).execute();
}

export async function findConclusion(db: Db, cityCode: string, id: string): Promise<ConclusionTable | undefined> {
  return db.selectFrom("conclusion").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

const shownMax = 50;
/** What was concluded towards whoever has one of these numbers, newest first. Agencies answer nobody on line. */
export async function listConclusionsOf(db: Db, scope: Scope, digests: readonly Buffer[]): Promise<ConclusionTable[]> {
  if (digests.length === 0 || scope.agencyIds !== "all") return [];
  let select = db
    .selectFrom("conclusion")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where(sql<boolean>`requester_digests && ${[...digests]}::bytea[]`);
  if (scope.platformCodes !== "all") select = select.where("platform_code", "in", [...scope.platformCodes]);
  return select.orderBy("concluded_at", "desc").limit(shownMax).execute();
}
