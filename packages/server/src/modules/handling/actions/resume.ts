import type { resumeAssignment } from "@yihao/contract/applications";
import type { BodyOf } from "@yihao/contract/endpoint";
import { type Actor, decideHolds, seesAgency } from "../../../kernel/actor.ts";
import { Absent, type Decision, insist, Refusal, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { workingDuration } from "../../../kernel/working-time/index.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, catalogueOf } from "../../directory/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import { loadVisibleWorkOrder, loadWorkOrder, staffScope, updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { timeWords } from "../facts.ts";
import { type AssignmentTable, findAssignment, listResumeDue, loadAssignment, markResumed } from "../store/index.ts";
import { countClock, isLead, promiseAfter, saveClock } from "./clock.ts";
import { about, move } from "./work.ts";

/** Whoever works on it, of the agency itself, or whoever decides about applications at the centre. */
export function decideResumer(actor: Actor, agency: { id: string; name: string | null }): Decision {
  const isOutside = actor.kind === "staff" && actor.agencyId !== null;
  if (!isOutside) return decideHolds(actor, "handling.decideApplication");
  return seesAgency(actor.scope, agency.id) ? decideHolds(actor, "handling.work") : refuse("assignment.notYours", { agency: agency.name });
}

/** 恢复办理: what was left at the pause is left again. */
export async function resume(call: Call, assignmentId: string, body: BodyOf<typeof resumeAssignment>): Promise<Date> {
  return transact(call, async (act) => {
    const seen = await findAssignment(act.db, { ...staffScope(act), agencyIds: "all" }, assignmentId);
    if (seen === undefined) throw new Absent("项承办任务");
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), seen.work_order_id);
    insist(decideResumer(act.actor, { id: seen.agency_id, name: (await catalogueOf(act)).agencyName(seen.agency_id) }));
    const assignment = await loadAssignment(act.db, { ...staffScope(act), agencyIds: "all" }, assignmentId);
    return takeUp(act, order, assignment, body.reason);
  });
}

async function takeUp(act: Act, order: WorkOrderFacts, assignment: AssignmentTable, reason: string): Promise<Date> {
  const pausedAt = assignment.paused_at ?? act.at;
  await move(act, assignment, "resume", { paused_at: null, pause_review_on: null });
  await markResumed(act.db, act.cityCode, assignment.id, {
    resumed_at: act.at,
    resumed_by_name: act.actor.name,
    resume_reason: reason,
  });
  const clock = await countClock(act, assignment);
  const minutes = Math.round(workingDuration(await calendarOf(act), pausedAt, act.at));
  await saveClock(act, order, assignment, clock, {
    promisedDueAt: promiseAfter(order, assignment, clock.dueAt),
    own: { paused_minutes: assignment.paused_minutes + minutes },
  });
  if (isLead(assignment)) await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { paused_at: null });
  await emit(act, {
    type: "assignment.resumed",
    ...about(assignment),
    reason,
    facts: {
      agencyId: assignment.agency_id,
      from: assignment.due_at.toISOString(),
      dueAt: clock.dueAt.toISOString(),
      pausedMinutes: minutes,
      forRequester: isLead(assignment),
    },
  });
  if (act.actor.kind !== "staff" || act.actor.agencyId === null) await tellAgency(act, order, assignment, reason, clock.dueAt);
  return clock.dueAt;
}

async function tellAgency(act: Act, order: WorkOrderFacts, assignment: AssignmentTable, reason: string, dueAt: Date): Promise<void> {
  await notifyAgency(act, {
    causeId: newId(act.at),
    topic: "applicationDecided",
    agencyId: assignment.agency_id,
    title: `恢复办理：${assignment.title}`,
    body: `工单 ${order.number} 已恢复办理，原因：${reason}。办理期限为 ${timeWords(dueAt)}。`,
    link: `/orders/${order.id}`,
  });
}

/** 复核日期到了: the clock runs again by itself; each order in a transaction of its own. Returns how many went on. */
export async function resumeDue(call: Call): Promise<number> {
  let resumed = 0;
  for (const { id, work_order_id } of await listResumeDue(call.db, call.cityCode, dateOf(call.at))) {
    const isResumed = await transact(call, async (act) => {
      const order = await loadWorkOrder(act.db, act.cityCode, work_order_id);
      const assignment = await loadAssignment(act.db, staffScope(act), id);
      const isStillDue = assignment.state === "paused" && (assignment.pause_review_on ?? "9999") <= dateOf(act.at);
      if (isStillDue) await takeUp(act, order, assignment, "挂起的复核日期已到");
      return isStillDue;
    }).catch((error: unknown) => {
      if (error instanceof Refusal || error instanceof Absent) return false;
      throw error;
    });
    if (isResumed) resumed += 1;
  }
  return resumed;
}
