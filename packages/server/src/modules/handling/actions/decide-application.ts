import type { decideApplication } from "@yihao/contract/applications";
import { ApplicationDecision, ApplicationKind } from "@yihao/contract/applications";
import type { BodyOf } from "@yihao/contract/endpoint";
import type { EventType } from "@yihao/contract/events";
import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { countWorkingDays } from "../../../kernel/working-time/index.ts";
import { type EventFacts, emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, catalogueOf } from "../../directory/index.ts";
import { notifyAgency, renderNotice } from "../../notice/index.ts";
import { insistForOrder, staffScope, updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { isOfAgency, reviewDates } from "../facts.ts";
import { numbersOf } from "../numbers.ts";
import { decideAmount, decideDecider, decideGrant, decideReviewDate, decideSettle } from "../rules/index.ts";
import { type ApplicationTable, type AssignmentTable, loadAssignment, markSettled } from "../store/index.ts";
import { accountOf, loadWithApplication, settleFacts } from "./applications.ts";
import { countClock, isLead, promiseAfter, saveClock } from "./clock.ts";
import { about, move } from "./work.ts";

type Body = BodyOf<typeof decideApplication>;
type Matter = { order: WorkOrderFacts; assignment: AssignmentTable; application: ApplicationTable };

const settledEvents = {
  extension: { granted: "assignment.extension_granted", refused: "assignment.extension_refused" },
  pause: { granted: "assignment.pause_granted", refused: "assignment.pause_refused" },
  beyondDuty: { granted: "assignment.beyond_duty_granted", refused: "assignment.beyond_duty_refused" },
} as const satisfies Record<ApplicationTable["kind"], Record<Body["decision"], EventType>>;

/** 审核申请: granted or refused once, by somebody who neither asked nor belongs to who asked. */
export async function decide(call: Call, id: string, body: Body): Promise<void> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    const { order, application } = await loadWithApplication(act, id);
    insist(decideSettle(settleFacts(application)));
    insist(
      decideDecider({
        deciderId: accountOf(act),
        askedBy: application.asked_by,
        isOfAgency: isOfAgency(act.actor, application.agency_id, catalogue),
      }),
    );
    const assignment = await loadAssignment(act.db, staffScope(act), application.assignment_id);
    const isGranted = body.decision === "granted";
    if (isGranted) await insistForOrder(act, order.id, decideGrant(application.kind, assignment.state));
    const granted = isGranted ? await termsOf(act, { order, assignment, application }, body) : {};
    await markSettled(
      act.db,
      { cityCode: act.cityCode, id },
      {
        state: body.decision,
        opinion: body.opinion,
        settled_at: act.at,
        settled_by: accountOf(act),
        settled_by_name: act.actor.name,
        ...granted,
      },
    );
    const matter = { order, assignment, application: { ...application, ...granted, settled_at: act.at } };
    const facts = isGranted ? await take(act, matter) : {};
    await emit(act, {
      type: settledEvents[application.kind][body.decision],
      ...about(assignment),
      reason: body.opinion,
      facts: { agencyId: application.agency_id, applicationId: id, ...facts },
    });
    await tellApplicant(act, matter, body, facts);
  });
}

/** How much is granted: what was asked for, unless the decision says otherwise; a review date that has passed meanwhile must be named anew. */
async function termsOf(act: Act, { assignment, application }: Matter, body: Body): Promise<Partial<ApplicationTable>> {
  const explanation = body.explanation ?? application.explanation;
  if (application.kind === "extension") {
    const amount = body.grantedAmount ?? application.amount ?? assignment.limit_amount;
    insist(decideAmount(amount, { amount: assignment.limit_amount, unit: assignment.limit_unit }, "grantedAmount"));
    return { granted_amount: amount, explanation };
  }
  if (application.kind === "beyondDuty") return {};
  const reviewOn = body.reviewOn ?? application.review_on ?? "";
  insist(decideReviewDate(reviewOn, reviewDates({ calendar: await calendarOf(act), numbers: await numbersOf(act), now: act.at })));
  return { review_on: reviewOn, explanation };
}

/** What a granted application does; returns what is told about it. */
async function take(act: Act, matter: Matter): Promise<EventFacts> {
  const forRequester = { explanation: matter.application.explanation, forRequester: isLead(matter.assignment) };
  if (matter.application.kind === "extension") return { ...(await extend(act, matter)), ...forRequester };
  if (matter.application.kind === "pause") return { ...(await pause(act, matter)), ...forRequester };
  return {};
}

/** The limit moves from the old due time, also when that has passed meanwhile: what was asked for in time does not suffer from our delay. */
async function extend(act: Act, { order, assignment, application }: Matter): Promise<EventFacts> {
  const clock = await countClock(act, assignment);
  const days = countWorkingDays(await calendarOf(act), dateOf(assignment.due_at), dateOf(clock.dueAt));
  await saveClock(act, order, assignment, clock, {
    promisedDueAt: promiseAfter(order, assignment, clock.dueAt),
    own: { extension_count: assignment.extension_count + 1, extended_days: assignment.extended_days + days },
  });
  return {
    amount: application.granted_amount,
    unit: assignment.limit_unit,
    from: assignment.due_at.toISOString(),
    dueAt: clock.dueAt.toISOString(),
  };
}

/** The clock stops now. */
async function pause(act: Act, { order, assignment, application }: Matter): Promise<EventFacts> {
  await move(act, assignment, "pause", { paused_at: act.at, pause_review_on: application.review_on });
  if (isLead(assignment)) await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { paused_at: act.at });
  return { reviewOn: application.review_on, dueAt: assignment.due_at.toISOString() };
}

async function tellApplicant(act: Act, { order, assignment, application }: Matter, body: Body, facts: EventFacts): Promise<void> {
  const words = renderNotice("applicationDecided", order.number, {
    matter: ApplicationKind.word(application.kind),
    outcome: body.decision === "granted" ? "已获同意" : ApplicationDecision.word("refused"),
    reason: body.opinion,
    ...(application.kind === "extension" && typeof facts.dueAt === "string" ? { dueOn: facts.dueAt } : {}),
  });
  await notifyAgency(act, {
    causeId: newId(act.at),
    topic: "applicationDecided",
    agencyId: assignment.agency_id,
    ...words,
    link: `/orders/${order.id}`,
  });
}
