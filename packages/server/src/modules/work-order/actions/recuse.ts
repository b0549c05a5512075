import type { BodyOf } from "@yihao/contract/endpoint";
import type { recuseAgency } from "@yihao/contract/order-marks";
import { Absent, atField, insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import type { DemandFacts } from "../../demand/index.ts";
import { type Catalogue, catalogueOf, decideAgency } from "../../directory/index.ts";
import { retractAgencyNotices } from "../../notice/index.ts";
import { agenciesNamed, decideRecusal, isKeptFrom } from "../rules/index.ts";
import {
  findRecusal,
  insertRecusals,
  loadRecusal,
  loadVisibleWorkOrder,
  type RecusalTable,
  updateRecusal,
  updateWorkOrder,
  type WorkOrderFacts,
} from "../store/index.ts";
import { aboutOrder } from "./end.ts";
import { insistForOrder, markReassigned } from "./move.ts";
import { staffScope } from "./scope.ts";

const lineOf = (catalogue: Catalogue, agencyId: string) => catalogue.agenciesUpFrom(agencyId).map((agency) => agency.id);

/** Names of those among the agencies that must keep away from an order, for whoever wants to give them a part of it. */
export function keptAwayAmong(
  order: Pick<WorkOrderFacts, "recused_agency_ids">,
  catalogue: Catalogue,
  agencyIds: readonly string[],
): string[] {
  return agencyIds
    .filter((agencyId) => isKeptFrom(order.recused_agency_ids, lineOf(catalogue, agencyId)))
    .map((agencyId) => catalogue.agencyName(agencyId) ?? agencyId);
}

/** Whom a tip-off names: he gets nothing of it (信访条例 §30；济南市12345市民服务热线条例 §32). */
export function subjectsOf(catalogue: Catalogue, demand: Pick<DemandFacts, "kind" | "subject_name">): string[] {
  if (demand.kind !== "tipOff") return [];
  const city = catalogue.platforms().find((platform) => platform.level === "city");
  const cityName = catalogue.region(city?.code ?? "")?.name ?? "";
  return agenciesNamed(demand.subject_name, catalogue.agencies(), cityName);
}

export const automaticReason = "举报的被反映单位，自动回避";

export async function writeRecusals(
  act: Act,
  workOrderId: string,
  agencyIds: readonly string[],
  { source, reason }: Pick<RecusalTable, "source" | "reason">,
): Promise<void> {
  await insertRecusals(
    act.db,
    agencyIds.map((agencyId) => ({
      city_code: act.cityCode,
      id: newId(act.at),
      work_order_id: workOrderId,
      agency_id: agencyId,
      source,
      reason,
      recused_at: act.at,
      recused_by_name: source === "tipOff" ? "系统" : act.actor.name,
      lifted_at: null,
      lifted_by_name: null,
      lift_reason: null,
    })),
  );
}

/** 设定回避: the agency and those below it lose sight of the order; what they had of it ends, and a lead gives it back to the dispatcher. */
export async function recuse(call: Call, workOrderId: string, body: BodyOf<typeof recuseAgency>): Promise<void> {
  const catalogue = await catalogueOf(call);
  insist(atField("agencyId", decideAgency(catalogue, body.agencyId)));
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const subtree = catalogue.subtreeOf(body.agencyId);
    const isLead = order.lead_agency_id !== null && subtree.includes(order.lead_agency_id);
    const agencyName = catalogue.agencyName(body.agencyId);
    await insistForOrder(
      act,
      workOrderId,
      decideRecusal({
        state: order.state,
        agencyName,
        isKeptAlready: isKeptFrom(order.recused_agency_ids, lineOf(catalogue, body.agencyId)),
        isLead,
      }),
    );
    await writeRecusals(act, workOrderId, [body.agencyId], { source: "centre", reason: body.reason });
    const change = {
      recused_agency_ids: [...order.recused_agency_ids, body.agencyId],
      ...(subtree.includes(order.suggested_agency_id ?? "") ? { suggested_agency_id: null } : {}),
    };
    if (isLead) await markReassigned(act, order, change);
    else
      await updateWorkOrder(
        act.db,
        { cityCode: act.cityCode, id: workOrderId },
        { ...change, agency_ids: order.agency_ids.filter((each) => !subtree.includes(each)) },
      );
    await emit(act, {
      type: "work_order.recused",
      ...aboutOrder(order),
      reason: body.reason,
      facts: { agencyId: body.agencyId, agency: agencyName, agencyIds: subtree, isLead },
    });
    await retractAgencyNotices(act, subtree, `/orders/${workOrderId}`);
  });
}

/** 取消回避: from now on it may be given a part again; what it had stays ended. Returns the order's id. */
export async function liftRecusal(call: Call, recusalId: string, reason: string): Promise<string> {
  const catalogue = await catalogueOf(call);
  return transact(call, async (act) => {
    const seen = await findRecusal(act.db, act.cityCode, recusalId);
    if (seen === undefined) throw new Absent("项回避");
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), seen.work_order_id);
    const recusal = await loadRecusal(act.db, act.cityCode, recusalId);
    if (recusal.lifted_at !== null) insist(refuse("recusal.lifted", { name: recusal.lifted_by_name }));
    await updateRecusal(act.db, act.cityCode, recusalId, { lifted_at: act.at, lifted_by_name: act.actor.name, lift_reason: reason });
    await updateWorkOrder(
      act.db,
      { cityCode: act.cityCode, id: order.id },
      { recused_agency_ids: order.recused_agency_ids.filter((each) => each !== recusal.agency_id) },
    );
    await emit(act, {
      type: "work_order.recusal_lifted",
      ...aboutOrder(order),
      reason,
      facts: { agencyId: recusal.agency_id, agency: catalogue.agencyName(recusal.agency_id) },
    });
    return order.id;
  });
}
