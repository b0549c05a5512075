import { z } from "zod";
import { canOf } from "./can.ts";
import {
  Channel,
  DeclineReason,
  DemandKind,
  DemandState,
  Gender,
  HandOverTarget,
  Line,
  RequesterKind,
  SpecialCare,
} from "./demand-words.ts";
import { Urgency } from "./directory.ts";
import { endpoint } from "./endpoint.ts";
import { byId, code, date, flag, id, instant, optionalEmail, optionalPhone, optionalText, phone, requestKey, text } from "./fields.ts";
import { Attachment, attachmentIds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { Timeline } from "./timeline.ts";

const flags = { isAnonymous: flag.default(false), isConfidential: flag.default(false), noReplyWanted: flag.default(false) };
const coordinates = {
  longitude: z.number("经度应为数字").min(73, "经度超出范围").max(136, "经度超出范围").nullable().default(null),
  latitude: z.number("纬度应为数字").min(3, "纬度超出范围").max(54, "纬度超出范围").nullable().default(null),
};

/** 登记 by an operator: the full field set. Words first; everything that can be absent may be absent. */
export const DemandDraft = z.object({
  requestKey,
  channel: Channel.schema.default("phone"),
  kind: DemandKind.schema,
  line: Line.schema.default("citizen"),
  title: text("标题", 100),
  content: text("主要内容", 5000),
  categoryCode: code("诉求分类").nullable().default(null),
  regionCode: code("区划").nullable().default(null),
  address: optionalText("详细地址", 200),
  ...coordinates,
  occurredAt: instant("事发时间").nullable().default(null),
  urgency: Urgency.schema.default("normal"),
  requesterName: optionalText("姓名", 60),
  requesterGender: Gender.schema.default("unknown"),
  requesterKind: RequesterKind.schema.default("individual"),
  enterpriseName: optionalText("企业名称", 100),
  callerNumber: optionalPhone,
  contactPhone: optionalPhone,
  email: optionalEmail,
  subjectName: optionalText("被反映人或单位", 100),
  subjectPhone: optionalPhone,
  callId: optionalText("通话编号", 64),
  previousNumber: optionalText("原诉求编号", 32),
  specialCare: SpecialCare.schema.nullable().default(null),
  attachmentIds,
  ...flags,
});
export type DemandDraft = z.infer<typeof DemandDraft>;

/** A citizen's own words. Kind and place are optional; the hotline decides them when it answers. */
export const PublicDemandDraft = z.object({
  requestKey,
  channel: z.enum(["web", "wechat", "app", "snap"], { error: "渠道不正确" }).default("web"),
  content: text("诉求内容", 5000, 5),
  kind: DemandKind.schema.nullable().default(null),
  line: z.enum(["citizen", "enterprise"], { error: "服务专线不正确" }).default("citizen"),
  enterpriseName: optionalText("企业名称", 100),
  regionCode: code("区划").nullable().default(null),
  address: optionalText("地点", 200),
  ...coordinates,
  requesterName: optionalText("称呼", 60),
  contactPhone: optionalPhone,
  email: optionalEmail,
  attachmentIds,
  ...flags,
});
export type PublicDemandDraft = z.infer<typeof PublicDemandDraft>;

export const Receipt = z.object({
  id,
  number: z.string(),
  queryCode: z.string().describe("查询码，只显示一次"),
  registeredAt: instant("登记时间"),
  next: z.string().describe("接下来会怎样"),
});
export type Receipt = z.infer<typeof Receipt>;

export const DemandRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  excerpt: z.string(),
  channel: Channel.schema,
  kind: DemandKind.schema,
  state: DemandState.schema,
  line: Line.schema,
  urgency: Urgency.schema,
  categoryCode: z.string().nullable(),
  categoryName: z.string().nullable(),
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
  requester: z.string().describe("脱敏后的称呼"),
  registeredAt: instant("登记时间"),
  registeredBy: z.string().nullable(),
  workOrderId: id.nullable(),
  isConfidential: z.boolean(),
  isGreenChannel: z.boolean(),
  specialCare: SpecialCare.schema.nullable(),
});
export type DemandRow = z.infer<typeof DemandRow>;

export const OnlineAnswer = z.object({
  answer: z.string(),
  articles: z.array(z.object({ id, title: z.string() })),
  answeredAt: instant("答复时间"),
  answeredBy: z.string(),
  conclusion: z
    .object({ orderNumber: z.string(), concludedAt: instant("终结时间") })
    .nullable()
    .describe("按已终结的同一事项答复"),
});
export const Demand = DemandRow.extend({
  content: z.string(),
  address: z.string().nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  occurredAt: instant("事发时间").nullable(),
  requesterName: z.string().nullable(),
  requesterGender: Gender.schema,
  requesterKind: RequesterKind.schema,
  enterpriseName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  email: z.string().nullable(),
  subjectName: z.string().nullable(),
  isMasked: z.boolean(),
  isAnonymous: z.boolean(),
  noReplyWanted: z.boolean(),
  previousNumber: z.string().nullable(),
  attachments: z.array(Attachment),
  answer: OnlineAnswer.nullable(),
  decline: z.object({ reason: DeclineReason.schema, explanation: z.string() }).nullable(),
  handOver: z.object({ target: HandOverTarget.schema, note: z.string().nullable() }).nullable(),
  can: canOf("answer", "decline", "handOver", "merge", "order", "reveal", "withdraw", "unmerge"),
});
export type Demand = z.infer<typeof Demand>;

const tag = "诉求";
export const registerDemand = endpoint({
  method: "POST",
  path: "/demands",
  gate: "demand.register",
  tag,
  summary: "登记诉求",
  body: DemandDraft,
  reply: Receipt,
  status: 201,
});
export const DemandQuery = PageQuery.extend({
  state: DemandState.schema.optional(),
  kind: DemandKind.schema.optional(),
  channel: Channel.schema.optional(),
  line: Line.schema.optional(),
  categoryCode: code("分类").optional(),
  regionCode: code("区划").optional(),
  from: date("起始日期").optional(),
  to: date("截止日期").optional(),
  words: optionalText("查找内容", 100),
});
export type DemandQuery = z.infer<typeof DemandQuery>;
export const listDemands = endpoint({
  method: "GET",
  path: "/demands",
  gate: "demand.read",
  tag,
  summary: "诉求列表；words 可为编号、电话或文字",
  query: DemandQuery,
  reply: pageOf(DemandRow),
});
export const readDemand = endpoint({
  method: "GET",
  path: "/demands/:id",
  gate: "demand.read",
  tag,
  summary: "诉求详情",
  params: byId,
  reply: Demand,
});
export const readDemandTimeline = endpoint({
  method: "GET",
  path: "/demands/:id/timeline",
  gate: "demand.read",
  tag,
  summary: "诉求流转记录",
  params: byId,
  reply: Timeline,
});
/** A reading, but sent as POST: a telephone number has no place in an address that proxies write down. */
export const requesterHistory = endpoint({
  method: "POST",
  path: "/requester-history",
  gate: "demand.register",
  tag,
  summary: "按来电号码查以往诉求",
  body: z.object({ phone }),
  reply: z.object({ total: z.int(), open: z.int(), items: z.array(DemandRow) }),
});
export const similarDemands = endpoint({
  method: "POST",
  path: "/similar-demands",
  gate: "demand.register",
  tag,
  summary: "近期相似诉求（近 30 天），登记时随写随查",
  body: z.object({
    content: text("内容", 5000, 0),
    regionCode: code("区划").nullable().default(null),
    categoryCode: code("诉求分类").nullable().default(null),
    phone: optionalPhone.describe("诉求人的号码：查他以往的同一事项"),
    demandId: id.nullable().default(null).describe("已登记的诉求：诉求人和内容按它，本件不列出"),
  }),
  reply: z.object({
    items: z.array(
      DemandRow.extend({
        similarity: z.number().describe("0–1"),
        openWorkOrderId: id.nullable(),
        isSameRequester: z.boolean(),
        repeatsOrderId: id.nullable().describe("同一诉求人同一事项、已办结的工单：可认定为重复交办"),
      }),
    ),
    conclusion: z
      .object({
        id,
        orderNumber: z.string(),
        opinion: z.string(),
        concludedAt: instant("终结时间"),
        similarity: z.number(),
      })
      .nullable()
      .describe("同一诉求人同一事项已经终结：可按终结意见答复"),
  }),
});
export const answerDemand = endpoint({
  method: "POST",
  path: "/demands/:id/answers",
  gate: "demand.dispose",
  tag,
  summary: "在线解答（引用知识）",
  params: byId,
  status: 201,
  body: z.object({
    answer: text("答复内容", 3000),
    articleIds: z.array(id).max(5, "最多引用 5 条").default([]),
    conclusionId: id.nullable().default(null).describe("按这份终结意见答复"),
  }),
  reply: Demand,
});
export const declineDemand = endpoint({
  method: "POST",
  path: "/demands/:id/declines",
  gate: "demand.dispose",
  tag,
  summary: "不予受理",
  params: byId,
  status: 201,
  body: z.object({ reason: DeclineReason.schema, explanation: text("说明和建议途径", 1000) }),
  reply: Demand,
});
export const handOverDemand = endpoint({
  method: "POST",
  path: "/demands/:id/hand-overs",
  gate: "demand.dispose",
  tag,
  summary: "转接其他热线",
  params: byId,
  status: 201,
  body: z.object({ target: HandOverTarget.schema, note: optionalText("备注", 500) }),
  reply: Demand,
});
/** Before disposing of a citizen's own report the operator may name what the citizen left open. */
export const classifyDemand = endpoint({
  method: "PATCH",
  path: "/demands/:id",
  gate: "demand.dispose",
  tag,
  summary: "补全标题、类型、分类、地点、紧急程度",
  params: byId,
  body: z.object({
    title: text("标题", 100).optional(),
    kind: DemandKind.schema.optional(),
    categoryCode: code("分类").optional(),
    regionCode: code("区划").optional(),
    urgency: Urgency.schema.optional(),
    specialCare: SpecialCare.schema.nullable().optional(),
    supplement: optionalText("补充内容", 2000),
  }),
  reply: Demand,
});
export const revealDemand = endpoint({
  method: "POST",
  path: "/demands/:id/looks",
  gate: "demand.reveal",
  tag,
  summary: "查看原始个人信息（须写明用途，留痕）",
  params: byId,
  status: 201,
  body: z.object({ purpose: text("用途", 200, 2) }),
  reply: z.object({
    requesterName: z.string().nullable(),
    callerNumber: z.string().nullable(),
    contactPhone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
  }),
});
export const countDemands = endpoint({
  method: "GET",
  path: "/demand-counts",
  gate: "demand.dispose",
  tag,
  summary: "待处置诉求数",
  reply: z.object({ registered: z.int() }),
});

export const submitPublicDemand = endpoint({
  method: "POST",
  path: "/public/demands",
  gate: "public",
  tag: "公众",
  summary: "反映诉求",
  body: PublicDemandDraft,
  reply: Receipt,
  status: 201,
});
const receiptKey = z.object({
  number: z
    .string({ error: "请填写受理编号" })
    .normalize("NFKC")
    .trim()
    .regex(/^[0-9]{14}$/, "受理编号为 14 位数字"),
  queryCode: z
    .string({ error: "请填写查询码" })
    .normalize("NFKC")
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{6}$/, "查询码为 6 位字母或数字"),
});
export const PublicStep = z.object({ at: instant("时间"), title: z.string(), detail: z.string().nullable() });
export const PublicProgress = z.object({
  number: z.string(),
  state: DemandState.schema,
  stateWord: z.string(),
  content: z.string(),
  registeredAt: instant("登记时间"),
  agencyName: z.string().nullable(),
  dueAt: instant("办理期限").nullable(),
  dueIsProvisional: z.boolean(),
  isOverdue: z.boolean(),
  steps: z.array(PublicStep),
  reply: z.object({ text: z.string(), agencyName: z.string(), at: instant("时间") }).nullable(),
  answer: z.string().nullable(),
  notices: z.array(z.object({ title: z.string(), body: z.string(), at: instant("时间") })),
  evaluation: z.object({ isAsked: z.boolean(), done: z.object({ satisfaction: z.string(), at: instant("时间") }).nullable() }),
  can: canOf("chase", "withdraw"),
});
export type PublicProgress = z.infer<typeof PublicProgress>;
export const ReceiptKey = receiptKey;
export type ReceiptKey = z.infer<typeof receiptKey>;
