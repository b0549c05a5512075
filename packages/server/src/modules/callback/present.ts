import type { Callback, CallbackRow } from "@yihao/contract/callback";
import { type Actor, decideHolds } from "../../kernel/actor.ts";
import { all, permitOf } from "../../kernel/decision.ts";
import type { Catalogue } from "../directory/index.ts";
import { decideClaim, decideOfficer } from "./rules.ts";
import type { CallbackAttemptTable, CallbackTable, EvaluationTable } from "./store/index.ts";

export function presentRow(callback: CallbackTable, catalogue: Catalogue): CallbackRow {
  return {
    id: callback.id,
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
    lastAttemptAt: callback.last_attempt_at?.toISOString() ?? null,
  };
}

type More = {
  attempts: readonly CallbackAttemptTable[];
  evaluation: EvaluationTable | undefined;
  contactPhone: string | null;
  registeredBy: string | null;
  repliedBy: string | null;
  catalogue: Catalogue;
  actor: Actor;
};

export function presentCallback(callback: CallbackTable, more: More): Callback {
  const officerId = more.actor.kind === "staff" ? more.actor.accountId : null;
  const facts = { state: callback.state, claimedBy: callback.claimed_by, claimedByName: callback.claimed_by_name, officerId };
  const may = decideHolds(more.actor, "callback.work");
  return {
    ...presentRow(callback, more.catalogue),
    attempts: more.attempts.map((each) => ({
      id: each.id,
      at: each.attempted_at.toISOString(),
      by: each.attempted_by_name,
      outcome: each.outcome as Callback["attempts"][number]["outcome"],
      note: each.note,
    })),
    evaluation:
      more.evaluation === undefined
        ? null
        : {
            id: more.evaluation.id,
            at: more.evaluation.evaluated_at.toISOString(),
            by: more.evaluation.evaluated_by_name,
            source: more.evaluation.source,
            isContacted: more.evaluation.is_contacted,
            solved: more.evaluation.solved as NonNullable<Callback["evaluation"]>["solved"],
            satisfaction: more.evaluation.satisfaction,
            comment: more.evaluation.comment,
          },
    contactPhone: more.contactPhone,
    can: {
      claim: permitOf(all(may, decideClaim({ ...facts, registeredBy: more.registeredBy, repliedBy: more.repliedBy }))),
      release: permitOf(all(may, decideOfficer(facts, "release"))),
      attempt: permitOf(all(may, decideOfficer(facts, "attempt"))),
      evaluate: permitOf(all(may, decideOfficer(facts, "evaluate"))),
    },
  };
}
