import type { Role } from "@yihao/contract/roles";
import { type Expression, type SqlBool, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import { type Cursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import type { AccountTable } from "./tables.ts";

/** The accounts that a person of this scope may see: his platforms, his agencies. */
export function accountInScope(scope: Scope): Expression<SqlBool> {
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

export async function listAccountIdsOfAgencies(db: Db, cityCode: string, agencyIds: readonly string[]): Promise<string[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom("account")
    .select("id")
    .where("city_code", "=", cityCode)
    .where("agency_id", "in", [...agencyIds])
    .execute();
  return rows.map((row) => row.id);
}

export async function findAnyAccount(db: Db, cityCode: string): Promise<{ id: string } | undefined> {
  return db.selectFrom("account").select("id").where("city_code", "=", cityCode).limit(1).executeTakeFirst();
}

/** Those of a role who can sign in. */
export async function listActiveWithRole(db: Db, cityCode: string, role: Role): Promise<AccountTable[]> {
  return db
    .selectFrom("account")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("status", "=", "active")
    .where(sql<SqlBool>`${role} = any(roles)`)
    .orderBy("username")
    .execute();
}
