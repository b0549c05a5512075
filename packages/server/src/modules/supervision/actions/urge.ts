import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { listOwing } from "../../handling/index.ts";
import { notifyMany, renderNotice } from "../../notice/index.ts";
import { countUrge, loadVisibleWorkOrder, staffScope } from "../../work-order/index.ts";
import { decideUrge } from "../rules/index.ts";
import { insertUrge, type UrgeTable } from "../store/index.ts";

/** 催办: counted on the order; every agency that still owes an answer hears of it. */
export async function urge(call: Call, workOrderId: string, words: string): Promise<UrgeTable> {
  return transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const agencyIds = await listOwing(act.db, act.cityCode, workOrderId);
    insist(decideUrge(agencyIds));
    const row: UrgeTable = {
      city_code: act.cityCode,
      id: newId(act.at),
      work_order_id: workOrderId,
      agency_ids: agencyIds,
      words,
      urged_at: act.at,
      urged_by_name: act.actor.name,
    };
    await insertUrge(act.db, row);
    await countUrge(act, order);
    await emit(act, {
      type: "supervision.urged",
      subjectId: row.id,
      demandId: order.demand_id,
      workOrderId,
      reason: words,
      facts: { agencyIds },
    });
    const { title, body } = renderNotice("urged", order.number, { reason: words });
    const message = { causeId: row.id, accountIds: [], title, body, link: `/orders/${workOrderId}` };
    await notifyMany(
      act,
      "urged",
      agencyIds.map((agencyId) => ({ ...message, agencyId })),
    );
    return row;
  });
}
