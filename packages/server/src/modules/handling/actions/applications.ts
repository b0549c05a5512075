import type { applyExtension, applyPause, claimBeyondDuty } from "@yihao/contract/applications";
import type { BodyOf } from "@yihao/contract/endpoint";
import type { EventType } from "@yihao/contract/events";
import type { AttachmentKind } from "@yihao/contract/files";
import { seesAgency } from "../../../kernel/actor.ts";
import { Absent, type Decision, insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, catalogueOf } from "../../directory/index.ts";
import { insistForOrder, loadVisibleWorkOrder, staffScope, type WorkOrderFacts } from "../../work-order/index.ts";
import { beyondDutyFacts, extensionFacts, pauseFacts, reviewDates, type Situation } from "../facts.ts";
import { numbersOf } from "../numbers.ts";
import { decideAmount, decideBeyondDuty, decideExtend, decidePause, decideReviewDate, decideSettle } from "../rules/index.ts";
import {
  type ApplicationTable,
  type AssignmentTable,
  findApplication,
  insertApplication,
  listApplicationsOfOrder,
  loadApplication,
  markSettled,
} from "../store/index.ts";
import { about, loadWithOrder } from "./work.ts";

type Papers = { attachmentIds: string[]; attachmentKinds: Readonly<Partial<Record<string, AttachmentKind>>> };
type Asked = Pick<ApplicationTable, "kind" | "reason"> &
  Partial<Pick<ApplicationTable, "basis" | "explanation" | "amount" | "unit" | "review_on">>;

const askedEvents = {
  extension: "assignment.extension_requested",
  pause: "assignment.pause_requested",
  beyondDuty: "assignment.beyond_duty_claimed",
} as const satisfies Record<ApplicationTable["kind"], EventType>;

/** 申请延期. Returns the application's id. */
export async function applyForExtension(call: Call, assignmentId: string, body: BodyOf<typeof applyExtension>): Promise<string> {
  return ask(call, assignmentId, body, async (assignment, situation, insistHere) => {
    await insistHere(decideExtend(extensionFacts(assignment, situation)));
    insist(decideAmount(body.amount, { amount: assignment.limit_amount, unit: assignment.limit_unit }, "amount"));
    return { kind: "extension", ...wordsOf(body), amount: body.amount, unit: assignment.limit_unit };
  });
}

/** 申请挂起. Returns the application's id. */
export async function applyForPause(call: Call, assignmentId: string, body: BodyOf<typeof applyPause>): Promise<string> {
  return ask(call, assignmentId, body, async (assignment, situation, insistHere) => {
    await insistHere(decidePause(pauseFacts(assignment, situation)));
    insist(decideReviewDate(body.reviewOn, reviewDates(situation)));
    return { kind: "pause", ...wordsOf(body), review_on: body.reviewOn };
  });
}

/** 申请认定超职责诉求. Returns the application's id. */
export async function applyForBeyondDuty(call: Call, assignmentId: string, body: BodyOf<typeof claimBeyondDuty>): Promise<string> {
  return ask(call, assignmentId, body, async (assignment, situation, insistHere) => {
    await insistHere(decideBeyondDuty(beyondDutyFacts(assignment, situation)));
    return { kind: "beyondDuty", reason: body.reason, basis: body.basis };
  });
}

const wordsOf = (body: { reason: string; basis?: string | undefined; explanation: string }) => ({
  reason: body.reason,
  basis: body.basis ?? null,
  explanation: body.explanation,
});

async function ask(
  call: Call,
  assignmentId: string,
  papers: Papers,
  decide: (assignment: AssignmentTable, situation: Situation, insistHere: (decision: Decision) => Promise<void>) => Promise<Asked>,
): Promise<string> {
  const [calendar, numbers] = [await calendarOf(call), await numbersOf(call)];
  return transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, assignmentId);
    const applications = await listApplicationsOfOrder(act.db, act.cityCode, order.id);
    const asked = await decide(assignment, { order, applications, calendar, numbers, now: act.at }, (decision) =>
      insistForOrder(act, order.id, decision),
    );
    const id = newId(act.at);
    await insertApplication(act.db, {
      ...blank,
      ...asked,
      city_code: act.cityCode,
      id,
      assignment_id: assignment.id,
      work_order_id: order.id,
      agency_id: assignment.agency_id,
      asked_at: act.at,
      asked_by: accountOf(act),
      asked_by_name: act.actor.name,
    });
    await claimAttachments(act, papers.attachmentIds, { type: "application", id }, papers.attachmentKinds);
    await emit(act, {
      type: askedEvents[asked.kind],
      ...about(assignment),
      reason: asked.reason,
      facts: { agencyId: assignment.agency_id, applicationId: id, amount: asked.amount, unit: asked.unit, reviewOn: asked.review_on },
    });
    return id;
  });
}

const blank = {
  state: "waiting",
  basis: null,
  explanation: null,
  amount: null,
  unit: null,
  review_on: null,
  opinion: null,
  granted_amount: null,
  settled_at: null,
  settled_by: null,
  settled_by_name: null,
  resumed_at: null,
  resumed_by_name: null,
  resume_reason: null,
} as const satisfies Partial<ApplicationTable>;

export const accountOf = (act: Act) => (act.actor.kind === "staff" ? act.actor.accountId : null);

/** The order, then the application, both locked; {@link Absent} when the order is not for this person's eyes. */
export async function loadWithApplication(act: Act, id: string): Promise<{ order: WorkOrderFacts; application: ApplicationTable }> {
  const seen = await findApplication(act.db, act.cityCode, id);
  if (seen === undefined) throw new Absent("份申请");
  const order = await loadVisibleWorkOrder(act.db, staffScope(act), seen.work_order_id);
  return { order, application: await loadApplication(act.db, act.cityCode, id) };
}

export const settleFacts = (application: ApplicationTable) => ({
  kind: application.kind,
  state: application.state,
  settledByName: application.settled_by_name,
});

/** 撤回申请, by the agency that asked. */
export async function withdraw(call: Call, id: string): Promise<void> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    const { order, application } = await loadWithApplication(act, id);
    if (!seesAgency(staffScope(act), application.agency_id))
      insist(refuse("application.notYours", { agency: catalogue.agencyName(application.agency_id) }));
    insist(decideSettle(settleFacts(application)));
    await markSettled(
      act.db,
      { cityCode: act.cityCode, id },
      { state: "withdrawn", settled_at: act.at, settled_by: accountOf(act), settled_by_name: act.actor.name },
    );
    await emit(act, {
      type: "assignment.application_withdrawn",
      subjectId: application.assignment_id,
      demandId: order.demand_id,
      workOrderId: order.id,
      facts: { agencyId: application.agency_id, applicationId: id, kind: application.kind },
    });
  });
}
