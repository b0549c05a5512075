import type { designateWorkOrder, dispatchWorkOrder } from "@yihao/contract/dispatch";
import type { BodyOf } from "@yihao/contract/endpoint";
import type { DutyBasis } from "@yihao/contract/work-order";
import { atField, insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { heldConferralOf } from "../../conferral/index.ts";
import {
  type Catalogue,
  catalogueEntryFor,
  catalogueOf,
  decideAgency,
  decideGrassroots,
  limitFor,
  stampClock,
} from "../../directory/index.ts";
import {
  askForCompletion,
  insistForOrder,
  keptAwayAmong,
  loadVisibleWorkOrder,
  markDispatched,
  staffScope,
  type WorkOrderFacts,
} from "../../work-order/index.ts";
import { backstopOf, basisOf, decideDispatch } from "../rules.ts";
import { insertDispatch, listFormerLeads } from "../store.ts";

type Choice = {
  /** Null: the one that 兜底 falls to. */
  leadAgencyId: string | null;
  supportingAgencyIds: readonly string[];
  opinion: string | null;
  confirmReturnedBefore: string | null;
  basis: DutyBasis | undefined;
  mayDesignate: boolean;
  batchId: string | null;
};

/** 派单: agencies, limit and opinion in one row; the assignments follow in the same transaction. */
export async function dispatch(
  call: Call,
  workOrderId: string,
  body: BodyOf<typeof dispatchWorkOrder>,
  batchId: string | null = null,
): Promise<void> {
  await make(call, workOrderId, {
    ...body,
    opinion: body.opinion ?? null,
    confirmReturnedBefore: body.confirmReturnedBefore ?? null,
    basis: body.basis,
    mayDesignate: false,
    batchId,
  });
}

/** 指定 or 兜底: the reason also answers why an agency gets back what it returned. */
export async function designate(call: Call, workOrderId: string, body: BodyOf<typeof designateWorkOrder>): Promise<void> {
  if (body.basis === "designated" && body.leadAgencyId === null) insist(atField("leadAgencyId", refuse("dispatch.leadNeeded")));
  const { reason, ...chosen } = body;
  await make(call, workOrderId, { ...chosen, opinion: reason, confirmReturnedBefore: reason, mayDesignate: true, batchId: null });
}

async function make(call: Call, workOrderId: string, choice: Choice): Promise<void> {
  const catalogue = await catalogueOf(call);
  insist(atField("leadAgencyId", decideAgency(catalogue, choice.leadAgencyId)));
  for (const agencyId of choice.supportingAgencyIds) insist(atField("supportingAgencyIds", decideAgency(catalogue, agencyId)));
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const { lead, entry, basis, conferral } = await judge(act, catalogue, order, choice);
    const limit = await limitFor(act, { kind: order.kind, urgency: order.urgency, on: dateOf(act.at) });
    const clock = await stampClock(act, { startsAt: act.at, ...limit });
    const agencyIds = [lead.id, ...choice.supportingAgencyIds];
    await markDispatched(act, order, { leadAgencyId: lead.id, leadRootId: catalogue.rootOf(lead.id), ...clock }, { agencyIds, basis });
    const id = newId(act.at);
    await insertDispatch(act.db, {
      city_code: act.cityCode,
      id,
      work_order_id: workOrderId,
      is_first: order.first_dispatched_at === null,
      lead_agency_id: lead.id,
      supporting_agency_ids: [...choice.supportingAgencyIds],
      opinion: choice.opinion,
      limit_amount: limit.amount,
      limit_unit: limit.unit,
      due_at: clock.dueAt,
      is_provisional: clock.isProvisional,
      dispatched_at: act.at,
      dispatched_by: accountOf(act),
      dispatched_by_name: act.actor.name,
      basis,
      catalogue_entry_id: basis === "catalogue" ? (entry?.id ?? null) : null,
      conferral_id: basis === "designated" && conferral?.leadAgencyId === lead.id ? conferral.id : null,
      batch_id: choice.batchId,
      corrected_at: null,
      corrected_by: null,
    });
    await emit(act, {
      type: "work_order.dispatched",
      subjectId: workOrderId,
      demandId: order.demand_id,
      workOrderId,
      reason: [...new Set([choice.opinion, choice.confirmReturnedBefore])].filter((each) => each !== null).join("；") || null,
      facts: {
        dispatchId: id,
        leadAgencyId: lead.id,
        supportingAgencyIds: choice.supportingAgencyIds,
        agencies: agencyIds.map((agencyId) => catalogue.agencyName(agencyId)),
        basis,
        limitAmount: limit.amount,
        limitUnit: limit.unit,
        dueAt: clock.dueAt.toISOString(),
        isFirst: order.first_dispatched_at === null,
      },
    });
  });
}

const accountOf = (call: Call) => (call.actor.kind === "staff" ? call.actor.accountId : null);

/** Everything that speaks for or against this choice; the lead that was chosen or that 兜底 found. */
async function judge(act: Act, catalogue: Catalogue, order: WorkOrderFacts, choice: Choice) {
  const entry = await catalogueEntryFor(act, { categoryCode: order.category_code, regionCode: order.region_code, on: dateOf(act.at) });
  const backstop = backstopOf(catalogue.agencies(), order.region_code) ?? null;
  const lead = choice.leadAgencyId === null ? backstop : catalogue.agency(choice.leadAgencyId);
  if (lead === null || lead === undefined) return insistNever();
  const basis = basisOf(choice.basis, lead.id, entry);
  const conferral = await heldConferralOf(act, order.id, "lead");
  const formerLeads = await listFormerLeads(act.db, act.cityCode, order.id);
  const chosen = [lead.id, ...choice.supportingAgencyIds];
  const decision = decideDispatch({
    lead,
    supportingAgencyIds: choice.supportingAgencyIds,
    registeredBy: order.registered_by,
    dispatcherId: accountOf(act),
    returnedBefore: formerLeads.includes(lead.id) ? [lead.name] : [],
    hasReasonForReturned: choice.confirmReturnedBefore !== null,
    entry,
    grassroots: decideGrassroots(entry, lead),
    isElevated: order.is_elevated,
    cityCode: act.cityCode,
    recused: keptAwayAmong(order, catalogue, chosen),
    basis,
    hasReason: choice.opinion !== null,
    mayDesignate: choice.mayDesignate,
    conferredLeadId: conferral?.leadAgencyId ?? null,
    backstop,
  });
  // The state of the order is judged first: whoever comes second hears who was first, not what is wrong with the form.
  if (order.state === "awaitingDispatch") await insistForOrder(act, order.id, decision);
  return { lead, entry, basis, conferral };
}

function insistNever(): never {
  insist(refuse("dispatch.noBackstop"));
  throw new Error("a refusal was let pass");
}

/** 退回补充. */
export async function sendBack(call: Call, workOrderId: string, reason: string): Promise<void> {
  await transact(call, async (act) => askForCompletion(act, await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId), reason));
}
