import { z } from "zod";
import { canOf, Permit } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, text } from "./fields.ts";
import { Attachment, attachmentIds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

/** Why the agency cannot simply return the order. */
export const ObjectionGround = defineWords("异议缘由", {
  notReturnable: "指定、兜底或退单次数已满",
  returnRefused: "退单被驳回",
  windowPassed: "已过退单时限",
});
export type ObjectionGround = ValueOf<typeof ObjectionGround>;
export const ObjectionDecision = defineWords("异议审定", { upheld: "异议成立", dismissed: "异议不成立" });
export type ObjectionDecision = ValueOf<typeof ObjectionDecision>;

/** 派单异议 (国办函〔2025〕66号: 派单异议审核): once for each assignment, decided by somebody else than who dispatched or refused the return. */
export const Objection = z.object({
  id,
  assignmentId: id,
  at: instant("提出时间"),
  by: z.string(),
  agencyName: z.string(),
  ground: ObjectionGround.schema,
  reason: z.string(),
  basis: z.string(),
  attachments: z.array(Attachment),
  decision: ObjectionDecision.schema.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant("审定时间").nullable(),
  opinion: z.string().nullable(),
  can: canOf("decide"),
});
export type Objection = z.infer<typeof Objection>;

const tag = "承办";
export const raiseObjection = endpoint({
  method: "POST",
  path: "/assignments/:id/objections",
  gate: "handling.work",
  tag,
  summary: "提出派单异议",
  params: byId,
  body: z.object({ reason: text("异议理由", 1000), basis: text("依据", 1000), attachmentIds }),
  reply: Objection,
  status: 201,
});
export const decideObjection = endpoint({
  method: "POST",
  path: "/objections/:id/decisions",
  gate: "dispatch.decideObjection",
  tag,
  summary: "审定派单异议",
  params: byId,
  body: z.object({ decision: ObjectionDecision.schema, opinion: text("审定意见", 500) }),
  reply: Objection,
  status: 201,
});
export const listObjections = endpoint({
  method: "GET",
  path: "/objections",
  gate: "dispatch.decideObjection",
  tag,
  summary: "待审定的派单异议",
  query: PageQuery,
  reply: pageOf(Objection.extend({ workOrderId: id, number: z.string(), title: z.string() })),
});
export const listWorkOrderObjections = endpoint({
  method: "GET",
  path: "/work-orders/:id/objections",
  gate: "workOrder.read",
  tag,
  summary: "工单的派单异议与本人可做的事",
  params: byId,
  reply: z.object({
    items: z.array(Objection),
    mine: z.array(z.object({ assignmentId: id, agencyName: z.string(), raise: Permit })).describe("本单位的承办任务可否提出异议"),
  }),
});
