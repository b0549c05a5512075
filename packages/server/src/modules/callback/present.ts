import type { Callback, CallbackRow, Evaluation } from "@yihao/contract/callback";
import { type Actor, decideHolds } from "../../kernel/actor.ts";
import { all, permitOf, refuse } from "../../kernel/decision.ts";
import { type Catalogue, lightOf } from "../directory/index.ts";
import { decideClaim, decideOfficer, decideRecheck, effectiveAnswers, recordedAnswers } from "./rules/index.ts";
import type { CallbackAttemptTable, CallbackTable, EvaluationRecheckTable, EvaluationTable } from "./store/index.ts";

type Seen = { catalogue: Catalogue; now: Date };

export function presentRow(callback: CallbackTable, { catalogue, now }: Seen): CallbackRow {
  const { due_at: dueAt, yellow_at: yellowAt, orange_at: orangeAt, finished_at: stoppedAt } = callback;
  return {
    id: callback.id,
    subject: callback.subject,
    demandId: callback.demand_id,
    workOrderId: callback.work_order_id,
    number: callback.number,
    title: callback.title,
    kind: callback.kind,
    leadAgencyName: catalogue.agencyName(callback.lead_agency_id),
    round: callback.round,
    state: callback.state,
    attemptCount: callback.attempt_count,
    claimedBy: callback.claimed_by_name,
    createdAt: callback.created_at.toISOString(),
    dueAt: dueAt.toISOString(),
    light: lightOf({ dueAt, yellowAt, orangeAt, stoppedAt }, now),
    lastAttemptAt: callback.last_attempt_at?.toISOString() ?? null,
    nextTryAt: callback.next_try_at?.toISOString() ?? null,
  };
}

/** `hidesWords`: this person must not learn who the requester is, and free words of the centre may say so. */
export type More = Seen & {
  attempts: readonly CallbackAttemptTable[];
  evaluation: EvaluationTable | undefined;
  recheck: EvaluationRecheckTable | undefined;
  contactPhone: string | null;
  registeredBy: string | null;
  repliedBy: string | null;
  hidesWords: boolean;
  actor: Actor;
};

export function presentCallback(callback: CallbackTable, more: More): Callback {
  const { evaluation, recheck, hidesWords, actor } = more;
  const officerId = actor.kind === "staff" ? actor.accountId : null;
  const facts = { state: callback.state, claimedBy: callback.claimed_by, claimedByName: callback.claimed_by_name, officerId };
  const may = decideHolds(actor, "callback.work");
  return {
    ...presentRow(callback, more),
    attempts: more.attempts.map((each) => ({
      id: each.id,
      at: each.attempted_at.toISOString(),
      by: each.attempted_by_name,
      dayPart: each.day_part,
      outcome: each.outcome,
      note: hidesWords ? null : each.note,
    })),
    evaluation: evaluation === undefined ? null : presentEvaluation(evaluation, recheck, hidesWords),
    contactPhone: more.contactPhone,
    can: {
      claim: permitOf(all(may, decideClaim({ ...facts, registeredBy: more.registeredBy, repliedBy: more.repliedBy }))),
      release: permitOf(all(may, decideOfficer(facts, "release"))),
      attempt: permitOf(all(may, decideOfficer(facts, "attempt"))),
      evaluate: permitOf(all(may, decideOfficer(facts, "evaluate"))),
      recheck: permitOf(
        all(
          decideHolds(actor, "callback.recheck"),
          evaluation === undefined
            ? refuse("evaluation.none")
            : decideRecheck({
                evaluatedBy: evaluation.evaluated_by,
                recheckedByName: recheck?.rechecked_by_name ?? null,
                recheckerId: officerId,
              }),
        ),
      ),
    },
  };
}

function presentEvaluation(evaluation: EvaluationTable, recheck: EvaluationRecheckTable | undefined, hidesWords: boolean): Evaluation {
  return {
    id: evaluation.id,
    at: evaluation.evaluated_at.toISOString(),
    by: evaluation.evaluated_by_name,
    source: evaluation.source,
    ...effectiveAnswers(evaluation, recheck),
    reasons: evaluation.reasons,
    comment: evaluation.comment,
    validity: evaluation.validity,
    invalidReason: evaluation.invalid_reason,
    isFirst: evaluation.is_first,
    isFinal: evaluation.is_final,
    recheck:
      recheck === undefined
        ? null
        : {
            at: recheck.rechecked_at.toISOString(),
            by: recheck.rechecked_by_name,
            verdict: recheck.verdict,
            reason: hidesWords ? null : recheck.reason,
            recorded: recordedAnswers(evaluation),
          },
  };
}
