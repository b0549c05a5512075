import type {
  CallbackState,
  CallbackSubject,
  InvalidReason,
  RecheckVerdict,
  Satisfaction,
  Solved,
  Truthfulness,
} from "@yihao/contract/callback";
import type { InvitationState } from "@yihao/contract/evaluation";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { stateAfter } from "./moves.ts";

export type Answers = {
  isContacted: boolean | null;
  solved: Solved;
  satisfaction: Satisfaction;
  isOpinionClear: boolean | null;
  truthfulness: Truthfulness | null;
};

/** A dissatisfied requester's words are what the agency has to work with. Contact is asked of an agency's work only. */
export function decideAnswers(
  subject: CallbackSubject,
  answers: Pick<Answers, "isContacted" | "satisfaction"> & { comment?: string | undefined },
): Decision {
  return all(
    subject === "order" && answers.isContacted === null ? atField("isContacted", refuse("evaluation.contactNeeded")) : allow,
    answers.satisfaction === "dissatisfied" && answers.comment === undefined
      ? atField("comment", refuse("evaluation.reasonNeeded"))
      : allow,
  );
}

/** Asked while the order waits for its callback; once for each round. */
export function decideEvaluateOnline(state: CallbackState | null): Decision {
  if (state === null) return refuse("evaluation.notAsked");
  if (state === "evaluated") return refuse("evaluation.once");
  return stateAfter(state, "evaluateOnline") === null ? refuse("evaluation.notAsked") : allow;
}

export type InvitationFacts = { usedAt: Date | null; expiresAt: Date; callbackState: CallbackState };

/** What was used stays used, whatever came after; a round that ended another way outweighs the date. */
export function invitationStateOf({ usedAt, expiresAt, callbackState }: InvitationFacts, now: Date): InvitationState {
  if (usedAt !== null) return "used";
  if (!decideEvaluateOnline(callbackState).ok) return "ended";
  return now >= expiresAt ? "expired" : "open";
}

export function decideEvaluateByLink(facts: InvitationFacts, now: Date): Decision {
  const refusals = { open: null, used: "evaluation.once", expired: "evaluation.linkExpired", ended: "evaluation.linkEnded" } as const;
  const code = refusals[invitationStateOf(facts, now)];
  return code === null ? allow : refuse(code);
}

export type RecheckFacts = { evaluatedBy: string | null; recheckedByName: string | null; recheckerId: string | null };

/** 复核: once, and by somebody other than the officer who asked (推荐值). */
export function decideRecheck(facts: RecheckFacts): Decision {
  return all(
    facts.recheckedByName === null ? allow : refuse("evaluation.rechecked", { name: facts.recheckedByName }),
    facts.evaluatedBy !== null && facts.evaluatedBy === facts.recheckerId ? refuse("evaluation.ownRecheck") : allow,
  );
}

export type RecheckWords = { verdict: RecheckVerdict; invalidReason: InvalidReason | null; corrected: Partial<Answers> };

/** A verdict says what it needs and nothing else: 无效 its reason, 更正 at least one answer that differs. */
export function decideVerdict({ verdict, invalidReason, corrected }: RecheckWords, recorded: Answers): Decision {
  if (verdict !== "changed" && Object.keys(corrected).length > 0) return refuse("evaluation.correctionUnwanted");
  if (verdict === "invalid") return invalidReason === null ? atField("invalidReason", refuse("evaluation.invalidReasonNeeded")) : allow;
  if (verdict === "upheld") return allow;
  const names = Object.keys(corrected) as (keyof Answers)[];
  return names.some((name) => corrected[name] !== recorded[name]) ? allow : atField("corrected", refuse("evaluation.nothingCorrected"));
}

type Recorded = {
  readonly is_contacted: boolean | null;
  readonly solved: Solved;
  readonly satisfaction: Satisfaction;
  readonly is_opinion_clear: boolean | null;
  readonly truthfulness: Truthfulness | null;
};
export const recordedAnswers = (recorded: Recorded): Answers => ({
  isContacted: recorded.is_contacted,
  solved: recorded.solved,
  satisfaction: recorded.satisfaction,
  isOpinionClear: recorded.is_opinion_clear,
  truthfulness: recorded.truthfulness,
});
/** The answers that count: what a re-check did not correct stays as it was recorded. */
export function effectiveAnswers(
  recorded: Recorded,
  corrected: Partial<{ [Name in keyof Recorded]: Recorded[Name] | null }> | undefined,
): Answers {
  return {
    isContacted: corrected?.is_contacted ?? recorded.is_contacted,
    solved: corrected?.solved ?? recorded.solved,
    satisfaction: corrected?.satisfaction ?? recorded.satisfaction,
    isOpinionClear: corrected?.is_opinion_clear ?? recorded.is_opinion_clear,
    truthfulness: corrected?.truthfulness ?? recorded.truthfulness,
  };
}
