import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, optionalText } from "./fields.ts";
import { defineWords } from "./words.ts";
import { WorkOrderRow } from "./work-order.ts";

export const Verdict = defineWords("审核结论", { passed: "通过", sentBack: "退回重办" });
export const Review = z.object({
  id,
  replyId: id,
  verdict: Verdict.schema,
  opinion: z.string().nullable(),
  by: z.string(),
  at: instant("审核时间"),
});
const tag = "审核";
export const listReviews = endpoint({
  method: "GET",
  path: "/work-orders/:id/reviews",
  gate: "workOrder.read",
  tag,
  summary: "审核记录与本人可做的事",
  params: byId,
  reply: z.object({ items: z.array(Review), can: canOf("pass", "sendBack") }),
});
export const reviewReply = endpoint({
  method: "POST",
  path: "/work-orders/:id/reviews",
  gate: "review.decide",
  tag,
  summary: "审核答复",
  params: byId,
  status: 201,
  body: z
    .object({ verdict: Verdict.schema, opinion: optionalText("审核意见", 1000) })
    .refine((b) => b.verdict === "passed" || b.opinion !== undefined, { path: ["opinion"], message: "退回重办请写明哪些要点没有答复" }),
  reply: WorkOrderRow,
});
