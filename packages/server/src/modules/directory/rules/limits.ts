import type { DemandKind } from "@yihao/contract/demand-words";
import type { KindGroup, Light, TimeLimit, Urgency } from "@yihao/contract/directory";
import { addDays } from "../../../kernel/shanghai.ts";
import { type Calendar, lightAt } from "../../../kernel/working-time/index.ts";
import { type Clock, computeChangedClock, type Limit } from "./clock.ts";

/** 咨询 has its own limits; every other kind of demand is 非咨询. */
export function kindGroupOf(kind: DemandKind): KindGroup {
  return kind === "inquiry" ? "inquiry" : "nonInquiry";
}

type LimitFacts = Pick<TimeLimit, "kindGroup" | "urgency" | "effectiveFrom" | "effectiveTo">;

/** The limit in force on a Shanghai date, the latest when several would do. */
export function pickLimit<L extends LimitFacts>(
  limits: readonly L[],
  asked: { kindGroup: KindGroup; urgency: Urgency; on: string },
): L | undefined {
  return limits
    .filter((limit) => limit.kindGroup === asked.kindGroup && limit.urgency === asked.urgency)
    .filter((limit) => limit.effectiveFrom <= asked.on && (limit.effectiveTo === null || asked.on <= limit.effectiveTo))
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
}

/**
 * Last day of every limit of one group and urgency, so that they follow each other without gap or overlap: each ends the day before
 * the next begins, the last stays open. Says only which ends differ from the present ones.
 */
export function chainLimits<L extends LimitFacts & { readonly id: string }>(
  limits: readonly L[],
): { id: string; effectiveTo: string | null }[] {
  const chain = [...limits].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  return chain.flatMap((limit, at) => {
    const next = chain[at + 1];
    const effectiveTo = next === undefined ? null : addDays(next.effectiveFrom, -1);
    return effectiveTo === limit.effectiveTo ? [] : [{ id: limit.id, effectiveTo }];
  });
}

/** Deadline and light moments of one limit. `isProvisional`: it runs past the published calendar and is computed again when that arrives. */
export function computeClock(calendar: Calendar, limit: Limit): Clock {
  const { originalDueAt: _, ...clock } = computeChangedClock(calendar, limit, []);
  return clock;
}

/** The light of one assignment. Once it has stopped it shows red when it was late and nothing when it was in time. */
export function lightOf(clock: { yellowAt: Date; orangeAt: Date; dueAt: Date; stoppedAt: Date | null }, now: Date): Light | null {
  const { yellowAt, orangeAt, dueAt, stoppedAt } = clock;
  if (stoppedAt !== null) return stoppedAt > dueAt ? "red" : null;
  return lightAt({ yellowAt, orangeAt, redAt: dueAt }, now);
}
