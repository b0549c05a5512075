import { z } from "zod";
import { canOf } from "./can.ts";
import { DemandKind } from "./demand-words.ts";
import { Light, LimitUnit, Urgency } from "./directory.ts";
import { AssignmentRole } from "./dispatch.ts";
import { endpoint } from "./endpoint.ts";
import { byId, flag, id, instant, optionalText, text } from "./fields.ts";
import { Attachment, attachmentIds, attachmentKinds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { ContactRecord, InterimReply, interimPromise, Promised, ReplyVerdict, SignOff } from "./replies.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { DutyBasis } from "./work-order.ts";

export const AssignmentState = defineWords("承办状态", {
  awaitingAcknowledgement: "待签收",
  handling: "办理中",
  delegated: "已下派",
  awaitingSignOff: "待审签",
  paused: "已挂起",
  followUp: "跟踪办理",
  returnRequested: "退单待审",
  returned: "已退单",
  replied: "已答复",
  finished: "已完成",
  ended: "已终止",
});
export type AssignmentState = ValueOf<typeof AssignmentState>;
export const ReturnDecision = defineWords("退单审核", { accepted: "同意退单", refused: "驳回退单" });

export const Reply = z.object({
  id,
  at: instant("答复时间"),
  by: z.string(),
  agencyName: z.string(),
  internalAccount: z.string(),
  publicReply: z.string(),
  isResolved: z.boolean(),
  contactedAt: instant("联系时间").nullable(),
  attachments: z.array(Attachment),
  verdict: ReplyVerdict.schema,
  verdictOpinion: z.string().nullable(),
  writtenAt: instant("经办人提交时间"),
  signOffs: z.array(SignOff),
  promise: Promised.nullable(),
  can: canOf("signOff", "refuseSignOff"),
});
export type Reply = z.infer<typeof Reply>;
export const ReturnRequest = z.object({
  id,
  assignmentId: id,
  at: instant("申请时间"),
  by: z.string(),
  agencyName: z.string(),
  reason: z.string(),
  basis: z.string(),
  suggestedAgencyName: z.string().nullable(),
  decision: ReturnDecision.schema.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant("审核时间").nullable(),
  opinion: z.string().nullable(),
  can: canOf("decide"),
});
export type ReturnRequest = z.infer<typeof ReturnRequest>;
export const AssignmentRow = z.object({
  id,
  workOrderId: id,
  number: z.string(),
  title: z.string(),
  kind: DemandKind.schema,
  urgency: Urgency.schema,
  categoryName: z.string().nullable(),
  regionName: z.string().nullable(),
  agencyId: id,
  agencyName: z.string(),
  role: AssignmentRole.schema,
  state: AssignmentState.schema,
  assignedAt: instant("派单时间"),
  acknowledgedAt: instant("签收时间").nullable(),
  acknowledgeBy: instant("签收期限").nullable(),
  limitAmount: z.int(),
  limitUnit: LimitUnit.schema,
  dueAt: instant("期限"),
  originalDueAt: instant("原期限"),
  promisedDueAt: instant("答应诉求人的期限").nullable(),
  dueIsProvisional: z.boolean(),
  extensionCount: z.int(),
  extendedDays: z.int(),
  pausedAt: instant("挂起时间").nullable(),
  pauseReviewOn: z.string().nullable(),
  dutyBasis: DutyBasis.schema.nullable(),
  repliedAt: instant("答复时间").nullable(),
  followUpDueAt: instant("阶段性办结承诺的期限").nullable(),
  light: Light.schema.nullable(),
  sendBackCount: z.int(),
  isRework: z.boolean(),
  parentAssignmentId: id.nullable(),
});
export type AssignmentRow = z.infer<typeof AssignmentRow>;
export const Assignment = AssignmentRow.extend({
  opinion: z.string().nullable(),
  replies: z.array(Reply),
  contacts: z.array(ContactRecord),
  interimReplies: z.array(InterimReply),
  sendBackReason: z.string().nullable(),
  can: canOf(
    "acknowledge",
    "return",
    "delegate",
    "takeBack",
    "extend",
    "pause",
    "resume",
    "claimBeyondDuty",
    "contact",
    "replyInterim",
    "reply",
  ),
});
export type Assignment = z.infer<typeof Assignment>;

const tag = "承办";
export const listAssignments = endpoint({
  method: "GET",
  path: "/assignments",
  gate: "handling.work",
  tag,
  summary: "本单位及下级单位的承办任务",
  query: PageQuery.extend({
    state: AssignmentState.schema.optional(),
    light: Light.schema.optional(),
    agencyId: id.optional(),
    role: AssignmentRole.schema.optional(),
    words: optionalText("查找内容", 100),
  }),
  reply: pageOf(AssignmentRow),
});
export const countAssignments = endpoint({
  method: "GET",
  path: "/assignment-counts",
  gate: "handling.work",
  tag,
  summary: "本单位各状态任务数",
  reply: z.object({
    awaitingAcknowledgement: z.int(),
    handling: z.int(),
    delegated: z.int(),
    returnRequested: z.int(),
    awaitingSignOff: z.int(),
    replied: z.int(),
    followUp: z.int(),
    overdue: z.int(),
  }),
});
export const listWorkOrderAssignments = endpoint({
  method: "GET",
  path: "/work-orders/:id/assignments",
  gate: "workOrder.read",
  tag,
  summary: "工单的承办情况",
  params: byId,
  reply: z.object({ items: z.array(Assignment), returns: z.array(ReturnRequest) }),
});
export const acknowledgeAssignment = endpoint({
  method: "POST",
  path: "/assignments/:id/acknowledgements",
  gate: "handling.work",
  tag,
  summary: "签收",
  params: byId,
  reply: AssignmentRow,
  status: 201,
});
export const returnAssignment = endpoint({
  method: "POST",
  path: "/assignments/:id/returns",
  gate: "handling.work",
  tag,
  summary: "申请退单",
  params: byId,
  body: z.object({ reason: text("退单理由", 1000), basis: text("依据", 500), suggestedAgencyId: id.nullable().default(null) }),
  reply: AssignmentRow,
  status: 201,
});
export const decideReturn = endpoint({
  method: "POST",
  path: "/returns/:id/decisions",
  gate: "handling.decideReturn",
  tag,
  summary: "审核退单",
  params: byId,
  body: z.object({ decision: ReturnDecision.schema, opinion: text("审核意见", 500) }),
  reply: AssignmentRow,
  status: 201,
});
export const listReturns = endpoint({
  method: "GET",
  path: "/returns",
  gate: "handling.decideReturn",
  tag,
  summary: "待审退单",
  query: PageQuery,
  reply: pageOf(ReturnRequest.extend({ workOrderId: id, number: z.string(), title: z.string() })),
});
export const delegateAssignment = endpoint({
  method: "POST",
  path: "/assignments/:id/delegations",
  gate: "handling.work",
  tag,
  summary: "下派下级单位",
  params: byId,
  body: z.object({ agencyId: id, opinion: optionalText("下派意见", 500) }),
  reply: AssignmentRow,
  status: 201,
});
/** 内部办理情况 and 公开答复 are two fields: the first never leaves the house. */
export const replyAssignment = endpoint({
  method: "POST",
  path: "/assignments/:id/replies",
  gate: "handling.work",
  tag,
  summary: "答复",
  params: byId,
  status: 201,
  body: z.object({
    internalAccount: text("办理情况（内部）", 5000),
    publicReply: text("公开答复", 5000, 5),
    isResolved: flag,
    contactedAt: instant("联系时间").nullable().default(null),
    interim: interimPromise,
    attachmentIds,
    attachmentKinds,
  }),
  reply: AssignmentRow,
});
