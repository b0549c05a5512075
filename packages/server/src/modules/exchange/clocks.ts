import type { DemandKind } from "@yihao/contract/demand-words";
import type { LimitUnit } from "@yihao/contract/directory";
import { Refusal } from "../../kernel/decision.ts";
import { dateOf, instantOf } from "../../kernel/shanghai.ts";
import type { Call } from "../../platform/world.ts";
import { type Clock, kindGroupOf, limitFor, stampClock } from "../directory/index.ts";

export type PastClock = Clock & { readonly amount: number; readonly unit: LimitUnit };
/** Limits and deadlines at the original times, each computed once for its day. */
export type Clocks = { of(kind: DemandKind, startsAt: Date): Promise<PastClock> };

export function createClocks(call: Call): Clocks {
  const limits = new Map<string, { amount: number; unit: LimitUnit }>();
  const clocks = new Map<string, PastClock>();
  return {
    async of(kind, startsAt) {
      const day = dateOf(startsAt);
      const key = `${kindGroupOf(kind)} ${day}`;
      const known = clocks.get(key);
      if (known !== undefined) return known;
      const limit = limits.get(key) ?? (await limitOn(call, kind, day));
      limits.set(key, limit);
      // A limit in days is due at the same moment whatever the hour of its start; the lights of what is closed do not matter.
      const isByDay = limit.unit === "workingDay";
      const clock = { ...(await stampClock(call, { startsAt: isByDay ? instantOf(day, "00:00") : startsAt, ...limit })), ...limit };
      if (isByDay) clocks.set(key, clock);
      return clock;
    },
  };
}

async function limitOn(call: Call, kind: DemandKind, day: string) {
  try {
    return await limitFor(call, { kind, urgency: "normal", on: day });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "catalogue.noLimit") throw error;
    return limitFor(call, { kind, urgency: "normal", on: dateOf(call.at) });
  }
}
