import { DemandState } from "@yihao/contract/demand-words";
import type { BodyOf, ReplyOf } from "@yihao/contract/endpoint";
import type { WithdrawalWay, withdrawByRequester, withdrawDemand, withdrawWorkOrder } from "@yihao/contract/order-ends";
import { insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import {
  type DemandFacts,
  decideWithdrawHere,
  findByReceipt,
  findDemand,
  handOrderOn,
  listDemandsOfOrder,
  loadDemand,
  loadVisibleDemand,
  moveDemand,
  searchOf,
} from "../../demand/index.ts";
import { addMerged, insertWithdrawal, loadVisibleWorkOrder, loadWorkOrder, updateMainDemand, type WorkOrderFacts } from "../store/index.ts";
import { aboutOrder, actorIdOf, endOrder } from "./end.ts";
import { insistMove } from "./move.ts";
import { staffScope } from "./scope.ts";

type Word = { readonly reason: string; readonly way: WithdrawalWay };

/** 撤单 on the requester's word: of the order's own demand, or of one that was merged into it. */
export async function withdraw(call: Call, workOrderId: string, body: BodyOf<typeof withdrawWorkOrder>): Promise<void> {
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    await withdrawFrom(act, order, body.demandId ?? order.demand_id, body);
  });
}

/** 撤回 of what nobody has disposed of yet. */
export async function withdrawRegistered(call: Call, demandId: string, body: BodyOf<typeof withdrawDemand>): Promise<void> {
  await transact(call, async (act) => withdrawAlone(act, await loadVisibleDemand(act, demandId), body));
}

/** The requester himself, by his receipt, before the end. */
export async function withdrawOnline(call: Call, body: BodyOf<typeof withdrawByRequester>): Promise<ReplyOf<typeof withdrawByRequester>> {
  const { id } = await findByReceipt(call, body);
  const word: Word = { reason: body.reason, way: "web" };
  await transact(call, async (act) => {
    // Which order it belongs to is read first: the order is locked before its demand, as everywhere.
    const seen = await findDemand(act.db, act.cityCode, id);
    const order = seen?.work_order_id == null ? null : await loadWorkOrder(act.db, act.cityCode, seen.work_order_id);
    const demand = await loadDemand(act.db, act.cityCode, id);
    if (order === null || demand.work_order_id !== order.id) await withdrawAlone(act, demand, word);
    else await withdrawFrom(act, order, id, word);
  });
  return {
    state: "withdrawn",
    stateWord: DemandState.word("withdrawn"),
    next: "已按您的要求撤回，不再继续办理；如有新的情况，欢迎再次反映",
  };
}

async function withdrawAlone(act: Act, demand: DemandFacts, word: Word): Promise<void> {
  insist(decideWithdrawHere(demand.state));
  await moveDemand(act, demand, "withdraw");
  await writeDown(act, demand, null, word, false);
}

async function withdrawFrom(act: Act, order: WorkOrderFacts, demandId: string, word: Word): Promise<void> {
  await insistMove(act, order, "withdraw");
  const demands = await listDemandsOfOrder(act.db, act.cityCode, order.id);
  const demand = demands.find((each) => each.id === demandId);
  if (demand === undefined) return insist(refuse("workOrder.noSuchDemand"));
  const others = demands.filter((each) => each.state === "merged" && each.id !== demandId);
  if (demand.id !== order.demand_id) {
    await moveDemand(act, await loadDemand(act.db, act.cityCode, demand.id), "withdraw");
    await addMerged(act.db, { cityCode: act.cityCode, id: order.id }, -1);
    return writeDown(act, demand, order, word, true);
  }
  // Who wants an answer, and was never dispatched on another order, so that no demand counts as dispatched twice.
  const fresh = others.filter((each) => each.first_dispatched_at === null);
  const next = fresh.find((each) => !each.no_reply_wanted) ?? fresh[0] ?? others[0];
  if (next !== undefined) return handOn(act, order, demand, next, word);
  await endOrder(act, order, "withdraw", word.reason);
  await moveDemand(act, await loadDemand(act.db, act.cityCode, demand.id), "withdraw");
  await writeDown(act, demand, order, word, false);
  await emit(act, { type: "work_order.withdrawn", ...aboutOrder(order), reason: word.reason, facts: { number: order.number } });
}

/**
 * Others stand behind the order, so it goes on for them, and the first of them becomes whose order it is: callbacks, the reply, the
 * secrecy and the figures all look at that one demand. The order keeps its number, under which everybody knows it.
 */
async function handOn(act: Act, order: WorkOrderFacts, from: DemandFacts, next: DemandFacts, word: Word): Promise<void> {
  const [first, second] = [from.id, next.id].sort();
  const locked = new Map<string, DemandFacts>();
  for (const id of [first, second]) if (id !== undefined) locked.set(id, await loadDemand(act.db, act.cityCode, id));
  const [left, came] = [locked.get(from.id) ?? from, locked.get(next.id) ?? next];
  await handOrderOn(act, left, came, order.id);
  await updateMainDemand(
    act.db,
    { cityCode: act.cityCode, id: order.id },
    {
      id: came.id,
      isConfidential: came.is_confidential,
      isGreenChannel: came.is_green_channel,
      registeredBy: came.registered_by,
      search: searchOf({ title: order.title, content: came.content, subjectName: came.subject_name }),
    },
  );
  await addMerged(act.db, { cityCode: act.cityCode, id: order.id }, -1);
  await writeDown(act, left, order, word, true);
  await emit(act, {
    type: "work_order.handed_on",
    subjectId: order.id,
    demandId: came.id,
    workOrderId: order.id,
    reason: word.reason,
    facts: { from: left.number, to: came.number },
  });
}

async function writeDown(act: Act, demand: DemandFacts, order: WorkOrderFacts | null, word: Word, orderGoesOn: boolean): Promise<void> {
  await insertWithdrawal(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    demand_id: demand.id,
    work_order_id: order?.id ?? null,
    way: word.way,
    reason: word.reason,
    order_goes_on: orderGoesOn,
    withdrawn_at: act.at,
    withdrawn_by: actorIdOf(act),
    withdrawn_by_name: act.actor.name,
  });
  await emit(act, {
    type: "demand.withdrawn",
    subjectId: demand.id,
    demandId: demand.id,
    workOrderId: order?.id ?? null,
    reason: word.reason,
    facts: { way: word.way, number: demand.number },
  });
}
