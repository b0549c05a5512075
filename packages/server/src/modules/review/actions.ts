import type { BodyOf } from "@yihao/contract/endpoint";
import type { reviewReply } from "@yihao/contract/review";
import { insist } from "../../kernel/decision.ts";
import { newId } from "../../kernel/ids.ts";
import { emit } from "../../platform/events.ts";
import { transact } from "../../platform/transact.ts";
import type { Call } from "../../platform/world.ts";
import { acceptReply, loadUnderReview, sendReplyBack } from "../handling/index.ts";
import { decideWorkOrderMove, loadVisibleWorkOrder, moveWorkOrder, staffScope } from "../work-order/index.ts";
import { decideReviewer } from "./rules.ts";
import { insertReview } from "./store.ts";

/** 审核答复. */
export async function review(call: Call, workOrderId: string, body: BodyOf<typeof reviewReply>): Promise<void> {
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const isPassed = body.verdict === "passed";
    insist(decideWorkOrderMove(order.state, isPassed ? "pass" : "sendBackReply"));
    const { reply, assignment } = await loadUnderReview(act, order);
    const reviewerId = act.actor.kind === "staff" ? act.actor.accountId : null;
    insist(decideReviewer({ reviewerId, repliedBy: reply.replied_by }));
    await insertReview(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      work_order_id: workOrderId,
      reply_id: reply.id,
      verdict: body.verdict,
      opinion: body.opinion ?? null,
      reviewed_at: act.at,
      reviewed_by: reviewerId,
      reviewed_by_name: act.actor.name,
    });
    if (isPassed) await acceptReply(act, order);
    else await sendReplyBack(act, order, body.opinion ?? "");
    await moveWorkOrder(act, order, isPassed ? "pass" : "sendBackReply");
    await emit(act, {
      type: isPassed ? "review.passed" : "review.sent_back",
      subjectId: reply.id,
      demandId: order.demand_id,
      workOrderId,
      reason: body.opinion ?? null,
      facts: { agencyId: assignment.agency_id, repliedAt: reply.replied_at.toISOString(), onTime: reply.replied_at <= assignment.due_at },
    });
  });
}
