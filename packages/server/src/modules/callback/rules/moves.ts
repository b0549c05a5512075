import type { CallbackState } from "@yihao/contract/callback";
import { all, allow, type Decision, refuse } from "../../../kernel/decision.ts";

export type CallbackMove = "claim" | "release" | "attempt" | "giveUp" | "evaluate" | "evaluateOnline" | "waive";

export const moveWords = {
  claim: "领取",
  release: "放回",
  attempt: "未接通",
  giveUp: "联系不上",
  evaluate: "登记评价",
  evaluateOnline: "网上评价",
  waive: "不再回访",
} as const satisfies Record<CallbackMove, string>;

export const callbackMoves = {
  // An order that ends another way while it waits (撤单、终结) is not asked about any more.
  pooled: { claim: "claimed", evaluateOnline: "evaluated", waive: "waived" },
  claimed: {
    release: "pooled",
    attempt: "pooled",
    giveUp: "unreachable",
    evaluate: "evaluated",
    evaluateOnline: "evaluated",
    waive: "waived",
  },
  evaluated: {},
  unreachable: {},
  waived: {},
} as const satisfies Record<CallbackState, Partial<Record<CallbackMove, CallbackState>>>;

export function stateAfter(state: CallbackState, move: CallbackMove): CallbackState | null {
  return (callbackMoves[state] as Partial<Record<CallbackMove, CallbackState>>)[move] ?? null;
}

export type CallbackFacts = { state: CallbackState; claimedBy: string | null; claimedByName: string | null; officerId: string | null };

/** Who holds it may act; a pooled one must be claimed first. */
export function decideOfficer(facts: CallbackFacts, move: "release" | "attempt" | "giveUp" | "evaluate"): Decision {
  if (facts.state === "pooled") return refuse("callback.notClaimed");
  return all(
    stateAfter(facts.state, move) === null ? refuse("callback.finished") : allow,
    facts.claimedBy === facts.officerId ? allow : refuse("callback.claimedByOther", { name: facts.claimedByName }),
  );
}

/** 回访员 ≠ 登记人, ≠ 答复人 (推荐值). */
export function decideClaim(facts: CallbackFacts & { registeredBy: string | null; repliedBy: string | null }): Decision {
  if (facts.state === "claimed")
    return facts.claimedBy === facts.officerId
      ? refuse("callback.alreadyYours")
      : refuse("callback.claimedByOther", { name: facts.claimedByName });
  if (facts.state !== "pooled") return refuse("callback.finished");
  const isOwnWork = facts.officerId !== null && (facts.officerId === facts.registeredBy || facts.officerId === facts.repliedBy);
  return isOwnWork ? refuse("callback.ownWork") : allow;
}

const hourMs = 3_600_000;
/** A claim lapses when so many hours passed without an attempt or a result. */
export function isLapsed({ claimedAt, hoursMax }: { claimedAt: Date; hoursMax: number }, now: Date): boolean {
  return now.getTime() - claimedAt.getTime() >= hoursMax * hourMs;
}
