import { z } from "zod";
import { canOf } from "./can.ts";
import { Demand, revealDemand } from "./demand.ts";
import { Channel, DemandKind, Line } from "./demand-words.ts";
import { Light, Urgency } from "./directory.ts";
import { endpoint } from "./endpoint.ts";
import { byId, code, date, id, instant, optionalText, queryFlag, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { Timeline } from "./timeline.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const WorkOrderState = defineWords("工单状态", {
  awaitingDispatch: "待派单",
  awaitingCompletion: "待补充",
  dispatched: "办理中",
  awaitingReview: "待审核",
  interimClosed: "阶段性办结",
  awaitingCallback: "待回访",
  closed: "已办结",
  withdrawn: "已撤单",
  terminated: "已终止",
  concluded: "已终结",
  merged: "已并单",
});
export type WorkOrderState = ValueOf<typeof WorkOrderState>;

/** Why this agency has the order: 派单目录, or one of the three duties of Nantong's rules (首问负责、指定负责、兜底负责). */
export const DutyBasis = defineWords("责任依据", {
  catalogue: "派单目录",
  firstReceiver: "首问负责",
  designated: "指定负责",
  backstop: "兜底负责",
});
export type DutyBasis = ValueOf<typeof DutyBasis>;

export const WorkOrderRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  state: WorkOrderState.schema,
  channel: Channel.schema,
  kind: DemandKind.schema,
  line: Line.schema,
  urgency: Urgency.schema,
  categoryCode: z.string().nullable(),
  categoryName: z.string().nullable(),
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
  leadAgencyId: id.nullable(),
  leadAgencyName: z.string().nullable(),
  createdAt: instant("生成时间"),
  stateSince: instant("进入本状态时间"),
  dueAt: instant("承办期限").nullable(),
  promisedDueAt: instant("答应诉求人的期限").nullable(),
  dueIsProvisional: z.boolean(),
  pausedAt: instant("挂起时间").nullable(),
  light: Light.schema.nullable(),
  returnCount: z.int(),
  reworkCount: z.int(),
  mergedCount: z.int(),
  isConfidential: z.boolean(),
  isKey: z.boolean(),
  isDifficult: z.boolean(),
  isElevated: z.boolean(),
  dutyBasis: DutyBasis.schema.nullable(),
  followUpDueAt: instant("阶段性办结承诺的期限").nullable(),
  chaseCount: z.int(),
  urgeCount: z.int(),
  isRepeated: z.boolean().describe("重复交办"),
  isGreenChannel: z.boolean(),
});
export type WorkOrderRow = z.infer<typeof WorkOrderRow>;
export const WorkOrder = WorkOrderRow.extend({
  demand: Demand.omit({ can: true }),
  mergedDemands: z.array(z.object({ id, number: z.string(), title: z.string(), registeredAt: instant("登记时间") })),
  completionAsked: z.object({ reason: z.string(), by: z.string(), at: instant("时间") }).nullable(),
  firstDispatchedAt: instant("首次派单").nullable(),
  clockStoppedAt: instant("停表时间：审核通过的那次答复").nullable(),
  closedAt: instant("办结时间").nullable(),
  keyReason: z.string().nullable(),
  endedAt: instant("撤单、终止、终结或并单的时间").nullable(),
  endedReason: z.string().nullable(),
  can: canOf("complete"),
});
export type WorkOrder = z.infer<typeof WorkOrder>;

const tag = "工单";
export const createWorkOrder = endpoint({
  method: "POST",
  path: "/demands/:id/work-orders",
  gate: "demand.dispose",
  tag,
  summary: "转工单",
  params: byId,
  status: 201,
  body: z.object({
    note: optionalText("派单建议", 500),
    suggestedAgencyId: id.nullable().default(null),
    repeatsOrderId: id.nullable().default(null).describe("认定为重复交办：同一事项的上一张工单"),
  }),
  reply: WorkOrderRow,
});
export const mergeDemand = endpoint({
  method: "POST",
  path: "/demands/:id/merges",
  gate: "demand.dispose",
  tag,
  summary: "并入已有工单",
  params: byId,
  body: z.object({ workOrderId: id, reason: text("并案理由", 300) }),
  reply: Demand,
  status: 201,
});
export const WorkOrderQuery = PageQuery.extend({
  state: WorkOrderState.schema.optional(),
  kind: DemandKind.schema.optional(),
  channel: Channel.schema.optional(),
  line: Line.schema.optional(),
  urgency: Urgency.schema.optional(),
  light: Light.schema.optional(),
  categoryCode: code("分类").optional(),
  regionCode: code("区划").optional(),
  agencyId: id.optional(),
  mine: queryFlag.optional().describe("只看自己登记的"),
  isKey: queryFlag.optional().describe("重点"),
  isDifficult: queryFlag.optional().describe("疑难"),
  isElevated: queryFlag.optional().describe("提级办理"),
  isRepeated: queryFlag.optional().describe("重复交办"),
  from: date("起始日期").optional(),
  to: date("截止日期").optional(),
  words: optionalText("查找内容", 100),
  order: z.enum(["due", "newest", "oldest"], { error: "排序只能是 due、newest、oldest" }).optional(),
});
export type WorkOrderQuery = z.infer<typeof WorkOrderQuery>;
export const listWorkOrders = endpoint({
  method: "GET",
  path: "/work-orders",
  gate: "workOrder.read",
  tag,
  summary: "工单列表",
  query: WorkOrderQuery,
  reply: pageOf(WorkOrderRow),
});
export const countWorkOrders = endpoint({
  method: "GET",
  path: "/work-order-counts",
  gate: "workOrder.read",
  tag,
  summary: "各状态在办数",
  reply: z.object({
    awaitingDispatch: z.int(),
    awaitingCompletion: z.int(),
    dispatched: z.int(),
    awaitingReview: z.int(),
    interimClosed: z.int(),
    promiseBroken: z.int(),
    awaitingCallback: z.int(),
    overdue: z.int(),
  }),
});
export const readWorkOrder = endpoint({
  method: "GET",
  path: "/work-orders/:id",
  gate: "workOrder.read",
  tag,
  summary: "工单详情",
  params: byId,
  reply: WorkOrder,
});
export const readWorkOrderTimeline = endpoint({
  method: "GET",
  path: "/work-orders/:id/timeline",
  gate: "workOrder.read",
  tag,
  summary: "工单流转记录",
  params: byId,
  reply: Timeline,
});
export const completeWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/completions",
  gate: "workOrder.complete",
  tag,
  summary: "补充后交回派单",
  params: byId,
  body: z.object({ supplement: text("补充内容", 2000) }),
  reply: WorkOrderRow,
  status: 201,
});
export const lookAtRequester = endpoint({
  method: "POST",
  path: "/work-orders/:id/looks",
  gate: "demand.reveal",
  tag,
  summary: "查看诉求人联系方式（须写明用途，留痕）",
  params: byId,
  body: revealDemand.body,
  reply: revealDemand.reply,
  status: 201,
});
