import type { BodyOf, QueryOf } from "@yihao/contract/endpoint";
import type {
  Account,
  createAccount as createAccountEndpoint,
  listAccounts as listAccountsEndpoint,
  updateAccount as updateAccountEndpoint,
} from "@yihao/contract/identity";
import type { Role } from "@yihao/contract/roles";
import { decodeCursor } from "../../../kernel/cursor.ts";
import { insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { forgetEverybody } from "../authenticate.ts";
import { forgetPosts } from "../holders.ts";
import { hashPassword } from "../passwords.ts";
import type { Places } from "../places.ts";
import { presentAccount } from "../present.ts";
import { type AccountFacts, decideChange, decidePlace, decideStanding } from "../rules/accounts.ts";
import { staffOf } from "../staff.ts";
import {
  type AccountTable,
  findAccountByUsername,
  findAnyAccount,
  insertAccount,
  listAccounts,
  loadAccount,
  lockAdministrators,
  markAccount,
  removeSessionsOf,
} from "../store/index.ts";

type Given = {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly platformCode: string;
  readonly agencyId: string | null;
};

/** In the order of user names, those inside the caller's scope. */
export async function readAccounts(
  call: Call,
  places: Places,
  query: QueryOf<typeof listAccountsEndpoint>,
): Promise<{ items: Account[]; next: string | null }> {
  const page = await listAccounts(call.db, call.cityCode, staffOf(call).scope, query, decodeCursor(query.after));
  return { next: page.next, items: await Promise.all(page.items.map((row) => present(call, places, row))) };
}

/** Refusals: account.nameTaken, account.unknownPlatform, account.agencyNeeded, account.agencyOutOfReach, catalogue.unknownAgency. */
export async function createAccount(call: Call, places: Places, draft: BodyOf<typeof createAccountEndpoint>): Promise<Account> {
  const known = await places.knows(call.world, call.cityCode, draft.platformCode, draft.agencyId);
  insist(decidePlace(staffOf(call).scope, draft, known));
  const row = rowOf(call, draft, await hashPassword(draft.password));
  await transact(call, async (act) => {
    if (!(await insertAccount(act.db, row))) throw new Refusal("account.nameTaken", { username: row.username });
    await auditCreation(act, row);
  });
  return present(call, places, row);
}

/** A changed password or a disabled account ends the sessions. Refusals: account.lastAdministrator, account.agencyNeeded. */
export async function updateAccount(
  call: Call,
  places: Places,
  id: string,
  change: BodyOf<typeof updateAccountEndpoint>,
): Promise<Account> {
  const { scope } = staffOf(call);
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  const row = await transact(call, async (act) => {
    // Before the account itself, so that all such changes take their locks in the same order.
    const administrators = change.roles === undefined && change.status === undefined ? [] : await lockAdministrators(act.db, act.cityCode);
    const account = await loadAccount(act.db, act.cityCode, scope, id);
    insist(decideChange(act.cityCode, factsOf(account), change, administrators.map(factsOf)));
    const changed = {
      ...(change.displayName === undefined ? {} : { display_name: change.displayName }),
      ...(change.roles === undefined ? {} : { roles: [...new Set(change.roles)] }),
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    };
    await markAccount(act.db, act.cityCode, id, changed);
    if (change.status === "disabled" || passwordHash !== undefined) await removeSessionsOf(act.db, act.cityCode, id, null);
    const { password, ...told } = change;
    const before = { displayName: account.display_name, roles: account.roles, status: account.status };
    await audit(act, {
      action: "account.changed",
      subjectType: "account",
      subjectId: id,
      detail: { before, change: told, setsPassword: password !== undefined },
    });
    return { ...account, ...changed };
  });
  forgetEverybody(call.world.memory, call.cityCode);
  forgetPosts(call.world.memory, call.cityCode);
  return present(call, places, row);
}

/**
 * The account of this user name, made if there is none; an existing one stays as it is. For the seed and the importer of staff, who
 * have checked platform and agency. Runs in the caller's transaction when there is one. Refusal: account.agencyNeeded.
 */
export async function ensureAccount(
  call: Call,
  given: Given & ({ readonly password: string } | { readonly passwordHash: string }),
): Promise<{ accountId: string; isNew: boolean }> {
  insist(decideStanding(given));
  const existing = await findAccountByUsername(call.db, call.cityCode, given.username);
  if (existing !== undefined) return { accountId: existing.id, isNew: false };
  const row = rowOf(call, given, "passwordHash" in given ? given.passwordHash : await hashPassword(given.password));
  const insert = async (within: Call) => {
    if (!(await insertAccount(within.db, row))) return false;
    await auditCreation(within, row);
    return true;
  };
  if (await (call.db.isTransaction ? insert(call) : transact(call, insert))) return { accountId: row.id, isNew: true };
  // Another process was quicker.
  const theirs = await findAccountByUsername(call.db, call.cityCode, given.username);
  if (theirs === undefined) throw new Refusal("conflict.changed");
  return { accountId: theirs.id, isNew: false };
}

function rowOf(call: Call, given: Given, passwordHash: string): AccountTable {
  return {
    city_code: call.cityCode,
    id: newId(call.at),
    username: given.username,
    display_name: given.displayName,
    password_hash: passwordHash,
    roles: [...new Set(given.roles)],
    platform_code: given.platformCode,
    agency_id: given.agencyId,
    status: "active",
    created_at: call.at,
    last_signed_in_at: null,
  };
}

function factsOf(row: AccountTable): AccountFacts {
  return { id: row.id, platformCode: row.platform_code, agencyId: row.agency_id, roles: row.roles, status: row.status };
}

async function auditCreation(call: Call, row: AccountTable): Promise<void> {
  const detail = { username: row.username, roles: row.roles, platformCode: row.platform_code, agencyId: row.agency_id };
  await audit(call, { action: "account.created", subjectType: "account", subjectId: row.id, detail });
}

async function present(call: Call, places: Places, row: AccountTable): Promise<Account> {
  return presentAccount(row, await places.unitOf(call.world, row.city_code, row.platform_code, row.agency_id));
}

/** False on the very first start, when nobody can sign in yet. */
export async function hasAccounts(call: Call): Promise<boolean> {
  return (await findAnyAccount(call.db, call.cityCode)) !== undefined;
}
