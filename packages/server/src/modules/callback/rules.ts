import type { CallbackState, Satisfaction } from "@yihao/contract/callback";
import { all, allow, atField, type Decision, refuse } from "../../kernel/decision.ts";

export type CallbackMove = "claim" | "release" | "attempt" | "giveUp" | "evaluate" | "evaluateOnline";

export const moveWords = {
  claim: "领取",
  release: "放回",
  attempt: "未接通",
  giveUp: "联系不上",
  evaluate: "登记评价",
  evaluateOnline: "网上评价",
} as const satisfies Record<CallbackMove, string>;

export const callbackMoves = {
  pooled: { claim: "claimed", evaluateOnline: "evaluated" },
  claimed: { release: "pooled", attempt: "pooled", giveUp: "unreachable", evaluate: "evaluated", evaluateOnline: "evaluated" },
  evaluated: {},
  unreachable: {},
  waived: {},
} as const satisfies Record<CallbackState, Partial<Record<CallbackMove, CallbackState>>>;

export function stateAfter(state: CallbackState, move: CallbackMove): CallbackState | null {
  return (callbackMoves[state] as Partial<Record<CallbackMove, CallbackState>>)[move] ?? null;
}

/** At least three tries (推荐值); day-parts come with the full callback rules. */
export const attemptsMax = 3;

export type CallbackFacts = { state: CallbackState; claimedBy: string | null; claimedByName: string | null; officerId: string | null };

/** Who holds it may act; a pooled one must be claimed first. */
export function decideOfficer(facts: CallbackFacts, move: Exclude<CallbackMove, "evaluateOnline" | "claim">): Decision {
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

export type Answers = { isContacted: boolean; solved: string; satisfaction: Satisfaction; comment?: string | undefined };
/** A dissatisfied requester's words are what the agency has to work with. */
export function decideAnswers(answers: Answers): Decision {
  return answers.satisfaction === "dissatisfied" && answers.comment === undefined
    ? atField("comment", refuse("evaluation.reasonNeeded"))
    : allow;
}

/** Asked while the order waits for its callback; once for each round. */
export function decideEvaluateOnline(state: CallbackState | null): Decision {
  if (state === null) return refuse("evaluation.notAsked");
  if (state === "evaluated") return refuse("evaluation.once");
  return stateAfter(state, "evaluateOnline") === null ? refuse("evaluation.notAsked") : allow;
}
