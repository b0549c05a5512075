import type { ChaseSource, chaseByRequester, chaseWorkOrder } from "@yihao/contract/chase";
import { DemandState } from "@yihao/contract/demand-words";
import type { BodyOf, ReplyOf } from "@yihao/contract/endpoint";
import { insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { countWorkingDays } from "../../../kernel/working-time/index.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { type DemandFacts, findByReceipt, findDemand, listDemandsOfOrder } from "../../demand/index.ts";
import { calendarOf } from "../../directory/index.ts";
import { decideChaseAgain, decideOpen } from "../rules/index.ts";
import { findLastOnlineChase, insertChase, loadVisibleWorkOrder, loadWorkOrder, type WorkOrderFacts } from "../store/index.ts";
import { actorIdOf } from "./end.ts";
import { insistForOrder } from "./move.ts";
import { staffScope } from "./scope.ts";

export const chaseWord = "催单";

/** 来电催单: written down as often as he calls. */
export async function chase(call: Call, workOrderId: string, body: BodyOf<typeof chaseWorkOrder>): Promise<void> {
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    await insistForOrder(act, workOrderId, decideOpen(order.state, chaseWord));
    const demands = await listDemandsOfOrder(act.db, act.cityCode, workOrderId);
    const demand = demands.find((each) => each.id === (body.demandId ?? order.demand_id) && each.state !== "withdrawn");
    if (demand === undefined) return insist(refuse("workOrder.noSuchDemand"));
    await writeDown(act, order, demand, "operator", body.words ?? null);
  });
}

/** 网上催单: once a working day, so that pressing a button does not become a way to press an agency. */
export async function chaseOnline(call: Call, body: BodyOf<typeof chaseByRequester>): Promise<ReplyOf<typeof chaseByRequester>> {
  const { id } = await findByReceipt(call, body);
  const calendar = await calendarOf(call);
  await transact(call, async (act) => {
    const seen = await findDemand(act.db, act.cityCode, id);
    const order = seen === undefined ? null : await openOrderOf(act, seen);
    if (seen === undefined || order === null)
      return insist(refuse("chase.noOrder", { state: DemandState.word(seen?.state ?? "registered") }));
    insist(decideOpen(order.state, chaseWord));
    const last = await findLastOnlineChase(act.db, act.cityCode, order.id, id);
    const on = last === null ? null : dateOf(last);
    insist(decideChaseAgain(on === null ? null : { on, workingDaysSince: countWorkingDays(calendar, on, dateOf(act.at)) }));
    await writeDown(act, order, seen, "requester", body.words ?? null);
  });
  return { chasedAt: call.at.toISOString(), next: "已转达承办单位，请保持电话畅通；也可随时在这里查看进展" };
}

const carried: readonly DemandFacts["state"][] = ["ordered", "dispatched", "merged"];

/** The order that is worked on for this demand, locked; null when there is none. */
async function openOrderOf(act: Act, demand: DemandFacts): Promise<WorkOrderFacts | null> {
  return demand.work_order_id === null || !carried.includes(demand.state)
    ? null
    : loadWorkOrder(act.db, act.cityCode, demand.work_order_id);
}

async function writeDown(act: Act, order: WorkOrderFacts, demand: DemandFacts, source: ChaseSource, words: string | null): Promise<void> {
  await insertChase(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    work_order_id: order.id,
    demand_id: demand.id,
    source,
    words,
    chased_at: act.at,
    chased_by: actorIdOf(act),
    chased_by_name: act.actor.name,
  });
  await emit(act, {
    type: "work_order.chased",
    subjectId: order.id,
    demandId: demand.id,
    workOrderId: order.id,
    reason: words,
    facts: { source, count: order.chase_count + 1, number: order.number, title: order.title },
  });
}
