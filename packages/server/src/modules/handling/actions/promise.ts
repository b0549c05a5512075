import type { BodyOf } from "@yihao/contract/endpoint";
import type { replyAssignment } from "@yihao/contract/handling";
import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { addDays, dateOf, instantOf } from "../../../kernel/shanghai.ts";
import { type Calendar, countWorkingDays } from "../../../kernel/working-time/index.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, settingOf, stampDay } from "../../directory/index.ts";
import { notifyAgency, renderNotice } from "../../notice/index.ts";
import { loadWorkOrder, updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { decidePromise, isBroken, isOver } from "../rules/index.ts";
import {
  type AssignmentTable,
  findAcceptedPromise,
  insertPromise,
  listPromisesToMind,
  loadPromise,
  type PromiseTable,
  type ReplyTable,
  updatePromise,
} from "../store/index.ts";
import { about, move } from "./work.ts";

type Given = NonNullable<BodyOf<typeof replyAssignment>["interim"]>;

/** The promise goes with the reply; it holds from the moment review accepts that. */
export async function makePromise(act: Act, assignment: AssignmentTable, written: ReplyTable, given: Given): Promise<void> {
  const calendar = await calendarOf(act);
  const today = dateOf(act.at);
  insist(
    decidePromise({
      part: { state: assignment.state, role: assignment.role, isDelegated: assignment.parent_id !== null },
      isFollowUp: assignment.follow_up_due_at !== null,
      promisedOn: given.promisedOn,
      today,
      isWorkingDay: calendar.isWorkingDay(given.promisedOn),
      workingDaysAhead: countWorkingDays(calendar, today, given.promisedOn),
      daysMax: await settingOf(act, "handling.interimWorkingDaysMax"),
    }),
  );
  const { dueAt } = await stampDay(act, { startsAt: act.at, onDate: given.promisedOn });
  await insertPromise(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    assignment_id: assignment.id,
    work_order_id: assignment.work_order_id,
    agency_id: assignment.agency_id,
    reply_id: written.id,
    promised_on: given.promisedOn,
    plan: given.plan,
    due_at: dueAt,
    made_at: act.at,
    accepted_at: null,
    remind_at: null,
    kept_at: null,
    broken_at: null,
    ended_at: null,
  });
}

/** 阶段性办结: the limit was met by the reply, and from now on the lights go by the promise, on a list of orders that are followed up. */
export async function acceptPromise(
  act: Act,
  order: WorkOrderFacts,
  assignment: AssignmentTable,
  { reply, promise }: { reply: ReplyTable; promise: PromiseTable },
): Promise<void> {
  const clock = await stampDay(act, { startsAt: act.at, onDate: promise.promised_on });
  const lights = { yellow_at: clock.yellowAt, orange_at: clock.orangeAt };
  const followed = { clock_stopped_at: reply.replied_at, follow_up_due_at: clock.dueAt, ...lights };
  await move(act, assignment, "followUp", followed);
  await updateWorkOrder(
    act.db,
    { cityCode: act.cityCode, id: order.id },
    { ...followed, is_key: true, key_reason: order.is_key ? order.key_reason : "阶段性办结" },
  );
  await updatePromise(
    act.db,
    { cityCode: act.cityCode, id: promise.id },
    { accepted_at: act.at, due_at: clock.dueAt, remind_at: firstReminder(await calendarOf(act), dateOf(act.at), promise.promised_on) },
  );
}

/** The last reply passed: the promise is kept, late where it was broken before. */
export async function keepPromise(act: Act, assignment: AssignmentTable, reply: ReplyTable): Promise<void> {
  const promise = await findAcceptedPromise(act.db, act.cityCode, assignment.id);
  if (promise === undefined || promise.kept_at !== null) return;
  if (promise.broken_at === null && reply.replied_at > promise.due_at) await markBroken(act, promise, assignment);
  await updatePromise(act.db, { cityCode: act.cityCode, id: promise.id }, { kept_at: reply.replied_at, remind_at: null });
}

const reminderWorkingDays = 3;
const reminderTime = "08:30";

/** Three working days before, or on the day itself where that is no longer to come. */
function firstReminder(calendar: Calendar, today: string, promisedOn: string): Date {
  let early = promisedOn;
  for (let left = reminderWorkingDays; left > 0; ) {
    early = addDays(early, -1);
    if (calendar.isWorkingDay(early)) left -= 1;
  }
  return instantOf(early > today ? early : promisedOn, reminderTime);
}

const batch = 200;
/** Reminds of promises that fall due and marks those that were broken; each order in a transaction of its own. Returns how many it took up. */
export async function mindPromises(call: Call): Promise<number> {
  const waiting = await listPromisesToMind(call.db, call.cityCode, call.at, batch);
  for (const { id, work_order_id } of waiting)
    await transact(call, async (act) => {
      await loadWorkOrder(act.db, act.cityCode, work_order_id);
      const found = await loadPromise(act.db, act.cityCode, id);
      if (found !== undefined) await mind(act, found.promise, found.assignment);
    });
  return waiting.length;
}

async function mind(act: Act, promise: PromiseTable, assignment: AssignmentTable): Promise<void> {
  const { state, replied_at } = assignment;
  const isOpen = promise.accepted_at !== null && promise.kept_at === null && promise.broken_at === null && promise.ended_at === null;
  // An order that was withdrawn or ended otherwise takes the promise with it.
  if (isOpen && isOver(state))
    await updatePromise(act.db, { cityCode: act.cityCode, id: promise.id }, { ended_at: assignment.ended_at ?? act.at, remind_at: null });
  else if (isOpen && isBroken({ dueAt: promise.due_at, keptAt: promise.kept_at, state, repliedAt: replied_at }, act.at))
    await markBroken(act, promise, assignment);
  else if (promise.remind_at !== null && promise.remind_at <= act.at) await remind(act, promise, assignment);
}

async function markBroken(act: Act, promise: PromiseTable, assignment: AssignmentTable): Promise<void> {
  await updatePromise(act.db, { cityCode: act.cityCode, id: promise.id }, { broken_at: act.at, remind_at: null });
  await emit(act, {
    type: "assignment.promise_broken",
    ...about(assignment),
    reason: `承诺 ${promise.promised_on} 前完成`,
    facts: { agencyId: assignment.agency_id, promisedOn: promise.promised_on, promiseId: promise.id },
  });
  await notifyAgency(act, {
    causeId: promise.id,
    topic: "overdue",
    agencyId: assignment.agency_id,
    ...renderNotice("overdue", assignment.number, { dueOn: promise.promised_on }),
    link: `/orders/${assignment.work_order_id}`,
  });
}

async function remind(act: Act, promise: PromiseTable, assignment: AssignmentTable): Promise<void> {
  const onDay = instantOf(promise.promised_on, reminderTime);
  const isLast = promise.remind_at === null || promise.remind_at >= onDay;
  await updatePromise(act.db, { cityCode: act.cityCode, id: promise.id }, { remind_at: isLast ? null : onDay });
  if (assignment.state === "replied" || assignment.ended_at !== null) return;
  await notifyAgency(act, {
    causeId: newId(act.at),
    topic: "due",
    agencyId: assignment.agency_id,
    ...renderNotice("due", assignment.number, { dueOn: promise.promised_on, reason: "阶段性办结时向诉求人承诺的完成日期" }),
    link: `/orders/${assignment.work_order_id}`,
  });
}
