import { WorkOrderState } from "@yihao/contract/work-order";
import type { City } from "@yihao/testkit/city";
import { expect } from "vitest";

/*
 * What holds for every order at every moment, whatever people did to it. Asked of the rows themselves, so that a page that
 * shows them wrongly cannot hide it. Each question returns the orders for which it does not hold.
 */
const questions: Readonly<Record<string, string>> = {
  "an order that waits for its agencies has an open part of the lead": `
    select number from work_order o where state = 'dispatched' and not exists (
      select from assignment a where a.work_order_id = o.id and a.role = 'lead' and a.parent_id is null
        and a.state not in ('returned', 'finished', 'ended', 'followUp'))`,
  "an order that waits for its review has exactly one reply that waits": `
    select number from work_order o where state = 'awaitingReview'
      and 1 <> (select count(*) from reply r where r.work_order_id = o.id and r.verdict = 'waiting')`,
  "an order that waits for no review has no reply that waits": `
    select number from work_order o where state not in ('awaitingReview', 'withdrawn', 'terminated', 'concluded')
      and exists (select from reply r where r.work_order_id = o.id and r.verdict = 'waiting')`,
  "an order that waits for its callback has exactly one that is open": `
    select number from work_order o where state = 'awaitingCallback'
      and 1 <> (select count(*) from callback c where c.work_order_id = o.id and c.finished_at is null)`,
  "nobody works on an order that waits for its dispatcher or is over": `
    select number from work_order o where state in ('awaitingDispatch', 'awaitingCompletion', 'closed', 'withdrawn', 'terminated', 'concluded', 'merged')
      and exists (select from assignment a where a.work_order_id = o.id and a.ended_at is null)`,
  "an order that is over waits for no callback": `
    select number from work_order o where state in ('closed', 'withdrawn', 'terminated', 'concluded', 'merged')
      and exists (select from callback c where c.work_order_id = o.id and c.finished_at is null)`,
  "a part is over exactly when it has an end": `
    select number from assignment where (ended_at is null) <> (state not in ('returned', 'finished', 'ended'))`,
  "returns are counted as they were accepted": `
    select number from work_order o where return_count <> (
      select count(*) from return_request q join assignment a on a.id = q.assignment_id
        where q.work_order_id = o.id and q.decision = 'accepted' and a.role = 'lead')`,
  "reworks are counted as they were ordered": `
    select number from work_order o where rework_count <> (
      select count(*) from event e where e.work_order_id = o.id and e.type = 'work_order.reopened')`,
  "joined demands are counted as they are": `
    select number from work_order o where merged_count <> (
      select count(*) from demand d where d.work_order_id = o.id and d.state = 'merged')`,
  "replies sent back are counted as they were": `
    select number from assignment a where send_back_count <> (
      select count(*) from reply r where r.assignment_id = a.id and r.verdict = 'sentBack')`,
  "a part whose reply waits for a signature asks exactly one level": `
    select number from assignment a where state = 'awaitingSignOff' and 1 <> (
      select count(*) from sign_off s join reply r on r.id = s.reply_id
        where s.assignment_id = a.id and s.verdict is null and r.verdict = 'awaitingSignOff')`,
  "a part is followed up exactly when a promise of it was accepted, and its first clock has stopped": `
    select number from assignment a where (follow_up_due_at is not null) <> exists (
        select from promise p where p.assignment_id = a.id and p.accepted_at is not null)
      or follow_up_due_at is not null and clock_stopped_at is null`,
  "an order that is closed for the time being has a part that is followed up": `
    select number from work_order o where state = 'interimClosed' and (follow_up_due_at is null or not exists (
      select from assignment a where a.work_order_id = o.id and a.ended_at is null and a.follow_up_due_at = o.follow_up_due_at))`,
  "tries of a callback are counted as they were made": `
    select number from callback c where attempt_count <> (select count(*) from callback_attempt t where t.callback_id = c.id)`,
  "the order shows the clock of its lead": `
    select o.number from work_order o join assignment a on a.work_order_id = o.id
      where o.state in ('dispatched', 'awaitingReview') and a.role = 'lead' and a.parent_id is null and a.ended_at is null
        and (o.due_at is distinct from a.due_at or o.yellow_at is distinct from a.yellow_at or o.orange_at is distinct from a.orange_at)`,
  "no clock is watched that stands still, and every one that runs": `
    select number from assignment a left join assignment_watch w on w.assignment_id = a.id
      where w.assignment_id is null
        or w.warn_at > to_timestamp(0) and (a.ended_at is not null or a.state in ('replied', 'paused'))
        or w.warn_at is null and w.light <> 'red' and a.ended_at is null and a.state not in ('replied', 'paused')`,
  "every event is in the audit trail": `
    select e.id::text as number from event e where not exists (
      select from audit_entry a where a.request_id = e.request_id and a.action = e.type and a.subject_id = e.subject_id::text)`,
};

export async function expectSoundCity(city: City): Promise<void> {
  const broken: Record<string, string[]> = {};
  for (const [guarantee, query] of Object.entries(questions)) {
    const { rows } = await city.world.pool.query<{ number: string }>(query);
    if (rows.length > 0) broken[guarantee] = rows.slice(0, 5).map((row) => row.number);
  }
  expect(broken).toEqual({});
}

/** Rows of acts and the events that tell of them, for one order: a timeline that misses one is not complete. */
const told: Readonly<Record<string, { rows: string; events: string }>> = {
  派单: { rows: "select from dispatch where work_order_id = $1", events: "work_order.dispatched" },
  退回补充: { rows: "select from completion_request where work_order_id = $1", events: "work_order.sent_back_for_completion" },
  申请退单: { rows: "select from return_request where work_order_id = $1", events: "assignment.return_requested" },
  签收: {
    rows: "select from assignment where work_order_id = $1 and acknowledged_at is not null and acknowledged_at <> coalesce((select decided_at from return_request q where q.assignment_id = assignment.id and q.decision = 'refused' order by decided_at limit 1), 'epoch')",
    events: "assignment.acknowledged",
  },
  审核: { rows: "select from review where work_order_id = $1", events: "review.passed,review.sent_back,review.interim_passed" },
  联系诉求人: { rows: "select from contact_record where work_order_id = $1", events: "assignment.contacted" },
  阶段性答复: { rows: "select from interim_reply where work_order_id = $1", events: "assignment.interim_replied" },
  提交审签: { rows: "select from sign_off where work_order_id = $1", events: "assignment.sign_off_requested" },
  审签: {
    rows: "select from sign_off where work_order_id = $1 and verdict is not null",
    events: "assignment.signed_off,assignment.sign_off_refused",
  },
  阶段性办结: { rows: "select from promise where work_order_id = $1 and accepted_at is not null", events: "review.interim_passed" },
  承诺逾期: { rows: "select from promise where work_order_id = $1 and broken_at is not null", events: "assignment.promise_broken" },
  评价: { rows: "select from evaluation where work_order_id = $1", events: "callback.evaluated" },
};

export async function expectCompleteTimeline(city: City, orderId: string): Promise<void> {
  for (const [act, { rows, events }] of Object.entries(told)) {
    const made = await city.count(`select count(*) from (${rows}) as acts`, [orderId]);
    const shown = await city.count("select count(*) from event where work_order_id = $1 and type = any($2)", [orderId, events.split(",")]);
    expect({ act, shown }).toEqual({ act, shown: made });
  }
}

export const endStates: readonly string[] = WorkOrderState.values.filter((state) =>
  ["closed", "withdrawn", "terminated", "concluded", "merged"].includes(state),
);
