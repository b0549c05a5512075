import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, flag, id, instant, text } from "./fields.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { WorkOrderRow, WorkOrderState } from "./work-order.ts";

/** 提级办理 is an act of dispatch; these two are words on the order. */
export const OrderMark = defineWords("工单标注", { key: "重点", difficult: "疑难" });
export type OrderMark = ValueOf<typeof OrderMark>;
export const OrderMarkEntry = z.object({
  id,
  at: instant("时间"),
  by: z.string(),
  mark: OrderMark.schema,
  on: z.boolean(),
  reason: z.string(),
});
export const RecusalSource = defineWords("回避来源", { centre: "中心设定", tipOff: "举报对象，自动回避" });
export type RecusalSource = ValueOf<typeof RecusalSource>;
export const Recusal = z.object({
  id,
  agencyId: id,
  agencyName: z.string(),
  source: RecusalSource.schema,
  reason: z.string(),
  at: instant("时间"),
  by: z.string(),
  liftedAt: instant("取消时间").nullable(),
  liftedBy: z.string().nullable(),
  liftReason: z.string().nullable(),
  can: canOf("lift"),
});
export type Recusal = z.infer<typeof Recusal>;
/** 重复交办: an order about what the same requester had handled before. */
export const RepeatLink = z.object({
  id,
  number: z.string(),
  title: z.string(),
  state: WorkOrderState.schema,
  createdAt: instant("生成时间"),
});

const tag = "工单";
export const markWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/marks",
  gate: "workOrder.mark",
  tag,
  summary: "标注或取消重点、疑难",
  params: byId,
  status: 201,
  body: z.object({ mark: OrderMark.schema, on: flag, reason: text("理由", 300) }),
  reply: WorkOrderRow,
});
export const recuseAgency = endpoint({
  method: "POST",
  path: "/work-orders/:id/recusals",
  gate: "workOrder.recuse",
  tag,
  summary: "回避：该单位及下级看不到也办不了本单",
  params: byId,
  status: 201,
  body: z.object({ agencyId: id, reason: text("回避理由", 300) }),
  reply: WorkOrderRow,
});
export const liftRecusal = endpoint({
  method: "POST",
  path: "/recusals/:id/removals",
  gate: "workOrder.recuse",
  tag,
  summary: "取消回避",
  params: byId,
  status: 201,
  body: z.object({ reason: text("取消理由", 300) }),
  reply: WorkOrderRow,
});
export const linkRepeat = endpoint({
  method: "POST",
  path: "/work-orders/:id/repeat-links",
  gate: "workOrder.mark",
  tag,
  summary: "认定重复交办：连到同一事项的上一张工单",
  params: byId,
  status: 201,
  body: z.object({ orderId: id, reason: text("认定理由", 300) }),
  reply: WorkOrderRow,
});
