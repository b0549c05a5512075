import type { Application, WaitingApplication } from "@yihao/contract/applications";
import type { Attachment } from "@yihao/contract/files";
import { type Actor, decideHolds, seesAgency } from "../../kernel/actor.ts";
import { all, allow, permitOf, refuse } from "../../kernel/decision.ts";
import type { Catalogue } from "../directory/index.ts";
import { isOfAgency } from "./facts.ts";
import { decideDecider, decideSettle } from "./rules/index.ts";
import type { ApplicationTable, WaitingApplicationRow } from "./store/index.ts";

export type ApplicationMore = { catalogue: Catalogue; actor: Actor; attachmentsOf: (applicationId: string) => Attachment[] };

export function presentApplication(row: ApplicationTable, more: ApplicationMore): Application {
  return {
    id: row.id,
    assignmentId: row.assignment_id,
    workOrderId: row.work_order_id,
    kind: row.kind,
    state: row.state,
    agencyName: more.catalogue.agencyName(row.agency_id) ?? "（已撤销的单位）",
    reason: row.reason,
    basis: row.basis,
    explanation: row.explanation,
    amount: row.amount,
    unit: row.unit,
    reviewOn: row.review_on,
    askedAt: row.asked_at.toISOString(),
    askedBy: row.asked_by_name,
    opinion: row.opinion,
    grantedAmount: row.granted_amount,
    settledAt: row.settled_at?.toISOString() ?? null,
    settledBy: row.settled_by_name,
    resumedAt: row.resumed_at?.toISOString() ?? null,
    resumedBy: row.resumed_by_name,
    resumeReason: row.resume_reason,
    attachments: more.attachmentsOf(row.id),
    can: canOf(row, more),
  };
}

function canOf(row: ApplicationTable, { actor, catalogue }: ApplicationMore): Application["can"] {
  const isOpen = decideSettle({ kind: row.kind, state: row.state, settledByName: row.settled_by_name });
  const accountId = actor.kind === "staff" ? actor.accountId : null;
  const isOurs = actor.kind === "staff" && actor.agencyId !== null && seesAgency(actor.scope, row.agency_id);
  return {
    decide: permitOf(
      all(
        decideHolds(actor, "handling.decideApplication"),
        decideDecider({ deciderId: accountId, askedBy: row.asked_by, isOfAgency: isOfAgency(actor, row.agency_id, catalogue) }),
        isOpen,
      ),
    ),
    withdraw: permitOf(
      all(
        decideHolds(actor, "handling.work"),
        isOurs ? allow : refuse("application.notYours", { agency: catalogue.agencyName(row.agency_id) }),
        isOpen,
      ),
    ),
  };
}

export function presentWaiting(row: WaitingApplicationRow, more: ApplicationMore): WaitingApplication {
  return {
    ...presentApplication(row, more),
    number: row.number,
    title: row.title,
    dueAt: row.due_at.toISOString(),
    limitAmount: row.limit_amount,
    limitUnit: row.limit_unit,
  };
}
