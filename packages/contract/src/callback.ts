import { z } from "zod";
import { canOf } from "./can.ts";
import { PublicProgress, ReceiptKey } from "./demand.ts";
import { DemandKind } from "./demand-words.ts";
import { Light } from "./directory.ts";
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
/** What is asked about: the work of an agency, or an answer that the hotline gave at once (a sample of them). */
export const CallbackSubject = defineWords("回访对象", { order: "部门办理", onlineAnswer: "在线解答" });
export type CallbackSubject = ValueOf<typeof CallbackSubject>;
/** By the Shanghai hour: before 12, before 18, after. */
export const DayPart = defineWords("时段", { morning: "上午", afternoon: "下午", evening: "晚上" });
export type DayPart = ValueOf<typeof DayPart>;
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
export type AttemptOutcome = ValueOf<typeof AttemptOutcome>;
export const EvaluationSource = defineWords("评价来源", { phone: "电话回访", web: "网上评价", link: "链接评价" });
export type EvaluationSource = ValueOf<typeof EvaluationSource>;
export type Solved = ValueOf<typeof Solved>;
/** 办理真实度: whether the reply says what was really done. */
export const Truthfulness = defineWords("办理真实度", { truthful: "真实", partlyTruthful: "部分属实", untruthful: "不实" });
export type Truthfulness = ValueOf<typeof Truthfulness>;
export const DissatisfactionReason = defineWords("不满意原因", {
  slow: "办得太慢",
  attitude: "态度不好",
  unsolved: "没有解决",
  noContact: "没有联系",
  other: "其他原因",
});
export type DissatisfactionReason = ValueOf<typeof DissatisfactionReason>;
export const EvaluationValidity = defineWords("评价效力", { valid: "有效", invalid: "无效" });
export type EvaluationValidity = ValueOf<typeof EvaluationValidity>;
export const InvalidReason = defineWords("无效原因", {
  wrongNumber: "号码有误",
  notRequester: "不是诉求人本人",
  contradictory: "前后矛盾",
  other: "其他",
});
export type InvalidReason = ValueOf<typeof InvalidReason>;
export const RecheckVerdict = defineWords("复核结论", { upheld: "维持", changed: "更正", invalid: "无效" });
export type RecheckVerdict = ValueOf<typeof RecheckVerdict>;

export const Attempt = z.object({
  id,
  at: instant("时间"),
  by: z.string(),
  dayPart: DayPart.schema,
  outcome: AttemptOutcome.schema,
  note: z.string().nullable(),
});
/** What was answered; null where a question was not asked or not answered. */
const Answered = z.object({
  isContacted: z.boolean().nullable(),
  solved: Solved.schema,
  satisfaction: Satisfaction.schema,
  isOpinionClear: z.boolean().nullable(),
  truthfulness: Truthfulness.schema.nullable(),
});
/** 复核: the answers as they were recorded first stay beside the corrected ones. */
export const Recheck = z.object({
  at: instant("时间"),
  by: z.string(),
  verdict: RecheckVerdict.schema,
  reason: z.string().nullable(),
  recorded: Answered.describe("复核前的记录"),
});
/** The answers that count: as recorded, or as corrected by the re-check. */
export const Evaluation = Answered.extend({
  id,
  at: instant("时间"),
  by: z.string(),
  source: EvaluationSource.schema,
  reasons: z.array(DissatisfactionReason.schema),
  comment: z.string().nullable(),
  validity: EvaluationValidity.schema,
  invalidReason: InvalidReason.schema.nullable(),
  isFirst: z.boolean().describe("首次办理的评价"),
  isFinal: z.boolean().describe("办结时的最终评价"),
  recheck: Recheck.nullable(),
});
export type Evaluation = z.infer<typeof Evaluation>;
export const CallbackRow = z.object({
  id,
  subject: CallbackSubject.schema,
  demandId: id,
  workOrderId: id.nullable(),
  number: z.string(),
  title: z.string(),
  kind: DemandKind.schema,
  leadAgencyName: z.string().nullable(),
  round: z.int(),
  state: CallbackState.schema,
  attemptCount: z.int(),
  claimedBy: z.string().nullable(),
  createdAt: instant("进入回访"),
  dueAt: instant("回访期限"),
  light: Light.schema.nullable(),
  lastAttemptAt: instant("最近一次").nullable(),
  nextTryAt: instant("下次请在").nullable().describe("还缺不同时段时，最早的下一次"),
});
export type CallbackRow = z.infer<typeof CallbackRow>;
export const Callback = CallbackRow.extend({
  attempts: z.array(Attempt),
  evaluation: Evaluation.nullable(),
  contactPhone: z.string().nullable().describe("领取后可见完整号码，查看留痕"),
  can: canOf("claim", "release", "attempt", "evaluate", "recheck"),
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
  reply: z.object({
    items: z.array(Callback),
    firstSatisfaction: Satisfaction.schema.nullable(),
    finalSatisfaction: Satisfaction.schema.nullable(),
    can: canOf("writeTypicalCase"),
  }),
});
export const listDemandCallbacks = endpoint({
  method: "GET",
  path: "/demands/:id/callbacks",
  gate: "demand.read",
  tag,
  summary: "在线解答的回访",
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
/** What a requester answers himself. Whether the agency made contact is asked of its work, not of an answer given at once. */
export const ownAnswers = {
  isContacted: z.boolean("请选择承办单位是否联系过").nullable().default(null),
  solved: Solved.schema,
  satisfaction: Satisfaction.schema,
  reasons: z.array(DissatisfactionReason.schema).max(DissatisfactionReason.values.length, "原因重复了").default([]),
  comment: optionalText("意见", 1000),
};
export const evaluateCallback = endpoint({
  method: "POST",
  path: "/callbacks/:id/evaluations",
  gate: "callback.work",
  tag,
  summary: "登记回访结果；不满意即重新办理",
  params: byId,
  body: z.object({
    ...ownAnswers,
    isOpinionClear: z.boolean("请选择意见是否明确").nullable().default(null),
    truthfulness: Truthfulness.schema.nullable().default(null),
  }),
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
  body: ReceiptKey.extend(ownAnswers),
  reply: PublicProgress,
  status: 201,
});
