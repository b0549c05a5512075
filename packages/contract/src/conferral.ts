import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, optionalText, text } from "./fields.ts";
import { Attachment, attachmentIds } from "./files.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { WorkOrderState } from "./work-order.ts";

/** Nantong's rhythm of 日研判、周会办、月通报、季核查; 专题 is called when one order needs it, 派单前会商 among them. */
export const ConferralKind = defineWords("会商类别", {
  daily: "日研判",
  weekly: "周会办",
  monthly: "月通报",
  quarterly: "季核查",
  special: "专题会商",
});
export type ConferralKind = ValueOf<typeof ConferralKind>;
export const ConferralState = defineWords("会商状态", { planned: "待召开", held: "已召开", cancelled: "已取消" });
export type ConferralState = ValueOf<typeof ConferralState>;
export const ConferralOutcome = defineWords("会商结论", {
  lead: "确定主办单位",
  decision: "处理意见",
  conclude: "同意终结",
  exclude: "同意核减",
  none: "未作结论",
});
export type ConferralOutcome = ValueOf<typeof ConferralOutcome>;

const Named = z.object({ id, name: z.string() });
/** An order on the agenda. Whoever takes part without having the order sees what is to be talked about and no more. */
export const ConferralOrder = z.object({
  workOrderId: id,
  number: z.string(),
  title: z.string(),
  state: WorkOrderState.schema,
  question: z.string().nullable(),
  outcome: ConferralOutcome.schema.nullable(),
  lead: Named.nullable(),
  decision: z.string().nullable(),
});
export type ConferralOrder = z.infer<typeof ConferralOrder>;
export const ConferralRow = z.object({
  id,
  kind: ConferralKind.schema,
  state: ConferralState.schema,
  title: z.string(),
  startsAt: instant("开始时间"),
  place: z.string(),
  orderCount: z.int(),
  participantCount: z.int(),
});
export type ConferralRow = z.infer<typeof ConferralRow>;
export const Conferral = ConferralRow.extend({
  note: z.string().nullable(),
  plannedAt: instant("安排时间"),
  plannedBy: z.string(),
  participants: z.array(Named),
  orders: z.array(ConferralOrder),
  minutes: z.string().nullable(),
  attachments: z.array(Attachment),
  heldAt: instant("登记召开时间").nullable(),
  heldBy: z.string().nullable(),
  cancelledAt: instant("取消时间").nullable(),
  cancelledBy: z.string().nullable(),
  cancelReason: z.string().nullable(),
  can: canOf("change", "hold", "cancel"),
});
export type Conferral = z.infer<typeof Conferral>;

const agenda = z
  .array(z.object({ workOrderId: id, question: optionalText("要议的问题", 300) }))
  .max(50, "一次会商最多 50 张工单")
  .default([]);
const agencyIds = z.array(id).max(40, "参加单位最多 40 个").default([]);
const plan = {
  title: text("会商名称", 80),
  startsAt: instant("开始时间"),
  place: text("地点", 80),
  note: optionalText("说明", 1000),
  agencyIds,
  orders: agenda,
};
const tag = "会商";
export const listConferrals = endpoint({
  method: "GET",
  path: "/conferrals",
  gate: "workOrder.read",
  tag,
  summary: "会商日程，连同按节奏该安排而未安排的",
  query: z.object({
    from: date("起始日期"),
    to: date("截止日期"),
    kind: ConferralKind.schema.optional(),
    state: ConferralState.schema.optional(),
  }),
  reply: z.object({
    items: z.array(ConferralRow),
    proposals: z.array(z.object({ kind: ConferralKind.schema, onDate: z.string(), title: z.string() })),
    can: canOf("plan"),
  }),
});
export const readConferral = endpoint({
  method: "GET",
  path: "/conferrals/:id",
  gate: "workOrder.read",
  tag,
  summary: "会商详情",
  params: byId,
  reply: Conferral,
});
export const planConferral = endpoint({
  method: "POST",
  path: "/conferrals",
  gate: "conferral.manage",
  tag,
  summary: "安排会商，通知参加单位",
  body: z.object({ kind: ConferralKind.schema, ...plan }),
  reply: Conferral,
  status: 201,
});
export const changeConferral = endpoint({
  method: "PUT",
  path: "/conferrals/:id",
  gate: "conferral.manage",
  tag,
  summary: "调整待召开的会商",
  params: byId,
  body: z.object(plan),
  reply: Conferral,
});
export const holdConferral = endpoint({
  method: "POST",
  path: "/conferrals/:id/holdings",
  gate: "conferral.manage",
  tag,
  summary: "登记会商结果：纪要（文字和文件）和每张工单的结论",
  params: byId,
  body: z.object({
    minutes: text("会议纪要", 10_000, 10),
    attachmentIds,
    outcomes: z
      .array(
        z.object({
          workOrderId: id,
          outcome: ConferralOutcome.schema,
          leadAgencyId: id.nullable().default(null),
          decision: optionalText("处理意见", 1000),
        }),
      )
      .max(50)
      .default([]),
  }),
  reply: Conferral,
  status: 201,
});
export const cancelConferral = endpoint({
  method: "POST",
  path: "/conferrals/:id/cancellations",
  gate: "conferral.manage",
  tag,
  summary: "取消会商",
  params: byId,
  body: z.object({ reason: text("取消原因", 300) }),
  reply: Conferral,
  status: 201,
});
/** Puts an order on the agenda of a conferral that is still to be held. */
export const conferOnWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/conferrals",
  gate: "conferral.manage",
  tag,
  summary: "列入会商",
  params: byId,
  body: z.object({ conferralId: id, question: text("要议的问题", 300) }),
  reply: Conferral,
  status: 201,
});
export const listWorkOrderConferrals = endpoint({
  method: "GET",
  path: "/work-orders/:id/conferrals",
  gate: "workOrder.read",
  tag,
  summary: "工单的会商",
  params: byId,
  reply: z.object({
    items: z.array(
      ConferralRow.extend({
        question: z.string().nullable(),
        outcome: ConferralOutcome.schema.nullable(),
        lead: Named.nullable(),
        decision: z.string().nullable(),
      }),
    ),
    can: canOf("confer"),
  }),
});
