import type { BodyOf } from "@yihao/contract/endpoint";
import type { createWorkOrder } from "@yihao/contract/work-order";
import { atField, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { loadVisibleDemand, moveDemand, searchOf } from "../../demand/index.ts";
import { catalogueOf, decideAgency } from "../../directory/index.ts";
import { insertWorkOrder, loadWorkOrder } from "../store/index.ts";
import { linkIn, repeatedWord } from "./mark.ts";
import { automaticReason, subjectsOf, writeRecusals } from "./recuse.ts";

/**
 * 转工单: what cannot be answered on line waits for the dispatcher. The order takes the demand's number; an agency that a tip-off names
 * is kept from it from the first moment. Returns the order's id.
 */
export async function create(call: Call, demandId: string, body: BodyOf<typeof createWorkOrder>): Promise<string> {
  const catalogue = await catalogueOf(call);
  if (body.suggestedAgencyId !== null) insist(atField("suggestedAgencyId", decideAgency(catalogue, body.suggestedAgencyId)));
  return transact(call, async (act) => {
    const demand = await loadVisibleDemand(act, demandId);
    const id = newId(act.at);
    const subjects = subjectsOf(catalogue, demand);
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
      // One that was taken out of another order had its first dispatch there.
      first_dispatched_at: demand.first_dispatched_at,
      dispatched_at: null,
      due_at: null,
      promised_due_at: null,
      yellow_at: null,
      orange_at: null,
      clock_stopped_at: null,
      due_is_provisional: false,
      paused_at: null,
      return_count: 0,
      rework_count: 0,
      merged_count: 0,
      closed_at: null,
      is_key: false,
      key_reason: null,
      is_difficult: false,
      is_elevated: false,
      duty_basis: null,
      follow_up_due_at: null,
      repeats_order_id: null,
      merged_into_id: null,
      recused_agency_ids: subjects,
      chase_count: 0,
      urge_count: 0,
      ended_at: null,
      ended_reason: null,
      is_green_channel: demand.is_green_channel,
      search: searchOf({ title: demand.title, content: demand.content, subjectName: demand.subject_name }),
    });
    await emit(act, { type: "work_order.created", subjectId: id, demandId, workOrderId: id, reason: body.note ?? null });
    if (subjects.length > 0) await keepSubjectsAway(act, { id, demandId }, subjects);
    if (body.repeatsOrderId !== null)
      await linkIn(act, await loadWorkOrder(act.db, act.cityCode, id), {
        earlierId: body.repeatsOrderId,
        registeredAt: demand.registered_at,
        reason: repeatedWord,
      });
    return id;
  });
}

async function keepSubjectsAway(act: Act, order: { id: string; demandId: string }, agencyIds: readonly string[]): Promise<void> {
  const catalogue = await catalogueOf(act);
  await writeRecusals(act, order.id, agencyIds, { source: "tipOff", reason: automaticReason });
  for (const agencyId of agencyIds)
    await emit(act, {
      type: "work_order.recused",
      subjectId: order.id,
      demandId: order.demandId,
      workOrderId: order.id,
      reason: automaticReason,
      facts: { agencyId, agency: catalogue.agencyName(agencyId), agencyIds: catalogue.subtreeOf(agencyId), isLead: false },
    });
}
