import type { listDispatches as listDispatchesEndpoint } from "@yihao/contract/dispatch";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { decideHolds } from "../../kernel/actor.ts";
import { all, allow, permitOf, refuse } from "../../kernel/decision.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import type { Call } from "../../platform/world.ts";
import { type Catalogue, catalogueOf, limitFor, stampClock } from "../directory/index.ts";
import { decideWorkOrderMove, requireWorkOrder, type WorkOrderFacts } from "../work-order/index.ts";
import { listDispatches } from "./store.ts";

export async function dispatchesOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof listDispatchesEndpoint>> {
  const order = await requireWorkOrder(call, workOrderId);
  const [rows, catalogue] = await Promise.all([listDispatches(call.db, call.cityCode, workOrderId), catalogueOf(call)]);
  const named = (id: string) => ({ id, name: catalogue.agencyName(id) ?? "（已撤销的单位）" });
  const mayDispatch = all(
    decideHolds(call.actor, "dispatch.make"),
    decideWorkOrderMove(order.state, "dispatch"),
    isOwnRegistration(call, order) ? refuse("dispatch.ownRegistration") : allow,
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      at: row.dispatched_at.toISOString(),
      by: row.dispatched_by_name,
      opinion: row.opinion,
      isFirst: row.is_first,
      lead: named(row.lead_agency_id),
      supporting: row.supporting_agency_ids.map(named),
      limitAmount: row.limit_amount,
      limitUnit: row.limit_unit,
      dueAt: row.due_at.toISOString(),
      isProvisional: row.is_provisional,
    })),
    can: {
      dispatch: permitOf(mayDispatch),
      sendBack: permitOf(all(decideHolds(call.actor, "dispatch.sendBack"), decideWorkOrderMove(order.state, "sendBack"))),
    },
    suggestions: mayDispatch.ok ? suggestionsFor(order, catalogue) : [],
    preview: mayDispatch.ok ? await previewOf(call, order) : null,
  };
}

const isOwnRegistration = (call: Call, order: WorkOrderFacts) =>
  call.actor.kind === "staff" && order.registered_by === call.actor.accountId;

/** A person decides; each suggestion says why it is made. */
function suggestionsFor(order: WorkOrderFacts, catalogue: Catalogue) {
  const suggestions: { agencyId: string; name: string; reason: string }[] = [];
  const add = (agencyId: string | null | undefined, reason: string) => {
    const agency = agencyId === null || agencyId === undefined ? undefined : catalogue.agency(agencyId);
    if (agency?.isActive === true && !suggestions.some((each) => each.agencyId === agency.id))
      suggestions.push({ agencyId: agency.id, name: agency.name, reason });
  };
  add(order.suggested_agency_id, "登记时建议");
  const category = order.category_code === null ? undefined : catalogue.category(order.category_code);
  add(category?.usualAgencyId, `“${category?.name ?? ""}”的常办单位`);
  const county = order.region_code?.slice(0, 6);
  add(
    catalogue.agencies().find((agency) => agency.kind === "countyPlatform" && agency.parentId === null && agency.regionCode === county)?.id,
    "事发地所在县（市、区）",
  );
  return suggestions;
}

async function previewOf(call: Call, order: WorkOrderFacts) {
  const limit = await limitFor(call, { kind: order.kind, urgency: order.urgency, on: dateOf(call.at) });
  const clock = await stampClock(call, { startsAt: call.at, ...limit });
  return { limitAmount: limit.amount, limitUnit: limit.unit, dueAt: clock.dueAt.toISOString(), isProvisional: clock.isProvisional };
}
