import type { BodyOf } from "@yihao/contract/endpoint";
import type { mergeWorkOrder as mergeWorkOrderEndpoint } from "@yihao/contract/order-ends";
import type { mergeDemand as mergeDemandEndpoint } from "@yihao/contract/work-order";
import { Absent, all, insist } from "../../../kernel/decision.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import {
  decideDemandMove,
  decideMergeHere,
  findDemand,
  loadDemand,
  loadVisibleDemand,
  moveDemand,
  moveMergedDemands,
} from "../../demand/index.ts";
import { type Catalogue, catalogueOf } from "../../directory/index.ts";
import { decideMergeInto, decideMergeOrders, decideMergeRecusal, decideUnmerge } from "../rules/index.ts";
import { addMerged, loadVisibleWorkOrder, updateWorkOrder, type WorkOrderFacts } from "../store/index.ts";
import { aboutOrder, endOrder } from "./end.ts";
import { automaticReason, keptAwayAmong, subjectsOf, writeRecusals } from "./recuse.ts";
import { staffScope } from "./scope.ts";

/** 并案: one more requester on an order that is under way (国办函〔2025〕66号: 重复诉求原则上并单). */
export async function mergeDemand(call: Call, demandId: string, body: BodyOf<typeof mergeDemandEndpoint>): Promise<void> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    // Order before demand, as everywhere below: the same sequence of locks cannot deadlock.
    const target = await loadVisibleWorkOrder(act.db, staffScope(act), body.workOrderId);
    const demand = await loadVisibleDemand(act, demandId);
    insist(all(decideMergeInto({ state: target.state, demandId: target.demand_id }, demandId), decideMergeHere(demand.state)));
    await keepAway(act, catalogue, target, subjectsOf(catalogue, demand), { source: "tipOff", reason: automaticReason });
    await moveDemand(act, demand, "merge", { workOrderId: target.id });
    await addMerged(act.db, { cityCode: act.cityCode, id: target.id });
    await emitMerged(act, demandId, target, body.reason);
  });
}

/** 并单: an order that nobody works on yet goes into another with all that it carries. */
export async function mergeOrders(call: Call, id: string, body: BodyOf<typeof mergeWorkOrderEndpoint>): Promise<void> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    const locked = new Map<string, WorkOrderFacts>();
    for (const each of [...new Set([id, body.intoId])].sort()) locked.set(each, await loadVisibleWorkOrder(act.db, staffScope(act), each));
    const [from, into] = [locked.get(id), locked.get(body.intoId)];
    if (from === undefined || into === undefined) throw new Absent("张工单");
    insist(decideMergeOrders(from, into));
    await keepAway(act, catalogue, into, from.recused_agency_ids, { source: "centre", reason: `并入的工单 ${from.number} 已设定回避` });
    await endOrder(act, from, "merge", body.reason, { merged_into_id: into.id, merged_count: 0 });
    const demand = await loadDemand(act.db, act.cityCode, from.demand_id);
    await moveDemand(act, demand, "merge", { workOrderId: into.id });
    await moveMergedDemands(act, from.id, into.id);
    await addMerged(act.db, { cityCode: act.cityCode, id: into.id }, 1 + from.merged_count);
    await emit(act, { type: "work_order.merged", ...aboutOrder(from), reason: body.reason, facts: { intoId: into.id, into: into.number } });
    await emitMerged(act, demand.id, into, body.reason);
  });
}

/** 拆单: it was another matter after all, and is disposed of anew. */
export async function unmerge(call: Call, demandId: string, reason: string): Promise<void> {
  await transact(call, async (act) => {
    const seen = await findDemand(act.db, act.cityCode, demandId);
    if (seen === undefined) throw new Absent("件诉求");
    insist(decideDemandMove(seen.state, "unmerge"));
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), seen.work_order_id ?? "");
    const demand = await loadVisibleDemand(act, demandId);
    insist(decideDemandMove(demand.state, "unmerge"));
    insist(decideUnmerge(order.state));
    await moveDemand(act, demand, "unmerge");
    await addMerged(act.db, { cityCode: act.cityCode, id: order.id }, -1);
    await emit(act, {
      type: "demand.unmerged",
      subjectId: demandId,
      demandId,
      workOrderId: order.id,
      reason,
      facts: { from: order.number, number: demand.number },
    });
  });
}

/** Whoever must not see what is merged must not have the order, and stays away from it. */
async function keepAway(
  act: Act,
  catalogue: Catalogue,
  target: WorkOrderFacts,
  agencyIds: readonly string[],
  why: { source: "centre" | "tipOff"; reason: string },
): Promise<void> {
  const fresh = agencyIds.filter((agencyId) => !target.recused_agency_ids.includes(agencyId));
  if (fresh.length === 0) return;
  insist(decideMergeRecusal(keptAwayAmong({ recused_agency_ids: fresh }, catalogue, target.agency_ids)));
  await writeRecusals(act, target.id, fresh, why);
  await updateWorkOrder(
    act.db,
    { cityCode: act.cityCode, id: target.id },
    { recused_agency_ids: [...target.recused_agency_ids, ...fresh] },
  );
}

async function emitMerged(act: Act, demandId: string, target: WorkOrderFacts, reason: string): Promise<void> {
  await emit(act, { type: "demand.merged", subjectId: demandId, demandId, workOrderId: target.id, reason, facts: { into: target.number } });
}
