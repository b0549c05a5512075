import { z } from "zod";
import { canOf } from "./can.ts";
import { OrderChase } from "./chase.ts";
import { Demand, ReceiptKey } from "./demand.ts";
import { DeclineReason, DemandState } from "./demand-words.ts";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, optionalText, text } from "./fields.ts";
import { Attachment, attachmentIds } from "./files.ts";
import { OrderMarkEntry, Recusal, RepeatLink } from "./order-marks.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { WorkOrderRow } from "./work-order.ts";

export const WithdrawalWay = defineWords("撤单方式", {
  phone: "来电提出",
  callback: "联系或回访时提出",
  web: "网上提出",
  visit: "来访提出",
});
export type WithdrawalWay = ValueOf<typeof WithdrawalWay>;
/** 终止办理: what should not have been accepted, and the one ground that only shows while it is handled (潍坊市12345条例 §21). */
export const TerminationReason = defineWords("终止办理理由", {
  ...DeclineReason.words,
  requesterUncooperative: "诉求人不配合，无法继续办理",
});
export type TerminationReason = ValueOf<typeof TerminationReason>;
export const TerminationDecision = defineWords("终止办理审核", {
  accepted: "同意终止",
  refused: "不同意终止",
  lapsed: "工单已结束，申请失效",
});
export type TerminationDecision = ValueOf<typeof TerminationDecision>;
export const ConclusionDecision = defineWords("终结确认", {
  confirmed: "确认终结",
  refused: "不予终结",
  lapsed: "工单已结束，提议失效",
});
export type ConclusionDecision = ValueOf<typeof ConclusionDecision>;

export const Withdrawal = z.object({
  id,
  at: instant("时间"),
  by: z.string(),
  way: WithdrawalWay.schema,
  reason: z.string(),
  number: z.string().describe("撤回的诉求编号"),
  orderGoesOn: z.boolean().describe("还有并入的诉求，工单继续办理"),
});
export const TerminationRequest = z.object({
  id,
  workOrderId: id,
  at: instant("申请时间"),
  by: z.string(),
  agencyName: z.string(),
  reason: TerminationReason.schema,
  basis: z.string(),
  attachments: z.array(Attachment),
  decision: TerminationDecision.schema.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant("审核时间").nullable(),
  opinion: z.string().nullable(),
  explanation: z.string().nullable().describe("告诉诉求人的理由和途径"),
  can: canOf("decide"),
});
export type TerminationRequest = z.infer<typeof TerminationRequest>;
export const ConclusionProposal = z.object({
  id,
  workOrderId: id,
  at: instant("提出时间"),
  by: z.string(),
  evidence: z.string(),
  opinion: z.string().describe("终结意见，答复诉求人用"),
  heldOn: z.string().describe("会商日期"),
  conferralNumber: z.string().nullable(),
  evidencePapers: z.array(Attachment),
  minutes: z.array(Attachment),
  decision: ConclusionDecision.schema.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant("确认时间").nullable(),
  decisionReason: z.string().nullable(),
  can: canOf("confirm"),
});
export type ConclusionProposal = z.infer<typeof ConclusionProposal>;
const OrderName = z.object({ id, number: z.string(), title: z.string() });
/** Everything that was done with an order beside its handling, and what this person may do: one reading for the page. */
export const OrderWays = z.object({
  withdrawals: z.array(Withdrawal),
  terminationRequests: z.array(TerminationRequest),
  conclusionProposals: z.array(ConclusionProposal),
  chases: z.array(OrderChase),
  marks: z.array(OrderMarkEntry),
  recusals: z.array(Recusal),
  repeats: RepeatLink.nullable(),
  repeatedBy: z.array(RepeatLink),
  mergedInto: OrderName.nullable(),
  mergedOrders: z.array(OrderName),
  can: canOf(
    "withdraw",
    "requestTermination",
    "proposeConclusion",
    "merge",
    "unmerge",
    "chase",
    "markKey",
    "markDifficult",
    "recuse",
    "linkRepeat",
  ),
});
export type OrderWays = z.infer<typeof OrderWays>;

const tag = "工单";
export const readOrderWays = endpoint({
  method: "GET",
  path: "/work-orders/:id/ways",
  gate: "workOrder.read",
  tag,
  summary: "撤单、终止、终结、并单、催单、标注、回避与重复交办",
  params: byId,
  reply: OrderWays,
});
const withdrawalBody = { reason: text("撤单原因", 500), way: WithdrawalWay.schema };
export const withdrawWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/withdrawals",
  gate: "workOrder.withdraw",
  tag,
  summary: "撤单：诉求人要求撤回；还有并入的诉求时工单继续办理",
  params: byId,
  status: 201,
  body: z.object({ ...withdrawalBody, demandId: id.nullable().default(null).describe("撤回并入的某一件；不填为本单的诉求") }),
  reply: WorkOrderRow,
});
export const withdrawDemand = endpoint({
  method: "POST",
  path: "/demands/:id/withdrawals",
  gate: "workOrder.withdraw",
  tag: "诉求",
  summary: "撤回尚未处置的诉求",
  params: byId,
  status: 201,
  body: z.object(withdrawalBody),
  reply: Demand,
});
export const withdrawByRequester = endpoint({
  method: "POST",
  path: "/public/withdrawals",
  gate: "public",
  tag: "公众",
  summary: "诉求人撤回（办结前）",
  status: 201,
  body: ReceiptKey.extend({ reason: text("撤回原因", 300, 2) }),
  reply: z.object({ state: DemandState.schema, stateWord: z.string(), next: z.string() }),
});

export const requestTermination = endpoint({
  method: "POST",
  path: "/work-orders/:id/termination-requests",
  gate: "handling.work",
  tag,
  summary: "申请终止办理",
  params: byId,
  status: 201,
  body: z.object({ reason: TerminationReason.schema, basis: text("依据和情况", 1000, 5), attachmentIds }),
  reply: WorkOrderRow,
});
export const decideTermination = endpoint({
  method: "POST",
  path: "/termination-requests/:id/decisions",
  gate: "workOrder.decideEnd",
  tag,
  summary: "审核终止办理",
  params: byId,
  status: 201,
  body: z.object({
    decision: z.enum(["accepted", "refused"], { error: "请选择审核结果" }),
    opinion: text("审核意见", 500),
    explanation: optionalText("告诉诉求人的理由和途径", 1000),
  }),
  reply: WorkOrderRow,
});
const waiting = { number: z.string(), title: z.string() };
export const listTerminationRequests = endpoint({
  method: "GET",
  path: "/termination-requests",
  gate: "workOrder.decideEnd",
  tag,
  summary: "待审终止办理",
  query: PageQuery,
  reply: pageOf(TerminationRequest.extend(waiting)),
});

/** Two persons and the minutes of a conferral stand behind it (南通：重复交办工单终结). */
export const proposeConclusion = endpoint({
  method: "POST",
  path: "/work-orders/:id/conclusion-proposals",
  gate: "workOrder.conclude",
  tag,
  summary: "提出终结",
  params: byId,
  status: 201,
  body: z.object({
    evidence: text("证据和办理经过", 3000, 5),
    opinion: text("终结意见（公开）", 2000, 5),
    heldOn: date("会商日期"),
    conferralNumber: optionalText("会商编号", 60),
    minutesAttachmentIds: attachmentIds,
    attachmentIds,
  }),
  reply: WorkOrderRow,
});
export const confirmConclusion = endpoint({
  method: "POST",
  path: "/conclusion-proposals/:id/confirmations",
  gate: "workOrder.confirmConclusion",
  tag,
  summary: "确认或不予终结，由提出人以外的人确认",
  params: byId,
  status: 201,
  body: z.object({
    decision: z.enum(["confirmed", "refused"], { error: "请选择是否终结" }),
    reason: text("确认意见", 500),
  }),
  reply: WorkOrderRow,
});
export const listConclusionProposals = endpoint({
  method: "GET",
  path: "/conclusion-proposals",
  gate: "workOrder.confirmConclusion",
  tag,
  summary: "待确认终结",
  query: PageQuery,
  reply: pageOf(ConclusionProposal.extend(waiting)),
});
export const countEndRequests = endpoint({
  method: "GET",
  path: "/end-request-counts",
  gate: "workOrder.decideEnd",
  tag,
  summary: "待审终止、待确认终结的数量",
  reply: z.object({ terminations: z.int(), conclusions: z.int() }),
});

export const mergeWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/merges",
  gate: "workOrder.merge",
  tag,
  summary: "并单：并入另一张在办工单",
  params: byId,
  status: 201,
  body: z.object({ intoId: id, reason: text("并单理由", 300) }),
  reply: WorkOrderRow,
});
export const unmergeDemand = endpoint({
  method: "POST",
  path: "/demands/:id/unmerges",
  gate: "workOrder.merge",
  tag: "诉求",
  summary: "拆单：并入的诉求拆出，重新处置",
  params: byId,
  status: 201,
  body: z.object({ reason: text("拆单理由", 300) }),
  reply: Demand,
});
