import type { NoticeTopic } from "@yihao/contract/notice";
import type { Actor } from "../../kernel/actor.ts";
import { midnightOf } from "../../kernel/shanghai.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
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

const digestMinutes = 30;
/** What stands alone in a list and, as an SMS, does not wait for the morning. */
const urgentTopics: readonly NoticeTopic[] = ["emergency"];
/** Answers to what the requester has just done: whoever calls at night is awake and waits for them. */
const immediateTopics: readonly NoticeTopic[] = ["receipt", "withdrawn"];
export const topicsAtAnyHour: readonly NoticeTopic[] = [...urgentTopics, ...immediateTopics];

/** Since when the first notice of a digest may have been written for another of its topic to join it; null for topics that stand alone. */
export function computeDigestStart(topic: NoticeTopic, at: Date): Date | null {
  return urgentTopics.includes(topic) ? null : new Date(at.getTime() - digestMinutes * minuteMs);
}

/** Hours of the Shanghai day, 0 to 23; equal hours mean no quiet time, and it may run over midnight. */
export type QuietHours = { readonly fromHour: number; readonly toHour: number };

/** When the quiet time around `at` ends; null outside it. */
export function computeQuietEnd(at: Date, { fromHour, toHour }: QuietHours): Date | null {
  const minute = Math.floor((at.getTime() - midnightOf(at).getTime()) / minuteMs);
  const [from, to] = [fromHour * 60, toHour * 60];
  const isQuiet = from <= to ? from <= minute && minute < to : from <= minute || minute < to;
  if (!isQuiet) return null;
  const endsToday = new Date(midnightOf(at).getTime() + to * minuteMs);
  return endsToday > at ? endsToday : new Date(endsToday.getTime() + dayMs);
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
