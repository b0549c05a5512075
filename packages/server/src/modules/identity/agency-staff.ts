import type { Call } from "../../platform/world.ts";
import { listAccountIdsOfAgencies } from "./store/index.ts";

/** Accounts of these agencies, whether they can sign in or not. */
export function accountsOfAgencies({ db, cityCode }: Pick<Call, "db" | "cityCode">, agencyIds: readonly string[]): Promise<string[]> {
  return listAccountIdsOfAgencies(db, cityCode, agencyIds);
}
