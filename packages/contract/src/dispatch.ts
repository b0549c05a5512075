import { z } from "zod";
import { canOf } from "./can.ts";
import { LimitUnit } from "./directory.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, optionalText, text } from "./fields.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { WorkOrderRow } from "./work-order.ts";

export const AssignmentRole = defineWords("承办角色", { lead: "主办", supporting: "协办" });
export type AssignmentRole = ValueOf<typeof AssignmentRole>;

export const Dispatch = z.object({
  id,
  at: instant("派单时间"),
  by: z.string(),
  opinion: z.string().nullable(),
  isFirst: z.boolean(),
  lead: z.object({ id, name: z.string() }),
  supporting: z.array(z.object({ id, name: z.string() })),
  limitAmount: z.int(),
  limitUnit: LimitUnit.schema,
  dueAt: instant("期限"),
  isProvisional: z.boolean(),
});
export type Dispatch = z.infer<typeof Dispatch>;
/** 派单: the limit is taken from the directory by kind and urgency and stamped here; the agency suggestion is the category's usual agency. */
export const DispatchBody = z.object({
  leadAgencyId: id,
  supportingAgencyIds: z.array(id).max(8, "协办单位最多 8 个").default([]),
  opinion: optionalText("派单意见", 1000),
  confirmReturnedBefore: optionalText("再次派给退单单位的理由", 300),
});
const tag = "派单";
export const dispatchWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/dispatches",
  gate: "dispatch.make",
  tag,
  summary: "派单",
  params: byId,
  body: DispatchBody,
  reply: WorkOrderRow,
  status: 201,
});
export const sendBackWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/completion-requests",
  gate: "dispatch.sendBack",
  tag,
  summary: "退回补充",
  params: byId,
  body: z.object({ reason: text("退回原因", 500) }),
  reply: WorkOrderRow,
  status: 201,
});
export const listDispatches = endpoint({
  method: "GET",
  path: "/work-orders/:id/dispatches",
  gate: "workOrder.read",
  tag,
  summary: "派单记录与本人可做的事",
  params: byId,
  reply: z.object({
    items: z.array(Dispatch),
    can: canOf("dispatch", "sendBack"),
    suggestions: z.array(z.object({ agencyId: id, name: z.string(), reason: z.string() })),
    preview: z.object({ limitAmount: z.int(), limitUnit: LimitUnit.schema, dueAt: instant("期限"), isProvisional: z.boolean() }).nullable(),
  }),
});
