import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { notifyAgency, renderNotice } from "../../notice/index.ts";
import { type AssignmentTable, listOfOrder } from "../store/index.ts";
import { descendantsOf } from "./clock.ts";
import { about, loadWithOrder, move } from "./work.ts";

/** 收回下派: the agency works on it itself again; what it was handed down to ends, and those are told. */
export async function takeBack(call: Call, id: string, reason: string): Promise<void> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, id);
    const ended = await endDescendants(act, assignment);
    await move(act, assignment, "takeBack");
    const causeId = newId(act.at);
    await emit(act, {
      type: "assignment.taken_back",
      ...about(assignment),
      reason,
      facts: { agencyId: assignment.agency_id, from: ended.map((each) => catalogue.agencyName(each.agency_id)).join("、") },
    });
    for (const each of ended)
      await notifyAgency(act, {
        causeId,
        topic: "takenBack",
        agencyId: each.agency_id,
        ...renderNotice("takenBack", order.number, { reason }),
        link: `/orders/${order.id}`,
      });
  });
}

/** Whoever goes on without waiting relieves everybody the work was handed down to, also those two tiers below. */
export async function endDescendants(act: Act, assignment: AssignmentTable): Promise<AssignmentTable[]> {
  const descendants = descendantsOf(await listOfOrder(act.db, act.cityCode, assignment.work_order_id), assignment.id);
  for (const each of descendants) await move(act, each, "end", { ended_at: act.at });
  return descendants;
}
