import { z } from "zod";
import { canOf } from "./can.ts";
import { DemandKind, PublicProgress, ReceiptKey } from "./demand.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, optionalText } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const CallbackState = defineWords("回访状态", {
  pooled: "待领取",
  claimed: "回访中",
  evaluated: "已评价",
  unreachable: "联系不上",
  waived: "无需回访",
});
export type CallbackState = ValueOf<typeof CallbackState>;
export const Satisfaction = defineWords("满意度", { satisfied: "满意", basicallySatisfied: "基本满意", dissatisfied: "不满意" });
export type Satisfaction = ValueOf<typeof Satisfaction>;
export const Solved = defineWords("是否解决", { solved: "解决", partlySolved: "部分解决", unsolved: "未解决" });
export const AttemptOutcome = defineWords("接通情况", {
  noAnswer: "无人接听",
  busy: "占线",
  poweredOff: "关机停机",
  wrongNumber: "号码有误",
  refused: "拒绝回访",
});
export const EvaluationSource = defineWords("评价来源", { phone: "电话回访", web: "网上评价" });

export const Attempt = z.object({ id, at: instant("时间"), by: z.string(), outcome: AttemptOutcome.schema, note: z.string().nullable() });
export const Evaluation = z.object({
  id,
  at: instant("时间"),
  by: z.string(),
  source: EvaluationSource.schema,
  isContacted: z.boolean(),
  solved: Solved.schema,
  satisfaction: Satisfaction.schema,
  comment: z.string().nullable(),
});
export const CallbackRow = z.object({
  id,
  workOrderId: id,
  number: z.string(),
  title: z.string(),
  kind: DemandKind.schema,
  leadAgencyName: z.string().nullable(),
  round: z.int(),
  state: CallbackState.schema,
  attemptCount: z.int(),
  claimedBy: z.string().nullable(),
  createdAt: instant("进入回访"),
  lastAttemptAt: instant("最近一次").nullable(),
});
export type CallbackRow = z.infer<typeof CallbackRow>;
export const Callback = CallbackRow.extend({
  attempts: z.array(Attempt),
  evaluation: Evaluation.nullable(),
  contactPhone: z.string().nullable().describe("领取后可见完整号码，查看留痕"),
  can: canOf("claim", "release", "attempt", "evaluate"),
});
export type Callback = z.infer<typeof Callback>;

const tag = "回访";
export const listCallbacks = endpoint({
  method: "GET",
  path: "/callbacks",
  gate: "callback.work",
  tag,
  summary: "回访池与我领取的",
  query: PageQuery.extend({ pool: z.enum(["open", "mine", "done"], { error: "只能是 open、mine、done" }).default("open") }),
  reply: pageOf(CallbackRow),
});
export const countCallbacks = endpoint({
  method: "GET",
  path: "/callback-counts",
  gate: "callback.work",
  tag,
  summary: "回访池数量",
  reply: z.object({ open: z.int(), mine: z.int() }),
});
export const listWorkOrderCallbacks = endpoint({
  method: "GET",
  path: "/work-orders/:id/callbacks",
  gate: "workOrder.read",
  tag,
  summary: "工单的回访",
  params: byId,
  reply: z.object({ items: z.array(Callback) }),
});
export const claimCallback = endpoint({
  method: "POST",
  path: "/callbacks/:id/claims",
  gate: "callback.work",
  tag,
  summary: "领取",
  params: byId,
  reply: Callback,
  status: 201,
});
export const releaseCallback = endpoint({
  method: "POST",
  path: "/callbacks/:id/releases",
  gate: "callback.work",
  tag,
  summary: "放回回访池",
  params: byId,
  reply: Callback,
  status: 201,
});
export const attemptCallback = endpoint({
  method: "POST",
  path: "/callbacks/:id/attempts",
  gate: "callback.work",
  tag,
  summary: "登记未接通",
  params: byId,
  body: z.object({ outcome: AttemptOutcome.schema, note: optionalText("备注", 300) }),
  reply: Callback,
  status: 201,
});
const answers = {
  isContacted: z.boolean({ error: "请选择承办单位是否联系过" }),
  solved: Solved.schema,
  satisfaction: Satisfaction.schema,
  comment: optionalText("意见", 1000),
};
export const evaluateCallback = endpoint({
  method: "POST",
  path: "/callbacks/:id/evaluations",
  gate: "callback.work",
  tag,
  summary: "登记回访结果；不满意即重新办理",
  params: byId,
  body: z.object(answers),
  reply: Callback,
  status: 201,
});

/** The requester's own view: everything of the demand in plain words, opened by number and query code. */
export const readProgress = endpoint({
  method: "POST",
  path: "/public/progress",
  gate: "public",
  tag: "公众",
  summary: "查进度",
  body: ReceiptKey,
  reply: PublicProgress,
});
export const evaluateByRequester = endpoint({
  method: "POST",
  path: "/public/evaluations",
  gate: "public",
  tag: "公众",
  summary: "评价（每次办理一次）",
  body: ReceiptKey.extend(answers),
  reply: PublicProgress,
  status: 201,
});
