import { allow, type Decision, refuse } from "../../kernel/decision.ts";

/** 审核人 ≠ 答复人 (推荐值). */
export function decideReviewer(facts: { reviewerId: string | null; repliedBy: string | null }): Decision {
  return facts.reviewerId !== null && facts.reviewerId === facts.repliedBy ? refuse("review.ownReply") : allow;
}
