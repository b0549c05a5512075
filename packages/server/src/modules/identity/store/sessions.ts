import type { Scope } from "../../../kernel/actor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { accountInScope } from "./accounts.ts";
import type { ApiTokenTable, SessionTable } from "./tables.ts";

const tokensListed = 200;

export async function insertSession(db: Db, row: SessionTable): Promise<void> {
  await db.insertInto("session").values(row).execute();
}

/** The enabled account behind a session, and when the session ends. */
export async function findSession(db: Db, cityCode: string, digest: Buffer) {
  return db
    .selectFrom("session")
    .innerJoin("account", (on) => on.onRef("account.city_code", "=", "session.city_code").onRef("account.id", "=", "session.account_id"))
    .selectAll("account")
    .select("session.expires_at")
    .where("session.city_code", "=", cityCode)
    .where("session.token_digest", "=", digest)
    .where("account.status", "=", "active")
    .executeTakeFirst();
}

/** Returns whose session it was, if it was one. */
export async function removeSession(db: Db, cityCode: string, digest: Buffer): Promise<string | undefined> {
  const removed = await db
    .deleteFrom("session")
    .where("city_code", "=", cityCode)
    .where("token_digest", "=", digest)
    .returning("account_id")
    .executeTakeFirst();
  return removed?.account_id;
}

export async function removeSessionsOf(db: Db, cityCode: string, accountId: string, except: Buffer | null): Promise<void> {
  let remove = db.deleteFrom("session").where("city_code", "=", cityCode).where("account_id", "=", accountId);
  if (except !== null) remove = remove.where("token_digest", "<>", except);
  await remove.execute();
}

export async function removeSessionsEndedBy(db: Db, cityCode: string, at: Date): Promise<void> {
  await db.deleteFrom("session").where("city_code", "=", cityCode).where("expires_at", "<=", at).execute();
}

export async function insertToken(db: Db, row: ApiTokenTable): Promise<void> {
  await db.insertInto("api_token").values(row).execute();
}

/** The enabled account behind a token that was not revoked, and when the token ends. */
export async function findTokenHolder(db: Db, cityCode: string, digest: Buffer) {
  return db
    .selectFrom("api_token")
    .innerJoin("account", (on) =>
      on.onRef("account.city_code", "=", "api_token.city_code").onRef("account.id", "=", "api_token.account_id"),
    )
    .selectAll("account")
    .select("api_token.expires_at")
    .where("api_token.city_code", "=", cityCode)
    .where("api_token.token_digest", "=", digest)
    .where("api_token.revoked_at", "is", null)
    .where("account.status", "=", "active")
    .executeTakeFirst();
}

/** Not more often than once a minute, so that a busy program does not write one row for ever. */
export async function markTokenUsed(db: Db, cityCode: string, digest: Buffer, at: Date): Promise<void> {
  const minuteAgo = new Date(at.getTime() - 60_000);
  await db
    .updateTable("api_token")
    .set({ last_used_at: at })
    .where("city_code", "=", cityCode)
    .where("token_digest", "=", digest)
    .where((where) => where.or([where("last_used_at", "is", null), where("last_used_at", "<", minuteAgo)]))
    .execute();
}

/** Newest first. */
export async function listTokens(db: Db, cityCode: string, scope: Scope): Promise<ApiTokenTable[]> {
  return tokensInScope(db, cityCode, scope).orderBy("api_token.id", "desc").limit(tokensListed).execute();
}

/** Locks the row. Throws Absent when its account is outside the scope. */
export async function loadToken(db: Db, cityCode: string, scope: Scope, id: string): Promise<ApiTokenTable> {
  const row = await tokensInScope(db, cityCode, scope).where("api_token.id", "=", id).forUpdate("api_token").executeTakeFirst();
  if (row === undefined) throw new Absent("个接口令牌");
  return row;
}

function tokensInScope(db: Db, cityCode: string, scope: Scope) {
  return db
    .selectFrom("api_token")
    .innerJoin("account", (on) =>
      on.onRef("account.city_code", "=", "api_token.city_code").onRef("account.id", "=", "api_token.account_id"),
    )
    .selectAll("api_token")
    .where("api_token.city_code", "=", cityCode)
    .where(accountInScope(scope));
}

export async function markTokenRevoked(db: Db, cityCode: string, id: string, at: Date): Promise<void> {
  await db.updateTable("api_token").set({ revoked_at: at }).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function markTokensRevokedByName(db: Db, cityCode: string, name: string, at: Date): Promise<void> {
  await db
    .updateTable("api_token")
    .set({ revoked_at: at })
    .where("city_code", "=", cityCode)
    .where("name", "=", name)
    .where("revoked_at", "is", null)
    .execute();
}

export async function removeTokensRevokedBefore(db: Db, cityCode: string, name: string, before: Date): Promise<void> {
  await db.deleteFrom("api_token").where("city_code", "=", cityCode).where("name", "=", name).where("revoked_at", "<", before).execute();
}
