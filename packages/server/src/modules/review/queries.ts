import type { ReplyOf } from "@yihao/contract/endpoint";
import type { listReviews as listReviewsEndpoint } from "@yihao/contract/review";
import { decideHolds } from "../../kernel/actor.ts";
import { all, permitOf } from "../../kernel/decision.ts";
import type { Call } from "../../platform/world.ts";
import { decideWorkOrderMove, requireWorkOrder } from "../work-order/index.ts";
import { listReviews } from "./store.ts";

export async function reviewsOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof listReviewsEndpoint>> {
  const order = await requireWorkOrder(call, workOrderId);
  const rows = await listReviews(call.db, call.cityCode, workOrderId);
  const may = decideHolds(call.actor, "review.decide");
  return {
    items: rows.map((row) => ({
      id: row.id,
      replyId: row.reply_id,
      verdict: row.verdict,
      opinion: row.opinion,
      by: row.reviewed_by_name,
      at: row.reviewed_at.toISOString(),
    })),
    can: {
      pass: permitOf(all(may, decideWorkOrderMove(order.state, "pass"))),
      sendBack: permitOf(all(may, decideWorkOrderMove(order.state, "sendBackReply"))),
    },
  };
}
