import type { BodyOf } from "@yihao/contract/endpoint";
import type { createWorkOrder, mergeDemand } from "@yihao/contract/work-order";
import { atField, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { loadVisibleDemand, moveDemand, searchOf } from "../../demand/index.ts";
import { catalogueOf, decideAgency } from "../../directory/index.ts";
import { decideMergeInto } from "../rules.ts";
import { addMerged, insertWorkOrder, loadVisibleWorkOrder } from "../store/index.ts";
import { staffScope } from "./scope.ts";

/** 转工单: what cannot be answered on line waits for the dispatcher. The order takes the demand's number. Returns the order's id. */
export async function create(call: Call, demandId: string, body: BodyOf<typeof createWorkOrder>): Promise<string> {
  if (body.suggestedAgencyId !== null) insist(atField("suggestedAgencyId", decideAgency(await catalogueOf(call), body.suggestedAgencyId)));
  return transact(call, async (act) => {
    const demand = await loadVisibleDemand(act, demandId);
    const id = newId(act.at);
    await moveDemand(act, demand, "order", { workOrderId: id });
    await insertWorkOrder(act.db, {
      city_code: act.cityCode,
      id,
      number: demand.number,
      demand_id: demand.id,
      platform_code: demand.platform_code,
      state: "awaitingDispatch",
      state_since: act.at,
      title: demand.title,
      channel: demand.channel,
      kind: demand.kind,
      line: demand.line,
      urgency: demand.urgency,
      category_code: demand.category_code,
      region_code: demand.region_code,
      is_confidential: demand.is_confidential,
      registered_by: demand.registered_by,
      created_at: act.at,
      created_by: act.actor.kind === "staff" ? act.actor.accountId : null,
      note: body.note ?? null,
      suggested_agency_id: body.suggestedAgencyId,
      lead_agency_id: null,
      lead_root_id: null,
      agency_ids: [],
      first_dispatched_at: null,
      dispatched_at: null,
      due_at: null,
      promised_due_at: null,
      yellow_at: null,
      orange_at: null,
      clock_stopped_at: null,
      due_is_provisional: false,
      return_count: 0,
      rework_count: 0,
      merged_count: 0,
      closed_at: null,
      search: searchOf({ title: demand.title, content: demand.content, subjectName: demand.subject_name }),
    });
    await emit(act, { type: "work_order.created", subjectId: id, demandId, workOrderId: id, reason: body.note ?? null });
    return id;
  });
}

/** 并单: one more requester on an order that is under way (国办函〔2025〕66号: 重复诉求原则上并单). */
export async function merge(call: Call, demandId: string, body: BodyOf<typeof mergeDemand>): Promise<void> {
  await transact(call, async (act) => {
    // Order before demand, as everywhere below: the same sequence of locks cannot deadlock.
    const target = await loadVisibleWorkOrder(act.db, staffScope(act), body.workOrderId);
    const demand = await loadVisibleDemand(act, demandId);
    insist(decideMergeInto({ state: target.state, demandId: target.demand_id }, demandId));
    await moveDemand(act, demand, "merge", { workOrderId: target.id });
    await addMerged(act.db, { cityCode: act.cityCode, id: target.id });
    await emit(act, {
      type: "demand.merged",
      subjectId: demandId,
      demandId,
      workOrderId: target.id,
      reason: body.reason,
      facts: { into: target.number },
    });
  });
}
