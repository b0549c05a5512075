import type { AccountStatus } from "@yihao/contract/identity";
import type { Role } from "@yihao/contract/roles";
import type { ValueOf } from "@yihao/contract/words";
import { type Expression, type SqlBool, sql } from "kysely";
import type { Scope } from "../../kernel/actor.ts";
import { type Cursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent } from "../../kernel/decision.ts";
import type { Db } from "../../platform/db.ts";

export interface AccountTable {
  city_code: string;
  id: string;
  username: string;
  display_name: string;
  password_hash: string;
  roles: Role[];
  platform_code: string;
  agency_id: string | null;
  status: ValueOf<typeof AccountStatus>;
  created_at: Date;
  last_signed_in_at: Date | null;
}
export interface SessionTable {
  city_code: string;
  token_digest: Buffer;
  account_id: string;
  created_at: Date;
  expires_at: Date;
  ip: string | null;
}
export interface ApiTokenTable {
  city_code: string;
  id: string;
  account_id: string;
  name: string;
  token_digest: Buffer;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}
declare module "../../platform/db.ts" {
  interface Tables {
    account: AccountTable;
    session: SessionTable;
    api_token: ApiTokenTable;
  }
}

const tokensListed = 200;

/** The accounts that a person of this scope may see: his platforms, his agencies. */
function accountInScope(scope: Scope): Expression<SqlBool> {
  const { platformCodes, agencyIds } = scope;
  const platforms = platformCodes === "all" ? sql`true` : sql`account.platform_code = any(${[...platformCodes]}::text[])`;
  const agencies = agencyIds === "all" ? sql`true` : sql`account.agency_id = any(${[...agencyIds]}::uuid[])`;
  return sql<SqlBool>`(${platforms} and ${agencies})`;
}

export async function findAccountByUsername(db: Db, cityCode: string, username: string): Promise<AccountTable | undefined> {
  return db.selectFrom("account").selectAll().where("city_code", "=", cityCode).where("username", "=", username).executeTakeFirst();
}

export async function findAccount(db: Db, cityCode: string, id: string): Promise<AccountTable | undefined> {
  return db.selectFrom("account").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** Locks the row. Throws Absent outside the scope. */
export async function loadAccount(db: Db, cityCode: string, scope: Scope | "all", id: string): Promise<AccountTable> {
  let select = db.selectFrom("account").selectAll().where("city_code", "=", cityCode).where("id", "=", id).forUpdate();
  if (scope !== "all") select = select.where(accountInScope(scope));
  const row = await select.executeTakeFirst();
  if (row === undefined) throw new Absent("个账号");
  return row;
}

/** Locked in the order of ids: two administrators who disable each other at once must not both succeed. */
export async function lockAdministrators(db: Db, cityCode: string): Promise<AccountTable[]> {
  return administrators(db, cityCode).orderBy("id").forUpdate().execute();
}

export async function listAdministrators(db: Db, cityCode: string): Promise<AccountTable[]> {
  return administrators(db, cityCode).orderBy("created_at").orderBy("id").execute();
}

function administrators(db: Db, cityCode: string) {
  return db
    .selectFrom("account")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("status", "=", "active")
    .where(sql<SqlBool>`'administrator' = any(roles)`);
}

type AccountQuery = { words?: string | undefined; role?: Role | undefined; limit: number };

/** In the order of user names. */
export async function listAccounts(db: Db, cityCode: string, scope: Scope, query: AccountQuery, after: Cursor | null) {
  let select = db
    .selectFrom("account")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where(accountInScope(scope))
    .orderBy("username")
    .limit(query.limit + 1);
  if (after !== null) select = select.where("username", ">", after.value);
  if (query.role !== undefined) select = select.where(sql<SqlBool>`${query.role} = any(roles)`);
  if (query.words !== undefined) {
    const like = `%${query.words.replace(/[\\%_]/g, "\\$&")}%`;
    select = select.where((where) => where.or([where("username", "ilike", like), where("display_name", "ilike", like)]));
  }
  return pageOfRows(await select.execute(), query.limit, (row) => ({ value: row.username, id: row.id }));
}

/** False when the user name is taken. */
export async function insertAccount(db: Db, row: AccountTable): Promise<boolean> {
  const inserted = await db
    .insertInto("account")
    .values(row)
    .onConflict((conflict) => conflict.columns(["city_code", "username"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

type AccountChange = Partial<Pick<AccountTable, "display_name" | "roles" | "status" | "password_hash" | "last_signed_in_at">>;

export async function markAccount(db: Db, cityCode: string, id: string, change: AccountChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable("account").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

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

export async function findAnyAccount(db: Db, cityCode: string): Promise<{ id: string } | undefined> {
  return db.selectFrom("account").select("id").where("city_code", "=", cityCode).limit(1).executeTakeFirst();
}
