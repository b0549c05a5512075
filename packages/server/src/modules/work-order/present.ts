import type { WorkOrderRow } from "@yihao/contract/work-order";
import { type Catalogue, lightOf } from "../directory/index.ts";
import type { WorkOrderFacts } from "./store/index.ts";

export function presentRow(order: WorkOrderFacts, catalogue: Catalogue, now: Date): WorkOrderRow {
  // 阶段性办结: from then on the promise counts, until the last reply has passed.
  const isFollowedUp = order.follow_up_due_at !== null && (order.state === "interimClosed" || order.state === "dispatched");
  const clock = isFollowedUp
    ? { yellowAt: order.yellow_at, orangeAt: order.orange_at, dueAt: order.follow_up_due_at, stoppedAt: null }
    : {
        yellowAt: order.yellow_at,
        orangeAt: order.orange_at,
        dueAt: order.due_at,
        stoppedAt: order.clock_stopped_at ?? order.paused_at ?? order.ended_at,
      };
  return {
    id: order.id,
    number: order.number,
    title: order.title,
    state: order.state,
    channel: order.channel,
    kind: order.kind,
    line: order.line,
    urgency: order.urgency,
    categoryCode: order.category_code,
    categoryName: catalogue.categoryName(order.category_code),
    regionCode: order.region_code,
    regionName: catalogue.regionName(order.region_code),
    leadAgencyId: order.lead_agency_id,
    leadAgencyName: catalogue.agencyName(order.lead_agency_id),
    createdAt: order.created_at.toISOString(),
    stateSince: order.state_since.toISOString(),
    dueAt: order.due_at?.toISOString() ?? null,
    promisedDueAt: order.promised_due_at?.toISOString() ?? null,
    dueIsProvisional: order.due_is_provisional,
    pausedAt: order.paused_at?.toISOString() ?? null,
    light:
      clock.dueAt === null || clock.yellowAt === null || clock.orangeAt === null
        ? null
        : lightOf({ dueAt: clock.dueAt, yellowAt: clock.yellowAt, orangeAt: clock.orangeAt, stoppedAt: clock.stoppedAt }, now),
    returnCount: order.return_count,
    reworkCount: order.rework_count,
    mergedCount: order.merged_count,
    isConfidential: order.is_confidential,
    isKey: order.is_key,
    isDifficult: order.is_difficult,
    isElevated: order.is_elevated,
    dutyBasis: order.duty_basis,
    followUpDueAt: order.follow_up_due_at?.toISOString() ?? null,
    chaseCount: order.chase_count,
    urgeCount: order.urge_count,
    isRepeated: order.repeats_order_id !== null,
    isGreenChannel: order.is_green_channel,
  };
}
