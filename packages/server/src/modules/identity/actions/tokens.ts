import { Invalid, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { instantOf } from "../../../kernel/shanghai.ts";
import { audit, listAuditEntries } from "../../../platform/audit.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { forgetEverybody } from "../authenticate.ts";
import { decideReadAudit, isOver, localTokenName, reachOf } from "../rules/accounts.ts";
import { digestOf, newTokenSecret } from "../secrets.ts";
import { staffOf } from "../staff.ts";
import {
  type ApiTokenTable,
  insertToken,
  listAdministrators,
  listTokens,
  loadToken,
  markTokenRevoked,
  markTokensRevokedByName,
} from "../store/index.ts";

export async function readTokens(call: Call): Promise<ApiTokenTable[]> {
  return listTokens(call.db, call.cityCode, staffOf(call).scope);
}

/** A token that acts as the caller, until the end of `expiresOn` (Shanghai) or for good. The secret is shown this once. */
export async function createToken(
  call: Call,
  given: { name: string; expiresOn: string | null },
): Promise<{ row: ApiTokenTable; secret: string }> {
  const { accountId } = staffOf(call);
  const expiresAt = given.expiresOn === null ? null : instantOf(given.expiresOn, "24:00");
  if (isOver(expiresAt, call.at)) throw new Invalid([{ field: "expiresOn", message: "失效日期不能早于今天" }]);
  // Whatever bears that name is revoked at the next start of the server.
  if (given.name === localTokenName) throw new Invalid([{ field: "name", message: `“${localTokenName}”由系统使用，请换一个用途` }]);
  return transact(call, (act) => issueToken(act, accountId, given.name, expiresAt));
}

async function issueToken(
  act: Act,
  accountId: string,
  name: string,
  expiresAt: Date | null,
): Promise<{ row: ApiTokenTable; secret: string }> {
  const secret = newTokenSecret();
  const row: ApiTokenTable = {
    city_code: act.cityCode,
    id: newId(act.at),
    account_id: accountId,
    name,
    token_digest: digestOf(act.world.crypto, "apiToken", secret),
    created_at: act.at,
    expires_at: expiresAt,
    revoked_at: null,
    last_used_at: null,
  };
  await insertToken(act.db, row);
  const detail = { name, accountId, expiresAt: expiresAt?.toISOString() ?? null };
  await audit(act, { action: "token.created", subjectType: "apiToken", subjectId: row.id, detail });
  return { row, secret };
}

/** A token revoked before stays so. */
export async function revokeToken(call: Call, id: string): Promise<void> {
  const { scope } = staffOf(call);
  await transact(call, async (act) => {
    const token = await loadToken(act.db, act.cityCode, scope, id);
    if (token.revoked_at !== null) return;
    await markTokenRevoked(act.db, act.cityCode, id, act.at);
    await audit(act, { action: "token.revoked", subjectType: "apiToken", subjectId: id, detail: { name: token.name } });
  });
  forgetEverybody(call.world.memory, call.cityCode);
}

/**
 * A bearer token for the command line on this machine, held by the first administrator of the city; the earlier ones are revoked.
 * Null while there is no enabled administrator.
 */
export async function issueLocalToken(call: Call): Promise<string | null> {
  const administrators = await listAdministrators(call.db, call.cityCode);
  const cityWide = administrators.find((row) => {
    return reachOf(call.cityCode, { platformCode: row.platform_code, agencyId: row.agency_id, roles: row.roles }) === "city";
  });
  const holder = cityWide ?? administrators[0];
  const issued = await transact(call, async (act) => {
    await markTokensRevokedByName(act.db, act.cityCode, localTokenName, act.at);
    return holder === undefined ? null : issueToken(act, holder.id, localTokenName, null);
  });
  forgetEverybody(call.world.memory, call.cityCode);
  return issued?.secret ?? null;
}

type AuditQuery = Parameters<typeof listAuditEntries>[2];

/** Newest first. Refusal: account.cityOnly for whoever does not see the whole city. */
export async function readAudit(call: Call, query: AuditQuery): ReturnType<typeof listAuditEntries> {
  insist(decideReadAudit(staffOf(call).scope));
  return listAuditEntries(call.db, call.cityCode, query);
}
