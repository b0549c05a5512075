import { requesterActor, type StaffActor } from "../../../kernel/actor.ts";
import { Invalid, insist, Refusal } from "../../../kernel/decision.ts";
import { audit } from "../../../platform/audit.ts";
import { forgive, type ThrottleRule, throttle } from "../../../platform/throttle.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { forgetEverybody, forgetOne } from "../authenticate.ts";
import { hashPassword, passwordMatches } from "../passwords.ts";
import type { Places } from "../places.ts";
import { decideSignIn, sessionEnd } from "../rules/accounts.ts";
import { digestOf, newSessionSecret } from "../secrets.ts";
import { actorFrom, staffOf } from "../staff.ts";
import {
  type AccountTable,
  findAccount,
  findAccountByUsername,
  insertSession,
  loadAccount,
  markAccount,
  removeSession,
  removeSessionsOf,
} from "../store/index.ts";

const perName: ThrottleRule = { limit: 5, windowMinutes: 15, code: "auth.throttled" };
// An office shares one address.
const perAddress: ThrottleRule = { ...perName, limit: 30 };

/**
 * Starts a session; `previous` is the secret of the one that this browser still holds, which ends.
 * Refusals: auth.throttled, auth.wrongPassword (also for an unknown name), auth.accountDisabled.
 */
export async function signIn(
  call: Call,
  places: Places,
  given: { username: string; password: string; previous: string | undefined },
): Promise<{ secret: string; actor: StaffActor }> {
  const username = given.username.normalize("NFKC").trim().toLowerCase();
  const address = call.ip ?? "";
  // Counted before the check, so that tries sent all at once are counted as well.
  await throttle(call, "signIn.address", address, perAddress);
  await throttle(call, "signIn.name", username, perName);
  const account = await findAccountByUsername(call.db, call.cityCode, username);
  const matches = await passwordMatches(account?.password_hash, given.password);
  if (account === undefined || !matches) return refuseSignIn(call, account, "auth.wrongPassword");
  if (!decideSignIn(account.status).ok) return refuseSignIn(call, account, "auth.accountDisabled");

  const actor = await actorFrom(call.world, places, account);
  const secret = newSessionSecret();
  const previous = given.previous === undefined ? null : digestOf(call.world.crypto, "session", given.previous);
  await transact(call, (act) => startSession({ ...act, actor }, account, secret, previous));
  if (previous !== null) forgetOne(call.world.memory, call.cityCode, previous);
  await forgive(call, "signIn.name", username);
  await forgive(call, "signIn.address", address);
  return { secret, actor };
}

async function startSession(act: Act, checked: AccountTable, secret: string, previous: Buffer | null): Promise<void> {
  const account = await loadAccount(act.db, act.cityCode, "all", checked.id);
  // Between the check and here an administrator may have disabled the account or changed the password.
  insist(decideSignIn(account.status));
  if (account.password_hash !== checked.password_hash) throw new Refusal("auth.wrongPassword");
  if (previous !== null) await removeSession(act.db, act.cityCode, previous);
  await insertSession(act.db, {
    city_code: act.cityCode,
    token_digest: digestOf(act.world.crypto, "session", secret),
    account_id: account.id,
    created_at: act.at,
    expires_at: sessionEnd(act.at),
    ip: act.ip,
  });
  await markAccount(act.db, act.cityCode, account.id, { last_signed_in_at: act.at });
  await audit(act, { action: "session.started", subjectType: "account", subjectId: account.id });
}

async function refuseSignIn(
  call: Call,
  account: AccountTable | undefined,
  code: "auth.wrongPassword" | "auth.accountDisabled",
): Promise<never> {
  // An unknown name is not written down: people type their password into the wrong field.
  const stranger = { ...call, actor: { ...requesterActor(call.cityCode), name: "未登录" } };
  const detail = account === undefined ? { code } : { code, username: account.username };
  await audit(stranger, { action: "session.refused", subjectType: "account", subjectId: account?.id ?? null, detail });
  throw new Refusal(code);
}

/** Ends the session of the cookie; a program with a bearer token has none, and nothing happens. */
export async function signOut(call: Call, secret: string | undefined): Promise<void> {
  if (secret === undefined) return;
  const digest = digestOf(call.world.crypto, "session", secret);
  await transact(call, async (act) => {
    const accountId = await removeSession(act.db, act.cityCode, digest);
    if (accountId !== undefined) await audit(act, { action: "session.ended", subjectType: "account", subjectId: accountId });
  });
  forgetOne(call.world.memory, call.cityCode, digest);
}

/** Changes one's own password and ends every other session; `kept` is the secret of the session that asks. */
export async function changePassword(
  call: Call,
  given: { currentPassword: string; newPassword: string },
  kept: string | undefined,
): Promise<void> {
  const { accountId } = staffOf(call);
  await throttle(call, "changePassword", accountId, perName);
  const checked = await findAccount(call.db, call.cityCode, accountId);
  if (!(await passwordMatches(checked?.password_hash, given.currentPassword))) {
    throw new Invalid([{ field: "currentPassword", message: "当前密码不正确" }]);
  }
  if (given.newPassword === given.currentPassword) throw new Invalid([{ field: "newPassword", message: "新密码不能与当前密码相同" }]);
  const passwordHash = await hashPassword(given.newPassword);
  await transact(call, async (act) => {
    const account = await loadAccount(act.db, act.cityCode, "all", accountId);
    if (account.password_hash !== checked?.password_hash) throw new Refusal("conflict.changed");
    await markAccount(act.db, act.cityCode, accountId, { password_hash: passwordHash });
    await removeSessionsOf(act.db, act.cityCode, accountId, kept === undefined ? null : digestOf(act.world.crypto, "session", kept));
    await audit(act, { action: "account.passwordChanged", subjectType: "account", subjectId: accountId });
  });
  forgetEverybody(call.world.memory, call.cityCode);
  await forgive(call, "changePassword", accountId);
}
