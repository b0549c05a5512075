import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, optionalText, text } from "./fields.ts";
import { defineWords } from "./words.ts";
import { WorkOrderRow } from "./work-order.ts";

export const Verdict = defineWords("审核结论", { passed: "通过", sentBack: "退回重办" });
export const Review = z.object({
  id,
  replyId: id,
  verdict: Verdict.schema,
  opinion: z.string().nullable(),
  metPoints: z.array(z.string()),
  unmetPoints: z.array(z.string()),
  by: z.string(),
  at: instant("审核时间"),
});
/** 审核要点 until the city sets its own (济南市12345市民服务热线条例 §27：逐件审核；答复须回应诉求、引用依据). */
export const initialReviewPoints = ["是否联系诉求人", "是否逐项答复", "是否引用依据", "是否说明结果与期限", "用语是否规范"] as const;
const pointWords = text("审核要点", 40);
const reviewPoints = z
  .array(pointWords)
  .min(1, "至少保留一个审核要点")
  .max(20, "审核要点最多 20 个")
  .refine((points) => new Set(points).size === points.length, "审核要点不能重复");

const tag = "审核";
export const listReviewPoints = endpoint({
  method: "GET",
  path: "/review-points",
  gate: "signedIn",
  tag,
  summary: "审核要点",
  reply: z.object({
    points: z.array(z.string()),
    setAt: instant("设定时间").nullable().describe("为空时是初始清单"),
    setBy: z.string().nullable(),
  }),
});
export const setReviewPoints = endpoint({
  method: "PUT",
  path: "/review-points",
  gate: "directory.manage",
  tag,
  summary: "设定本市的审核要点",
  body: z.object({ points: reviewPoints }),
  reply: listReviewPoints.reply,
});
export const listReviews = endpoint({
  method: "GET",
  path: "/work-orders/:id/reviews",
  gate: "workOrder.read",
  tag,
  summary: "审核记录与本人可做的事",
  params: byId,
  reply: z.object({ items: z.array(Review), points: z.array(z.string()), can: canOf("pass", "sendBack") }),
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
    .object({
      verdict: Verdict.schema,
      opinion: optionalText("审核意见", 1000),
      unmetPoints: z.array(pointWords).max(20, "审核要点最多 20 个").default([]).describe("没有达到的要点；通过时须全部达到"),
    })
    .refine((b) => b.verdict === "passed" || b.opinion !== undefined, { path: ["opinion"], message: "退回重办请写明哪些要点没有答复" }),
  reply: WorkOrderRow,
});
