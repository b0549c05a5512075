import { allow, type Decision, refuse } from "../../kernel/decision.ts";

export type ReviewerFacts = { reviewerId: string | null; repliedBy: string | null; isOwnAgency: boolean };
/** 审核人 ≠ 答复人 (推荐值), and nobody of the agency that answered: the registering operator may, who wrote none of it. */
export function decideReviewer(facts: ReviewerFacts): Decision {
  if (facts.isOwnAgency) return refuse("review.ownAgency");
  return facts.reviewerId !== null && facts.reviewerId === facts.repliedBy ? refuse("review.ownReply") : allow;
}

/** A reply passes when it meets every point; the points are those of the list in force. */
export function decidePoints(facts: { isPassed: boolean; points: readonly string[]; unmetPoints: readonly string[] }): Decision {
  const unknown = facts.unmetPoints.find((point) => !facts.points.includes(point));
  if (unknown !== undefined) return refuse("review.unknownPoint", { point: unknown });
  if (facts.isPassed && facts.unmetPoints.length > 0) return refuse("review.pointsUnmet", { points: facts.unmetPoints.join("、") });
  return allow;
}

/** What the agency reads: the points that were not met, then the reviewer's own words. */
export function sendBackWords(unmetPoints: readonly string[], opinion: string): string {
  return unmetPoints.length === 0 ? opinion : `未达要点：${unmetPoints.join("、")}。${opinion}`;
}
