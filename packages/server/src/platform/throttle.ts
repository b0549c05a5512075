import type { RefusalCode } from "@yihao/contract/refusals";
import { sql } from "kysely";
import { Refusal } from "../kernel/decision.ts";
import type { Call } from "./world.ts";

export interface ThrottleTable {
  city_code: string;
  key: string;
  window_started_at: Date;
  count: number;
}
declare module "./db.ts" {
  interface Tables {
    throttle: ThrottleTable;
  }
}

export type ThrottleRule = { readonly limit: number; readonly windowMinutes: number; readonly code: RefusalCode };

/**
 * Counts one try under `key` (hashed, since keys hold addresses and names) and refuses above the limit until the window has passed.
 * Counted outside the act's transaction: a refused try must stay counted.
 */
export async function throttle(call: Call, purpose: string, key: string, rule: ThrottleRule): Promise<void> {
  const digest = call.world.crypto.digest(`throttle:${purpose}`, key).toString("base64url");
  const windowStart = new Date(call.at.getTime() - rule.windowMinutes * 60_000);
  const counted = await sql<{ count: number; window_started_at: Date }>`
    insert into throttle (city_code, key, window_started_at, count) values (${call.cityCode}, ${digest}, ${call.at}, 1)
    on conflict (city_code, key) do update set
      count = case when throttle.window_started_at <= ${windowStart} then 1 else throttle.count + 1 end,
      window_started_at = case when throttle.window_started_at <= ${windowStart} then excluded.window_started_at else throttle.window_started_at end
    returning count, window_started_at`.execute(call.world.db);
  const row = counted.rows[0];
  if (row !== undefined && row.count > rule.limit) {
    const minutes = Math.max(1, Math.ceil((row.window_started_at.getTime() + rule.windowMinutes * 60_000 - call.at.getTime()) / 60_000));
    throw new Refusal(rule.code, { minutes });
  }
}

/** Forgets the tries under a key, after a success. */
export async function forgive(call: Call, purpose: string, key: string): Promise<void> {
  const digest = call.world.crypto.digest(`throttle:${purpose}`, key).toString("base64url");
  await call.world.db.deleteFrom("throttle").where("city_code", "=", call.cityCode).where("key", "=", digest).execute();
}
