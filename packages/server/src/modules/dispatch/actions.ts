import type { dispatchWorkOrder } from "@yihao/contract/dispatch";
import type { BodyOf } from "@yihao/contract/endpoint";
import { atField, insist } from "../../kernel/decision.ts";
import { newId } from "../../kernel/ids.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import { emit } from "../../platform/events.ts";
import { transact } from "../../platform/transact.ts";
import type { Call } from "../../platform/world.ts";
import { catalogueOf, decideAgency, limitFor, stampClock } from "../directory/index.ts";
import { askForCompletion, loadVisibleWorkOrder, markDispatched, staffScope } from "../work-order/index.ts";
import { decideDispatch } from "./rules.ts";
import { insertDispatch, listFormerLeads } from "./store.ts";

/** 派单: agencies, limit and opinion in one row; the assignments follow in the same transaction. */
export async function dispatch(call: Call, workOrderId: string, body: BodyOf<typeof dispatchWorkOrder>): Promise<void> {
  const catalogue = await catalogueOf(call);
  insist(atField("leadAgencyId", decideAgency(catalogue, body.leadAgencyId)));
  for (const agencyId of body.supportingAgencyIds) insist(atField("supportingAgencyIds", decideAgency(catalogue, agencyId)));
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const formerLeads = order.return_count > 0 ? await listFormerLeads(act.db, act.cityCode, workOrderId) : [];
    const dispatcherId = act.actor.kind === "staff" ? act.actor.accountId : null;
    insist(
      decideDispatch({
        leadAgencyId: body.leadAgencyId,
        supportingAgencyIds: body.supportingAgencyIds,
        registeredBy: order.registered_by,
        dispatcherId,
        returnedBefore: formerLeads.includes(body.leadAgencyId) ? [catalogue.agencyName(body.leadAgencyId) ?? ""] : [],
        hasReasonForReturned: body.confirmReturnedBefore !== undefined,
      }),
    );
    const limit = await limitFor(act, { kind: order.kind, urgency: order.urgency, on: dateOf(act.at) });
    const clock = await stampClock(act, { startsAt: act.at, ...limit });
    const agencyIds = [body.leadAgencyId, ...body.supportingAgencyIds];
    await markDispatched(
      act,
      order,
      { leadAgencyId: body.leadAgencyId, leadRootId: catalogue.rootOf(body.leadAgencyId), ...clock },
      agencyIds,
    );
    const id = newId(act.at);
    await insertDispatch(act.db, {
      city_code: act.cityCode,
      id,
      work_order_id: workOrderId,
      is_first: order.first_dispatched_at === null,
      lead_agency_id: body.leadAgencyId,
      supporting_agency_ids: body.supportingAgencyIds,
      opinion: body.opinion ?? null,
      limit_amount: limit.amount,
      limit_unit: limit.unit,
      due_at: clock.dueAt,
      is_provisional: clock.isProvisional,
      dispatched_at: act.at,
      dispatched_by: dispatcherId,
      dispatched_by_name: act.actor.name,
    });
    await emit(act, {
      type: "work_order.dispatched",
      subjectId: workOrderId,
      demandId: order.demand_id,
      workOrderId,
      reason: [body.opinion, body.confirmReturnedBefore].filter((each) => each !== undefined).join("；") || null,
      facts: {
        dispatchId: id,
        leadAgencyId: body.leadAgencyId,
        supportingAgencyIds: body.supportingAgencyIds,
        agencies: agencyIds.map((agencyId) => catalogue.agencyName(agencyId)),
        limitAmount: limit.amount,
        limitUnit: limit.unit,
        dueAt: clock.dueAt.toISOString(),
        isFirst: order.first_dispatched_at === null,
      },
    });
  });
}

/** 退回补充. */
export async function sendBack(call: Call, workOrderId: string, reason: string): Promise<void> {
  await transact(call, async (act) => askForCompletion(act, await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId), reason));
}
