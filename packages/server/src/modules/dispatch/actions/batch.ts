import type { dispatchBatch, proposeDispatches } from "@yihao/contract/dispatch-batch";
import type { BodyOf, ReplyOf } from "@yihao/contract/endpoint";
import { sentenceOf } from "@yihao/contract/refusals";
import { Absent, all, Invalid, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { Call } from "../../../platform/world.ts";
import { type Catalogue, type CatalogueEntryRecord, catalogueEntryFor, catalogueOf, decideGrassroots } from "../../directory/index.ts";
import {
  decideWorkOrderMove,
  keptAwayAmong,
  listWorkOrdersByIds,
  presentWorkOrdersByIds,
  requireWorkOrder,
  staffScope,
  type WorkOrderFacts,
} from "../../work-order/index.ts";
import { backstopOf, decideDispatch } from "../rules.ts";
import { listFormerLeads } from "../store.ts";
import { dispatch } from "./make.ts";

/** Each item in a transaction of its own; business says no to one and goes on with the next, a fault is told and logged and stops nothing either. */
export async function dispatchAll(call: Call, body: BodyOf<typeof dispatchBatch>): Promise<ReplyOf<typeof dispatchBatch>> {
  const batchId = newId(call.at);
  const items: ReplyOf<typeof dispatchBatch>["items"] = [];
  for (const { workOrderId, ...choice } of body.items) {
    try {
      await dispatch(call, workOrderId, choice, batchId);
      items.push({ workOrderId, isDone: true, reason: null });
    } catch (error) {
      items.push({ workOrderId, isDone: false, reason: reasonOf(call, error) });
    }
  }
  return { batchId, done: items.filter((item) => item.isDone).length, items };
}

function reasonOf(call: Call, error: unknown): string {
  if (error instanceof Refusal || error instanceof Absent || error instanceof Invalid) return error.message;
  call.world.log.error({ err: error, requestId: call.requestId }, "an order of a batch could not be dispatched");
  return `系统出错，本件没有派出，报障时请报编号 ${call.requestId}`;
}

/** What 派单目录 says for each order, with every rule asked that the dispatch itself will ask. */
export async function propose(call: Call, body: BodyOf<typeof proposeDispatches>): Promise<ReplyOf<typeof proposeDispatches>> {
  const ids = [...new Set(body.workOrderIds)];
  for (const id of ids) await requireWorkOrder(call, id);
  const catalogue = await catalogueOf(call);
  const [orders, rows] = [await listWorkOrdersByIds(call.db, staffScope(call), ids), await presentWorkOrdersByIds(call, ids)];
  const items: ReplyOf<typeof proposeDispatches>["items"] = [];
  for (const row of rows) {
    const order = orders.find((each) => each.id === row.id);
    if (order !== undefined) items.push({ order: row, ...(await answerFor(call, order, catalogue)) });
  }
  return { items };
}

async function answerFor(call: Call, order: WorkOrderFacts, catalogue: Catalogue) {
  const on = dateOf(call.at);
  const entry = await catalogueEntryFor(call, { categoryCode: order.category_code, regionCode: order.region_code, on });
  const lead = entry === undefined ? undefined : catalogue.agency(entry.leadAgencyId);
  if (order.category_code === null) return noAnswer("还没有分类");
  if (entry === undefined) return noAnswer("派单目录没有适用的条目");
  if (lead?.isActive !== true) return noAnswer("目录列的主办单位已停用");
  const supporting = entry.supportingAgencyIds.filter((id) => catalogue.agency(id)?.isActive === true);
  const formerLeads = await listFormerLeads(call.db, call.cityCode, order.id);
  const decision = all(
    decideWorkOrderMove(order.state, "dispatch"),
    decideDispatch({
      lead,
      supportingAgencyIds: supporting,
      registeredBy: order.registered_by,
      dispatcherId: call.actor.kind === "staff" ? call.actor.accountId : null,
      returnedBefore: formerLeads.includes(lead.id) ? [lead.name] : [],
      hasReasonForReturned: false,
      entry,
      grassroots: decideGrassroots(entry, lead),
      isElevated: order.is_elevated,
      cityCode: call.cityCode,
      recused: keptAwayAmong(order, catalogue, [lead.id, ...supporting]),
      basis: "catalogue",
      hasReason: false,
      mayDesignate: false,
      conferredLeadId: null,
      backstop: backstopOf(catalogue.agencies(), order.region_code) ?? null,
    }),
  );
  return decision.ok ? clearAnswer(entry, lead, supporting, catalogue) : noAnswer(sentenceOf(decision.code, decision.facts));
}

const noAnswer = (reason: string) => ({ lead: null, supporting: [], reason });
const clearAnswer = (
  entry: CatalogueEntryRecord,
  lead: { id: string; name: string },
  supporting: readonly string[],
  catalogue: Catalogue,
) => ({
  lead: { id: lead.id, name: lead.name },
  supporting: supporting.map((id) => ({ id, name: catalogue.agencyName(id) ?? "" })),
  reason: entry.clause,
});
