import type { DemandState } from "@yihao/contract/demand-words";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { categoryTree, isAtOrBelow, regionTree } from "../../../platform/code-tree.ts";
import type { Db } from "../../../platform/db.ts";
import type { DemandFacts } from "./find.ts";

export type DemandFilter = {
  readonly state?: DemandState | undefined;
  readonly kind?: DemandFacts["kind"] | undefined;
  readonly channel?: DemandFacts["channel"] | undefined;
  readonly line?: DemandFacts["line"] | undefined;
  /** A code of a tree stands for everything below it. */
  readonly categoryCode?: string | undefined;
  readonly regionCode?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly number?: string | undefined;
  readonly phoneDigest?: Buffer | undefined;
  readonly query?: string | undefined;
};

/** Newest first; waiting ones (`state` registered) oldest first, because the longest wait is served next. */
export async function listDemands(db: Db, scope: Scope, filter: DemandFilter, after: Cursor | null, limit: number): Promise<DemandFacts[]> {
  // Agencies see demands through their orders only.
  if (scope.agencyIds !== "all") return [];
  const isQueue = filter.state === "registered";
  let select = db.selectFrom("demand").selectAll().where("city_code", "=", scope.cityCode);
  if (scope.platformCodes !== "all") select = select.where("platform_code", "in", [...scope.platformCodes]);
  if (filter.state !== undefined) select = select.where("state", "=", filter.state);
  if (filter.kind !== undefined) select = select.where("kind", "=", filter.kind);
  if (filter.channel !== undefined) select = select.where("channel", "=", filter.channel);
  if (filter.line !== undefined) select = select.where("line", "=", filter.line);
  if (filter.categoryCode !== undefined) select = select.where(isAtOrBelow("category_code", filter.categoryCode, categoryTree));
  if (filter.regionCode !== undefined) select = select.where(isAtOrBelow("region_code", filter.regionCode, regionTree));
  if (filter.from !== undefined) select = select.where("registered_at", ">=", filter.from);
  if (filter.to !== undefined) select = select.where("registered_at", "<", filter.to);
  if (filter.number !== undefined) select = select.where("number", "=", filter.number);
  if (filter.phoneDigest !== undefined) {
    const digest = filter.phoneDigest;
    select = select.where((where) => where.or([where("contact_phone_digest", "=", digest), where("caller_number_digest", "=", digest)]));
  }
  if (filter.query !== undefined) select = select.where(sql<boolean>`search @@ ${filter.query}::tsquery`);
  if (after !== null)
    select = select.where(
      isQueue
        ? sql<boolean>`(registered_at, id) > (${after.value}::timestamptz, ${after.id}::uuid)`
        : sql<boolean>`(registered_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`,
    );
  const direction = isQueue ? "asc" : "desc";
  return select.orderBy("registered_at", direction).orderBy("id", direction).limit(limit).execute();
}

export async function countRegistered(db: Db, scope: Scope): Promise<number> {
  let select = db
    .selectFrom("demand")
    .select((count) => count.fn.countAll<number>().as("count"))
    .where("city_code", "=", scope.cityCode)
    .where("state", "=", "registered");
  if (scope.platformCodes !== "all") select = select.where("platform_code", "in", [...scope.platformCodes]);
  return (await select.executeTakeFirstOrThrow()).count;
}

const ofPhone = (scope: Scope, digest: Buffer) => {
  const platform =
    scope.platformCodes === "all" ? sql<boolean>`true` : sql<boolean>`platform_code = any(${[...scope.platformCodes]}::text[])`;
  const isEither = sql<boolean>`(contact_phone_digest = ${digest} or caller_number_digest = ${digest})`;
  return scope.agencyIds === "all" ? sql<boolean>`${isEither} and ${platform}` : sql<boolean>`false`;
};

/** 来电历史: newest first, by either number. */
export async function listByPhone(db: Db, scope: Scope, digest: Buffer, limit: number): Promise<DemandFacts[]> {
  return db
    .selectFrom("demand")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where(ofPhone(scope, digest))
    .orderBy("registered_at", "desc")
    .limit(limit)
    .execute();
}

export async function countHistory(db: Db, scope: Scope, digest: Buffer): Promise<{ total: number; open: number }> {
  return db
    .selectFrom("demand")
    .select((count) => [
      count.fn.countAll<number>().as("total"),
      count.fn.countAll<number>().filterWhere("state", "in", ["registered", "ordered", "dispatched"]).as("open"),
    ])
    .where("city_code", "=", scope.cityCode)
    .where(ofPhone(scope, digest))
    .executeTakeFirstOrThrow();
}

/** Recent demands that share a word with the text: what is worth comparing character by character. */
export async function listCandidates(db: Db, scope: Scope, query: string, since: Date, limit: number): Promise<DemandFacts[]> {
  if (scope.agencyIds !== "all") return [];
  let select = db
    .selectFrom("demand")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("registered_at", ">=", since)
    .where(sql<boolean>`search @@ ${query}::tsquery`);
  if (scope.platformCodes !== "all") select = select.where("platform_code", "in", [...scope.platformCodes]);
  return select.orderBy("registered_at", "desc").limit(limit).execute();
}
