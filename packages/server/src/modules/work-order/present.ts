import type { WorkOrderRow } from "@yihao/contract/work-order";
import { type Catalogue, lightOf } from "../directory/index.ts";
import type { WorkOrderFacts } from "./store/index.ts";

export function presentRow(order: WorkOrderFacts, catalogue: Catalogue, now: Date): WorkOrderRow {
  const clock = { yellowAt: order.yellow_at, orangeAt: order.orange_at, dueAt: order.due_at, stoppedAt: order.clock_stopped_at };
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
    light:
      clock.dueAt === null || clock.yellowAt === null || clock.orangeAt === null
        ? null
        : lightOf({ dueAt: clock.dueAt, yellowAt: clock.yellowAt, orangeAt: clock.orangeAt, stoppedAt: clock.stoppedAt }, now),
    returnCount: order.return_count,
    reworkCount: order.rework_count,
    mergedCount: order.merged_count,
    isConfidential: order.is_confidential,
  };
}
