import type { Satisfaction } from "@yihao/contract/callback";
import { Clearance } from "@yihao/contract/dissatisfied";
import { sentenceOf } from "@yihao/contract/refusals";
import { TypicalCaseKind } from "@yihao/contract/typical-case";
import { all, allow, type Decision, refuse } from "../../../kernel/decision.ts";
import { addDays, instantOf, weekdayOf } from "../../../kernel/shanghai.ts";

/** `mayRework`: what the handling module says of its limit. */
export type ReworkFacts = { isBeyondDuty: boolean; mayRework: Decision };
/** Why a dissatisfied order is not handled again: the words that close it, or null when it is. */
export function whyNotReworked({ isBeyondDuty, mayRework }: ReworkFacts): string | null {
  if (isBeyondDuty) return "事项超出承办单位职责，不再重新办理";
  return mayRework.ok ? null : sentenceOf(mayRework.code, mayRework.facts);
}

export type CaseFacts = { clearance: Clearance | null; clearedByName: string | null; isHandledAgain: boolean };

/** 动态清零: the centre clears one by one, not while the agency is at it again. */
export function decideClear({ clearance, clearedByName, isHandledAgain }: CaseFacts): Decision {
  return all(
    clearance === null ? allow : refuse("dissatisfied.cleared", { clearance: Clearance.word(clearance), name: clearedByName }),
    isHandledAgain ? refuse("dissatisfied.beingReworked") : allow,
  );
}

const dayMs = 86_400_000;
/** Whole days since the case was opened, until it was cleared or until now. */
export function ageDaysOf({ openedAt, clearedAt }: { openedAt: Date; clearedAt: Date | null }, now: Date): number {
  return Math.max(0, Math.floor(((clearedAt ?? now).getTime() - openedAt.getTime()) / dayMs));
}

/** Monday to Sunday around a Shanghai date, and the week before. `to` is the last day. */
export function weekOf(date: string): { from: string; to: string; before: string } {
  const from = addDays(date, -((weekdayOf(date) + 6) % 7));
  return { from, to: addDays(from, 6), before: addDays(from, -7) };
}
export const spanOf = (from: string, days: number) => ({ from: instantOf(from, "00:00"), to: instantOf(addDays(from, days), "00:00") });

export type GroundFacts = { kind: TypicalCaseKind; finalSatisfaction: Satisfaction | null; wasDissatisfied: boolean; known: boolean };
/** 典型案例: a good one ended well, a bad one was complained of; one of each kind for an order. */
export function decideTypicalCase({ kind, finalSatisfaction, wasDissatisfied, known }: GroundFacts): Decision {
  const endedWell = finalSatisfaction === "satisfied" || finalSatisfaction === "basicallySatisfied";
  return all(
    known ? refuse("typicalCase.already", { kind: TypicalCaseKind.word(kind) }) : allow,
    (kind === "good" ? endedWell : wasDissatisfied) ? allow : refuse("typicalCase.noGround"),
  );
}

export const decidePublish = (publishedByName: string | null): Decision =>
  publishedByName === null ? allow : refuse("typicalCase.published", { name: publishedByName });
