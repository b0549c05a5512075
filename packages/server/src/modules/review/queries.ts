import type { ReplyOf } from "@yihao/contract/endpoint";
import type { listReviews as listReviewsEndpoint } from "@yihao/contract/review";
import { decideHolds } from "../../kernel/actor.ts";
import { all, allow, permitOf } from "../../kernel/decision.ts";
import type { Call } from "../../platform/world.ts";
import { replyUnderReview } from "../handling/index.ts";
import { decideWorkOrderMove, requireWorkOrder } from "../work-order/index.ts";
import { reviewerFacts } from "./actions.ts";
import { pointsOf } from "./points.ts";
import { decideReviewer } from "./rules.ts";
import { listReviews } from "./store.ts";

export async function reviewsOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof listReviewsEndpoint>> {
  const order = await requireWorkOrder(call, workOrderId);
  const rows = await listReviews(call.db, call.cityCode, workOrderId);
  const waiting = order.state === "awaitingReview" ? await replyUnderReview(call, workOrderId) : undefined;
  const may = all(
    decideHolds(call.actor, "review.decide"),
    waiting === undefined ? allow : decideReviewer(await reviewerFacts(call, waiting)),
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      replyId: row.reply_id,
      verdict: row.verdict,
      opinion: row.opinion,
      metPoints: row.met_points,
      unmetPoints: row.unmet_points,
      by: row.reviewed_by_name,
      at: row.reviewed_at.toISOString(),
    })),
    points: await pointsOf(call),
    can: {
      pass: permitOf(all(may, decideWorkOrderMove(order.state, "pass"))),
      sendBack: permitOf(all(may, decideWorkOrderMove(order.state, "sendBackReply"))),
    },
  };
}
