import type { Call } from "../../../platform/world.ts";
import { localTokenName } from "../rules/accounts.ts";
import { removeSessionsEndedBy, removeTokensRevokedBefore } from "../store/index.ts";

const keptMs = 30 * 86_400_000;

/** Every start of the server leaves a revoked token of the local command line: those go too, the others stay for the record. */
export async function removeExpired(call: Call): Promise<void> {
  await removeSessionsEndedBy(call.db, call.cityCode, call.at);
  await removeTokensRevokedBefore(call.db, call.cityCode, localTokenName, new Date(call.at.getTime() - keptMs));
}
