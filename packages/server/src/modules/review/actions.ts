import type { BodyOf } from "@yihao/contract/endpoint";
import type { reviewReply } from "@yihao/contract/review";
import { insist } from "../../kernel/decision.ts";
import { newId } from "../../kernel/ids.ts";
import { emit } from "../../platform/events.ts";
import { transact } from "../../platform/transact.ts";
import type { Call } from "../../platform/world.ts";
import { catalogueOf } from "../directory/index.ts";
import { acceptReply, loadUnderReview, type ReplyTable, sendReplyBack } from "../handling/index.ts";
import { insistWorkOrderMove, loadVisibleWorkOrder, moveWorkOrder, staffScope } from "../work-order/index.ts";
import { pointsOf } from "./points.ts";
import { decidePoints, decideReviewer, type ReviewerFacts, sendBackWords } from "./rules.ts";
import { insertReview } from "./store.ts";

/** 审核答复. */
export async function review(call: Call, workOrderId: string, body: BodyOf<typeof reviewReply>): Promise<void> {
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const isPassed = body.verdict === "passed";
    await insistWorkOrderMove(act, order, isPassed ? "pass" : "sendBackReply");
    const under = await loadUnderReview(act, order);
    const { reply, assignment, promise } = under;
    insist(decideReviewer(await reviewerFacts(act, reply)));
    const points = await pointsOf(act);
    insist(decidePoints({ isPassed, points, unmetPoints: body.unmetPoints }));
    await insertReview(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      work_order_id: workOrderId,
      reply_id: reply.id,
      verdict: body.verdict,
      opinion: body.opinion ?? null,
      reviewed_at: act.at,
      reviewed_by: act.actor.kind === "staff" ? act.actor.accountId : null,
      reviewed_by_name: act.actor.name,
      met_points: points.filter((point) => !body.unmetPoints.includes(point)),
      unmet_points: body.unmetPoints,
    });
    const reason = isPassed ? (body.opinion ?? null) : sendBackWords(body.unmetPoints, body.opinion ?? "");
    if (isPassed) await acceptReply(act, order, under);
    else await sendReplyBack(act, order, under, reason ?? "");
    const isInterim = isPassed && promise !== undefined;
    await moveWorkOrder(act, order, isInterim ? "passInterim" : isPassed ? "pass" : "sendBackReply");
    await emit(act, {
      type: isInterim ? "review.interim_passed" : isPassed ? "review.passed" : "review.sent_back",
      subjectId: reply.id,
      demandId: order.demand_id,
      workOrderId,
      reason,
      facts: {
        agencyId: assignment.agency_id,
        repliedAt: reply.replied_at.toISOString(),
        onTime: (assignment.clock_stopped_at ?? reply.replied_at) <= assignment.due_at,
        ...(promise === undefined ? {} : { promisedOn: promise.promised_on }),
      },
    });
  });
}

/** Who asks to review, seen against who answered; agencies of one tree are one house. */
export async function reviewerFacts(call: Call, reply: Pick<ReplyTable, "replied_by" | "agency_id">): Promise<ReviewerFacts> {
  const { actor } = call;
  if (actor.kind !== "staff") return { reviewerId: null, repliedBy: reply.replied_by, isOwnAgency: false };
  const catalogue = await catalogueOf(call);
  const isOwnAgency = actor.agencyId !== null && catalogue.rootOf(actor.agencyId) === catalogue.rootOf(reply.agency_id);
  return { reviewerId: actor.accountId, repliedBy: reply.replied_by, isOwnAgency };
}
