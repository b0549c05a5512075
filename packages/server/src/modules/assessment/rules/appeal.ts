import type { AssessmentState } from "@yihao/contract/assessment";
import { type AssessmentAppealState, type Correction, AssessmentAppealState as States } from "@yihao/contract/assessment-appeal";
import type { SchemeItem } from "@yihao/contract/assessment-scheme";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";

export type AppealMove = "review" | "uphold" | "dismiss" | "sendBack" | "withdraw";
export const appealMoveWords = {
  review: "复核",
  uphold: "审定成立",
  dismiss: "审定不成立",
  sendBack: "退回复核",
  withdraw: "撤回",
} as const satisfies Record<AppealMove, string>;

/** 单位申诉 → 考核员复核 → 领导审定. */
export const appealMoves = {
  submitted: { review: "reviewed", withdraw: "withdrawn" },
  reviewed: { uphold: "upheld", dismiss: "dismissed", sendBack: "submitted" },
  upheld: {},
  dismissed: {},
  withdrawn: {},
} as const satisfies Record<AssessmentAppealState, Partial<Record<AppealMove, AssessmentAppealState>>>;

export function appealStateAfter(state: AssessmentAppealState, move: AppealMove): AssessmentAppealState | null {
  return (appealMoves[state] as Partial<Record<AppealMove, AssessmentAppealState>>)[move] ?? null;
}

export function decideAppealMove(state: AssessmentAppealState, move: AppealMove): Decision {
  return appealStateAfter(state, move) === null
    ? refuse("assessmentAppeal.wrongState", { state: States.word(state), act: appealMoveWords[move] })
    : allow;
}

export type SubmitFacts = { state: AssessmentState; isOwn: boolean; today: string; appealUntil: string | null };
/** While the result is announced, by the agency itself. */
export function decideSubmit(facts: SubmitFacts): Decision {
  return all(
    facts.isOwn ? allow : refuse("assessmentAppeal.notYours"),
    facts.state === "provisional" ? allow : refuse("assessmentAppeal.notAnnounced"),
    facts.appealUntil !== null && facts.today > facts.appealUntil
      ? refuse("assessmentAppeal.windowPassed", { date: facts.appealUntil })
      : allow,
  );
}

/** Records that are corrected must stand behind the loss; points are those the item can give. */
export function decideCorrection(
  correction: Correction,
  item: Pick<SchemeItem, "formula" | "fullPoints" | "section">,
  losses: ReadonlySet<string>,
): Decision {
  if (correction.kind === "records") {
    const isStrange = correction.recordIds.some((id) => !losses.has(id));
    if (isStrange) return atField("correction.recordIds", refuse("assessmentAppeal.recordUnknown"));
    const isCase = item.formula.kind === "perCase";
    return isCase && correction.treatment === "fulfilled"
      ? atField("correction.treatment", refuse("assessmentAppeal.casesOnlyRemoved"))
      : allow;
  }
  const max = item.formula.kind === "perCase" ? item.formula.cap : item.fullPoints;
  return correction.points > max ? atField("correction.points", refuse("assessmentAppeal.pointsBeyond", { max })) : allow;
}

export function decideUphold(facts: { state: AssessmentAppealState; isReviewer: boolean; hasCorrection: boolean }): Decision {
  return all(
    decideAppealMove(facts.state, "uphold"),
    facts.isReviewer ? refuse("assessmentAppeal.ownReview") : allow,
    facts.hasCorrection ? allow : atField("decision", refuse("assessmentAppeal.nothingProposed")),
  );
}

export function decideDismiss(facts: { state: AssessmentAppealState; isReviewer: boolean }): Decision {
  return all(decideAppealMove(facts.state, "dismiss"), facts.isReviewer ? refuse("assessmentAppeal.ownReview") : allow);
}

/** Struck records leave both counts where each is a case against the agency; of a rate they leave the denominator, or count as fulfilled. */
export function correctCounts(
  counts: { numerator: number; denominator: number },
  correction: Extract<Correction, { kind: "records" }>,
  isCase: boolean,
): { numerator: number; denominator: number } {
  const count = new Set(correction.recordIds).size;
  if (correction.treatment === "fulfilled") return { numerator: counts.numerator + count, denominator: counts.denominator };
  return { numerator: counts.numerator - (isCase ? count : 0), denominator: counts.denominator - count };
}
