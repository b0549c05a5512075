import type { BodyOf } from "@yihao/contract/endpoint";
import type { recordContact as recordContactEndpoint } from "@yihao/contract/replies";
import { atField, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { hidesIdentityOf, loadDemand } from "../../demand/index.ts";
import { insistForOrder } from "../../work-order/index.ts";
import { decideContact, decideContactedAt } from "../rules/index.ts";
import { insertContact } from "../store/index.ts";
import { about, loadWithOrder } from "./work.ts";

/** 联系诉求人: the agency speaks with the requester first, then handles (北京市接诉即办工作条例 §15). Returns the record's id. */
export async function recordContact(call: Call, id: string, body: BodyOf<typeof recordContactEndpoint>): Promise<string> {
  return transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, id);
    const demand = await loadDemand(act.db, act.cityCode, order.demand_id);
    await insistForOrder(act, order.id, decideContact({ state: assignment.state, isHidden: hidesIdentityOf(demand, act.actor) }));
    const contactedAt = new Date(body.at);
    const isPossible = decideContactedAt(contactedAt, { orderedAt: order.created_at, now: act.at });
    insist(isPossible.ok ? isPossible : atField("at", isPossible));
    const contactId = newId(act.at);
    await insertContact(act.db, {
      city_code: act.cityCode,
      id: contactId,
      assignment_id: id,
      work_order_id: order.id,
      agency_id: assignment.agency_id,
      contacted_at: contactedAt,
      way: body.way,
      outcome: body.outcome,
      note: body.note ?? null,
      recorded_at: act.at,
      recorded_by: act.actor.kind === "staff" ? act.actor.accountId : null,
      recorded_by_name: act.actor.name,
    });
    await claimAttachments(act, body.attachmentIds, { type: "contact", id: contactId }, body.attachmentKinds);
    await emit(act, {
      type: "assignment.contacted",
      ...about(assignment),
      facts: { agencyId: assignment.agency_id, way: body.way, outcome: body.outcome, contactedAt: body.at },
    });
    return contactId;
  });
}
