import { z } from "zod";
import { canOf } from "./can.ts";
import { LimitUnit } from "./directory.ts";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, optionalText, text } from "./fields.ts";
import { Attachment, attachmentIds, attachmentKinds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

/** What an agency asks the centre for: more time, a stopped clock, or to have it seen that the demand is beyond anybody's duty. */
export const ApplicationKind = defineWords("申请种类", { extension: "延期", pause: "挂起", beyondDuty: "超职责" });
export type ApplicationKind = ValueOf<typeof ApplicationKind>;
export const ApplicationState = defineWords("申请状态", {
  waiting: "待审核",
  granted: "已同意",
  refused: "不同意",
  withdrawn: "已撤回",
  lapsed: "已失效",
});
export type ApplicationState = ValueOf<typeof ApplicationState>;
export const ApplicationDecision = defineWords("申请审核", { granted: "同意", refused: "不同意" });
export type ApplicationDecision = ValueOf<typeof ApplicationDecision>;

export const Application = z.object({
  id,
  assignmentId: id,
  workOrderId: id,
  kind: ApplicationKind.schema,
  state: ApplicationState.schema,
  agencyName: z.string(),
  reason: z.string(),
  basis: z.string().nullable(),
  /** What the requester is told when the application is granted. */
  explanation: z.string().nullable(),
  /** How much more time is asked for, in `unit`; null unless 延期. */
  amount: z.int().nullable(),
  unit: LimitUnit.schema.nullable(),
  /** Until when the clock shall stand still at the longest; null unless 挂起. */
  reviewOn: z.string().nullable(),
  askedAt: instant("申请时间"),
  askedBy: z.string(),
  opinion: z.string().nullable(),
  grantedAmount: z.int().nullable(),
  settledAt: instant("审核时间").nullable(),
  settledBy: z.string().nullable(),
  resumedAt: instant("恢复时间").nullable(),
  resumedBy: z.string().nullable(),
  resumeReason: z.string().nullable(),
  attachments: z.array(Attachment),
  can: canOf("decide", "withdraw"),
});
export type Application = z.infer<typeof Application>;
export const WaitingApplication = Application.extend({
  number: z.string(),
  title: z.string(),
  dueAt: instant("目前期限"),
  limitAmount: z.int(),
  limitUnit: LimitUnit.schema,
});
export type WaitingApplication = z.infer<typeof WaitingApplication>;

const tag = "承办申请";
const papers = { attachmentIds, attachmentKinds };
const explanation = text("告知诉求人的原因", 200, 5);

export const applyExtension = endpoint({
  method: "POST",
  path: "/assignments/:id/extensions",
  gate: "handling.work",
  tag,
  summary: "申请延期",
  params: byId,
  status: 201,
  body: z.object({
    amount: z.int("延期天数应为整数").min(1, "延期至少 1").max(10_000, "延期过长"),
    reason: text("延期理由", 1000),
    basis: optionalText("依据", 500),
    explanation,
    ...papers,
  }),
  reply: Application,
});
export const applyPause = endpoint({
  method: "POST",
  path: "/assignments/:id/pauses",
  gate: "handling.work",
  tag,
  summary: "申请挂起",
  params: byId,
  status: 201,
  body: z.object({
    reviewOn: date("复核日期"),
    reason: text("挂起理由", 1000),
    basis: optionalText("依据", 500),
    explanation,
    ...papers,
  }),
  reply: Application,
});
export const claimBeyondDuty = endpoint({
  method: "POST",
  path: "/assignments/:id/beyond-duty-claims",
  gate: "handling.work",
  tag,
  summary: "申请认定超职责诉求",
  params: byId,
  status: 201,
  body: z.object({ reason: text("超职责的理由", 1000), basis: text("法定依据", 500), ...papers }),
  reply: Application,
});
export const decideApplication = endpoint({
  method: "POST",
  path: "/applications/:id/decisions",
  gate: "handling.decideApplication",
  tag,
  summary: "审核延期、挂起、超职责申请",
  params: byId,
  status: 201,
  body: z.object({
    decision: ApplicationDecision.schema,
    opinion: text("审核意见", 500),
    /** How much of an extension is granted; as much as was asked for when left out. */
    grantedAmount: z.int("批准的量应为整数").min(1, "至少批准 1").max(10_000, "延期过长").nullable().default(null),
    /** Until when a pause is granted; as was asked for when left out. */
    reviewOn: date("复核日期").nullable().default(null),
    /** What the requester is told; the agency's own words when left out. */
    explanation: optionalText("告知诉求人的原因", 200),
  }),
  reply: Application,
});
export const withdrawApplication = endpoint({
  method: "POST",
  path: "/applications/:id/withdrawals",
  gate: "handling.work",
  tag,
  summary: "撤回申请",
  params: byId,
  status: 201,
  reply: Application,
});
export const listApplications = endpoint({
  method: "GET",
  path: "/applications",
  gate: "handling.decideApplication",
  tag,
  summary: "待审的延期、挂起、超职责申请，等得最久的在前",
  query: PageQuery.extend({ kind: ApplicationKind.schema.optional() }),
  reply: pageOf(WaitingApplication),
});
export const countApplications = endpoint({
  method: "GET",
  path: "/application-counts",
  gate: "handling.decideApplication",
  tag,
  summary: "待审申请数",
  reply: z.object({ extension: z.int(), pause: z.int(), beyondDuty: z.int() }),
});
export const listWorkOrderApplications = endpoint({
  method: "GET",
  path: "/work-orders/:id/applications",
  gate: "workOrder.read",
  tag,
  summary: "工单上的申请",
  params: byId,
  reply: z.object({ items: z.array(Application), isBeyondDuty: z.boolean() }),
});
/** By the agency itself or by the centre; what is neither is refused inside. */
export const resumeAssignment = endpoint({
  method: "POST",
  path: "/assignments/:id/resumptions",
  gate: "workOrder.read",
  tag,
  summary: "恢复办理",
  params: byId,
  status: 201,
  body: z.object({ reason: text("恢复的理由", 500) }),
  reply: z.object({ id, dueAt: instant("期限") }),
});
export const takeBackDelegation = endpoint({
  method: "POST",
  path: "/assignments/:id/take-backs",
  gate: "handling.work",
  tag,
  summary: "收回下派",
  params: byId,
  status: 201,
  body: z.object({ reason: text("收回的理由", 500) }),
  reply: z.object({ id }),
});
