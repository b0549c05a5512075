import { z } from "zod";
import { canOf } from "./can.ts";
import { LimitUnit } from "./directory.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, optionalText, text } from "./fields.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { DutyBasis, WorkOrderRow } from "./work-order.ts";

export const AssignmentRole = defineWords("承办角色", { lead: "主办", supporting: "协办" });
export type AssignmentRole = ValueOf<typeof AssignmentRole>;
/** By what a dispatch was found wrong; 派单准确率 counts first dispatches that none of these undid. */
export const DispatchCorrection = defineWords("派单纠正", { return: "退单获准", reassign: "改派", objection: "异议成立" });
export type DispatchCorrection = ValueOf<typeof DispatchCorrection>;

const Named = z.object({ id, name: z.string() });
export const Dispatch = z.object({
  id,
  at: instant("派单时间"),
  by: z.string(),
  opinion: z.string().nullable(),
  isFirst: z.boolean(),
  lead: Named,
  supporting: z.array(Named),
  limitAmount: z.int(),
  limitUnit: LimitUnit.schema,
  dueAt: instant("期限"),
  isProvisional: z.boolean(),
  basis: DutyBasis.schema.nullable(),
  conferral: z.object({ id, title: z.string() }).nullable().describe("指定所依据的会商"),
  correctedAt: instant("纠正时间").nullable(),
  correctedBy: DispatchCorrection.schema.nullable(),
});
export type Dispatch = z.infer<typeof Dispatch>;
const supportingAgencyIds = z.array(id).max(8, "协办单位最多 8 个").default([]);
/**
 * 派单: the limit is taken from the directory by kind and urgency and stamped here. `basis` is left out where the dispatcher judges alone; the
 * server then says 派单目录 when its line names this lead. 指定 needs a held conferral that named the lead; without one, and for 兜底, see designations.
 */
export const DispatchBody = z.object({
  leadAgencyId: id,
  supportingAgencyIds,
  opinion: optionalText("派单意见", 1000),
  confirmReturnedBefore: optionalText("再次派给退单单位的理由", 300),
  basis: z.enum(["catalogue", "firstReceiver", "designated"], { error: "责任依据只能是派单目录、首问、会商指定" }).optional(),
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
/** 指定 names any agency that may lead; 兜底 goes to the government of the county where it happened. Neither can be returned. */
export const designateWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/designations",
  gate: "dispatch.designate",
  tag,
  summary: "指定或兜底派单，承办单位不得退单",
  params: byId,
  body: z.object({
    basis: z.enum(["designated", "backstop"], { error: "请选择指定或兜底" }),
    leadAgencyId: id.nullable().default(null).describe("兜底时不填，由事发地所在县（市、区）政府承办"),
    supportingAgencyIds,
    reason: text("理由", 1000),
  }),
  reply: WorkOrderRow,
  status: 201,
});
export const reassignWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/reassignments",
  gate: "dispatch.reassign",
  tag,
  summary: "改派：收回工单，重新派单",
  params: byId,
  body: z.object({ reason: text("改派理由", 500) }),
  reply: WorkOrderRow,
  status: 201,
});
export const elevateWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/elevations",
  gate: "workOrder.mark",
  tag,
  summary: "提级办理：此后只能由市级单位主办",
  params: byId,
  body: z.object({ reason: text("提级理由", 500) }),
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
    elevation: z.object({ at: instant("提级时间"), by: z.string(), reason: z.string() }).nullable(),
    can: canOf("dispatch", "designate", "reassign", "elevate", "sendBack"),
    suggestions: z.array(z.object({ agencyId: id, name: z.string(), reason: z.string(), basis: DutyBasis.schema.nullable() })),
    backstop: Named.nullable().describe("兜底时由谁承办"),
    forbidden: z.string().nullable().describe("不得派给基层的依据条款"),
    preview: z.object({ limitAmount: z.int(), limitUnit: LimitUnit.schema, dueAt: instant("期限"), isProvisional: z.boolean() }).nullable(),
  }),
});
