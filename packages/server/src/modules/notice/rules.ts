import type { NoticeTopic } from "@yihao/contract/notice";
import type { Actor } from "../../kernel/actor.ts";

const minuteMs = 60_000;
const waitsMinutes = [1, 5, 30, 120, 360] as const;

export const attemptsMax = waitsMinutes.length + 1;

/** How long to wait after so many attempts, all failed, in milliseconds; null when there is nothing more to try. */
export function computeRetryWaitMs(attempts: number): number | null {
  const minutes = waitsMinutes[attempts - 1];
  return minutes === undefined ? null : minutes * minuteMs;
}

/** What becomes of a delivery after an attempt; `readyAt` is when a waiting one is tried again. */
export type Outcome =
  | { readonly state: "sent"; readonly sentAt: Date }
  | { readonly state: "waiting"; readonly readyAt: Date; readonly error: string }
  | { readonly state: "failed"; readonly error: string };

export function computeFailure(attempts: number, error: string, isFinal: boolean, at: Date): Outcome {
  const waitMs = isFinal ? null : computeRetryWaitMs(attempts);
  return waitMs === null ? { state: "failed", error } : { state: "waiting", readyAt: new Date(at.getTime() + waitMs), error };
}

/** A webhook without topics hears them all. */
export function hearsTopic(topics: readonly string[], topic: NoticeTopic): boolean {
  return topics.length === 0 || topics.includes(topic);
}

/** Landlines and service numbers cannot receive SMS. */
export function canReceiveSms(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone);
}

/** Without a judge from the demand's own module, only those whose scope has no bound may see a demand's deliveries. */
export function seesWholeCity(actor: Actor): boolean {
  return actor.kind === "staff" && actor.scope.platformCodes === "all" && actor.scope.agencyIds === "all";
}
