import type { BodyOf } from "@yihao/contract/endpoint";
import type { replyInterim as replyInterimEndpoint } from "@yihao/contract/replies";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { insistForOrder } from "../../work-order/index.ts";
import { decideInterimReply } from "../rules/index.ts";
import { insertInterimReply } from "../store/index.ts";
import { about, loadWithOrder } from "./work.ts";

/** 阶段性答复: the requester learns now how far it is. No state changes and the clock runs. Returns its id. */
export async function replyInterim(call: Call, id: string, body: BodyOf<typeof replyInterimEndpoint>): Promise<string> {
  return transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, id);
    const part = { state: assignment.state, role: assignment.role, isDelegated: assignment.parent_id !== null };
    await insistForOrder(act, order.id, decideInterimReply(part));
    const replyId = newId(act.at);
    await insertInterimReply(act.db, {
      city_code: act.cityCode,
      id: replyId,
      assignment_id: id,
      work_order_id: order.id,
      agency_id: assignment.agency_id,
      public_reply: body.publicReply,
      internal_account: body.internalAccount,
      replied_at: act.at,
      replied_by: act.actor.kind === "staff" ? act.actor.accountId : null,
      replied_by_name: act.actor.name,
    });
    await emit(act, {
      type: "assignment.interim_replied",
      ...about(assignment),
      reason: body.publicReply,
      facts: { agencyId: assignment.agency_id, interimReplyId: replyId },
    });
    return replyId;
  });
}
