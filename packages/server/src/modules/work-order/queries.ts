import type { EventType } from "@yihao/contract/events";
import type { WorkOrder, WorkOrderQuery, WorkOrderRow } from "@yihao/contract/work-order";
import { searchQuery } from "@yihao/language";
import { decideHolds } from "../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent, all, permitOf } from "../../kernel/decision.ts";
import { listTimeline } from "../../platform/events.ts";
import type { Call } from "../../platform/world.ts";
import { daySpan, findDemand, hidesIdentityOf, listDemandsOfOrder, presentDemandFor } from "../demand/index.ts";
import { type Catalogue, catalogueOf } from "../directory/index.ts";
import { openCompletionOf } from "./actions/complete.ts";
import { staffScope } from "./actions/scope.ts";
import { presentRow } from "./present.ts";
import { decideMove, isOpenOrder } from "./rules/index.ts";
import {
  countByState,
  findWorkOrder,
  listWorkOrders,
  loadWorkOrderRows,
  sortColumn,
  type WorkOrderFacts,
  type WorkOrderSort,
} from "./store/index.ts";

export async function pageOfWorkOrders(call: Call, query: WorkOrderQuery): Promise<{ items: WorkOrderRow[]; next: string | null }> {
  const catalogue = await catalogueOf(call);
  const scope = staffScope(call);
  const words = query.words;
  const number = words?.replace(/[\s-]/g, "");
  const isNumber = number !== undefined && /^\d{14}$/.test(number);
  const sort = sortOf(query);
  const rows = await listWorkOrders(
    call.db,
    scope,
    {
      state: query.state,
      kind: query.kind,
      channel: query.channel,
      line: query.line,
      urgency: query.urgency,
      light: query.light,
      now: call.at,
      categoryCode: query.categoryCode,
      regionCode: query.regionCode,
      ...agencyFilter(catalogue, query.agencyId),
      registeredBy: query.mine === true && call.actor.kind === "staff" ? call.actor.accountId : undefined,
      ...daySpan(query.from, query.to),
      isKey: query.isKey,
      isDifficult: query.isDifficult,
      isElevated: query.isElevated,
      isRepeated: query.isRepeated,
      number: isNumber ? number : undefined,
      query: words === undefined || isNumber ? undefined : (searchQuery(words) ?? undefined),
    },
    sort,
    decodeTimeCursor(query.after),
    query.limit + 1,
  );
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row[sortColumn[sort]]?.toISOString() ?? "", id: row.id }));
  return { items: page.items.map((row) => presentRow(row, catalogue, call.at)), next: page.next };
}

/** A tier-1 agency: what it or anybody below it leads. A lower one: where it is involved at all. */
function agencyFilter(catalogue: Catalogue, agencyId: string | undefined): { leadRootId?: string; agencyIds?: readonly string[] } {
  if (agencyId === undefined) return {};
  return catalogue.rootOf(agencyId) === agencyId ? { leadRootId: agencyId } : { agencyIds: catalogue.subtreeOf(agencyId) };
}

/** A queue serves what waits longest or expires first; a list without state shows what is newest. */
function sortOf(query: WorkOrderQuery): WorkOrderSort {
  if (query.order !== undefined) return query.order;
  if (query.state === "interimClosed") return "followUp";
  if (query.light === "green") return "untilYellow";
  if (query.light === "yellow") return "untilOrange";
  if ((query.state ?? "dispatched") === "dispatched" && (query.state !== undefined || query.light !== undefined)) return "due";
  if (query.state !== undefined && query.state !== "closed" && !isOpenOrder(query.state)) return "ended";
  return query.state === undefined || query.state === "closed" ? "newest" : "queue";
}

export async function presentWorkOrdersByIds(call: Call, ids: readonly string[]): Promise<WorkOrderRow[]> {
  const catalogue = await catalogueOf(call);
  return (await loadWorkOrderRows(call.db, staffScope(call), ids)).map((row) => presentRow(row, catalogue, call.at));
}

export const countOrders = (call: Call) => countByState(call.db, staffScope(call), call.at);

/** The order when this person may see it, else {@link Absent}. */
export async function requireWorkOrder(call: Call, id: string): Promise<WorkOrderFacts> {
  const order = await findWorkOrder(call.db, staffScope(call), id);
  if (order === undefined) throw new Absent("张工单");
  return order;
}

export async function readRow(call: Call, id: string): Promise<WorkOrderRow> {
  return presentRow(await requireWorkOrder(call, id), await catalogueOf(call), call.at);
}

export async function readWorkOrder(call: Call, id: string): Promise<WorkOrder> {
  const order = await requireWorkOrder(call, id);
  const [demands, catalogue, completionAsked] = await Promise.all([
    listDemandsOfOrder(call.db, call.cityCode, id),
    catalogueOf(call),
    openCompletionOf(call, id),
  ]);
  // One that was merged with its order belongs to the other order now.
  const own = demands.find((demand) => demand.id === order.demand_id) ?? (await findDemand(call.db, call.cityCode, order.demand_id));
  if (own === undefined) throw new Absent("件诉求");
  const { can: _, ...demand } = await presentDemandFor(call, own);
  return {
    ...presentRow(order, catalogue, call.at),
    demand,
    mergedDemands: demands
      .filter((each) => each.state === "merged")
      .map((each) => ({
        id: each.id,
        number: each.number,
        title: hidesIdentityOf(each, call.actor) ? "（保密）" : each.title,
        registeredAt: each.registered_at.toISOString(),
      })),
    completionAsked,
    firstDispatchedAt: order.first_dispatched_at?.toISOString() ?? null,
    clockStoppedAt: order.clock_stopped_at?.toISOString() ?? null,
    closedAt: order.closed_at?.toISOString() ?? null,
    keyReason: order.key_reason,
    endedAt: order.ended_at?.toISOString() ?? null,
    endedReason: order.ended_reason,
    can: { complete: permitOf(all(decideHolds(call.actor, "workOrder.complete"), decideMove(order.state, "complete"))) },
  };
}

// What the centre weighs about the agencies themselves is not shown to any of them.
const withinCentre: ReadonlySet<string> = new Set<EventType>([
  "work_order.recused",
  "work_order.recusal_lifted",
  "work_order.conclusion_proposed",
  "work_order.conclusion_refused",
  "supervision.opened",
]);
// What the centre wrote while it spoke with a requester whose name stays with the centre.
const aboutRequester: ReadonlySet<string> = new Set<EventType>([
  "demand.revealed",
  "callback.attempted",
  "callback.unreachable",
  "evaluation.rechecked",
  "dissatisfied_case.cleared",
]);

export async function workOrderTimeline(call: Call, id: string) {
  const order = await requireWorkOrder(call, id);
  const demands = await listDemandsOfOrder(call.db, call.cityCode, id);
  const items = await listTimeline(call.db, call.cityCode, {
    demandIds: [order.demand_id, ...demands.map((demand) => demand.id)],
    workOrderId: id,
  });
  const isHidden = demands.some((demand) => hidesIdentityOf(demand, call.actor));
  const isOutside = call.actor.kind === "staff" && call.actor.scope.agencyIds !== "all";
  return {
    items: items
      .filter((entry) => !(isOutside && (withinCentre.has(entry.type) || entry.type.startsWith("emergency."))))
      .map((entry) => (isHidden && aboutRequester.has(entry.type) ? { ...entry, reason: null } : entry)),
  };
}
