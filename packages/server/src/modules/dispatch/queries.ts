import type { listDispatches as listDispatchesEndpoint } from "@yihao/contract/dispatch";
import type { ReplyOf } from "@yihao/contract/endpoint";
import type { DutyBasis } from "@yihao/contract/work-order";
import { decideHolds } from "../../kernel/actor.ts";
import { all, permitOf } from "../../kernel/decision.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import type { Call } from "../../platform/world.ts";
import { conferralTitles, type HeldConferral, heldConferralOf } from "../conferral/index.ts";
import {
  type Catalogue,
  type CatalogueEntryRecord,
  catalogueEntryFor,
  catalogueOf,
  decideGrassroots,
  limitFor,
  stampClock,
} from "../directory/index.ts";
import { decideWorkOrderMove, keptAwayAmong, requireWorkOrder, type WorkOrderFacts } from "../work-order/index.ts";
import { backstopOf, decideElevatedLead, decideElevation, decideOwnRegistration } from "./rules.ts";
import { type DispatchTable, findElevation, listDispatches } from "./store.ts";

type Reply = ReplyOf<typeof listDispatchesEndpoint>;

export async function dispatchesOf(call: Call, workOrderId: string): Promise<Reply> {
  const order = await requireWorkOrder(call, workOrderId);
  const [rows, elevation, catalogue, entry, conferral] = await Promise.all([
    listDispatches(call.db, call.cityCode, workOrderId),
    findElevation(call.db, call.cityCode, workOrderId),
    catalogueOf(call),
    catalogueEntryFor(call, { categoryCode: order.category_code, regionCode: order.region_code, on: dateOf(call.at) }),
    heldConferralOf(call, workOrderId, "lead"),
  ]);
  const titles = await conferralTitles(
    call,
    rows.flatMap((row) => row.conferral_id ?? []),
  );
  const can = canOf(call, order, catalogue);
  const mayChoose = can.dispatch.allowed || can.designate.allowed;
  const backstop = mayChoose ? backstopOf(catalogue.agencies(), order.region_code) : undefined;
  return {
    items: rows.map((row) => presentDispatch(row, catalogue, titles)),
    elevation:
      elevation === undefined
        ? null
        : { at: elevation.elevated_at.toISOString(), by: elevation.elevated_by_name, reason: elevation.reason },
    can,
    suggestions: mayChoose ? suggestionsFor(call, order, catalogue, entry, conferral) : [],
    backstop: backstop === undefined ? null : { id: backstop.id, name: backstop.name },
    forbidden: mayChoose && entry?.isGrassrootsForbidden === true ? entry.clause : null,
    preview: mayChoose ? await previewOf(call, order) : null,
  };
}

function canOf(call: Call, order: WorkOrderFacts, catalogue: Catalogue): Reply["can"] {
  const { actor } = call;
  const own = decideOwnRegistration({ registeredBy: order.registered_by, dispatcherId: actor.kind === "staff" ? actor.accountId : null });
  const dispatchable = all(decideWorkOrderMove(order.state, "dispatch"), own);
  const lead = order.lead_agency_id === null ? undefined : catalogue.agency(order.lead_agency_id);
  return {
    dispatch: permitOf(all(decideHolds(actor, "dispatch.make"), dispatchable)),
    designate: permitOf(all(decideHolds(actor, "dispatch.designate"), dispatchable)),
    reassign: permitOf(all(decideHolds(actor, "dispatch.reassign"), decideWorkOrderMove(order.state, "reassign"))),
    elevate: permitOf(
      all(
        decideHolds(actor, "workOrder.mark"),
        decideElevation({ state: order.state, isElevated: order.is_elevated, cityCode: call.cityCode, lead }),
      ),
    ),
    sendBack: permitOf(all(decideHolds(actor, "dispatch.sendBack"), decideWorkOrderMove(order.state, "sendBack"))),
  };
}

function presentDispatch(row: DispatchTable, catalogue: Catalogue, titles: ReadonlyMap<string, string>): Reply["items"][number] {
  const named = (id: string) => ({ id, name: catalogue.agencyName(id) ?? "（已撤销的单位）" });
  return {
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
    basis: row.basis,
    conferral: row.conferral_id === null ? null : { id: row.conferral_id, title: titles.get(row.conferral_id) ?? "会商" },
    correctedAt: row.corrected_at?.toISOString() ?? null,
    correctedBy: row.corrected_by,
  };
}

/** A person decides; each suggestion says why it is made, and none is made that would be refused. */
function suggestionsFor(
  call: Call,
  order: WorkOrderFacts,
  catalogue: Catalogue,
  entry: CatalogueEntryRecord | undefined,
  conferral: HeldConferral | undefined,
): Reply["suggestions"] {
  const suggestions: Reply["suggestions"] = [];
  const isElevated = { isElevated: order.is_elevated, cityCode: call.cityCode };
  const add = (agencyId: string | null | undefined, reason: string, basis: DutyBasis | null) => {
    const agency = agencyId === null || agencyId === undefined ? undefined : catalogue.agency(agencyId);
    if (agency?.isActive !== true || suggestions.some((each) => each.agencyId === agency.id)) return;
    const decision = all(decideGrassroots(entry, agency), decideElevatedLead(isElevated, agency));
    if (decision.ok && keptAwayAmong(order, catalogue, [agency.id]).length === 0)
      suggestions.push({ agencyId: agency.id, name: agency.name, reason, basis });
  };
  if (conferral !== undefined) add(conferral.leadAgencyId, `会商确定：${conferral.title}`, "designated");
  if (entry !== undefined) add(entry.leadAgencyId, `派单目录：${entry.clause}`, "catalogue");
  add(order.suggested_agency_id, "登记时建议", null);
  const category = order.category_code === null ? undefined : catalogue.category(order.category_code);
  add(category?.usualAgencyId, `“${category?.name ?? ""}”的常办单位`, null);
  add(backstopOf(catalogue.agencies(), order.region_code)?.id, "事发地所在县（市、区）", null);
  return suggestions;
}

async function previewOf(call: Call, order: WorkOrderFacts) {
  const limit = await limitFor(call, { kind: order.kind, urgency: order.urgency, on: dateOf(call.at) });
  const clock = await stampClock(call, { startsAt: call.at, ...limit });
  return { limitAmount: limit.amount, limitUnit: limit.unit, dueAt: clock.dueAt.toISOString(), isProvisional: clock.isProvisional };
}
