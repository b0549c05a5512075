import { z } from "zod";
import { LimitUnit } from "./directory.ts";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, optionalText, text } from "./fields.ts";
import { Attachment, attachmentIds, attachmentKinds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

/** waiting: for review · forSuperior: to the delegating or leading agency, never to the requester. */
export const ReplyVerdict = defineWords("答复去向", {
  awaitingSignOff: "等待审签",
  signOffRefused: "审签退回",
  waiting: "等待审核",
  passed: "审核通过",
  sentBack: "已退回重办",
  forSuperior: "交主办或上级单位汇总",
});
export type ReplyVerdict = ValueOf<typeof ReplyVerdict>;

/** 单位内审签的两级: the deputy leader signs every reply, the main leader also those of key orders. */
export const SignOffLevel = defineWords("审签层级", { deputyLeader: "分管领导", mainLeader: "主要负责人" });
export type SignOffLevel = ValueOf<typeof SignOffLevel>;
export const SignOffVerdict = defineWords("审签结论", { signed: "同意", refused: "退回修改" });
export type SignOffVerdict = ValueOf<typeof SignOffVerdict>;
export const SignOff = z.object({
  id,
  level: SignOffLevel.schema,
  submittedAt: instant("提交时间"),
  verdict: SignOffVerdict.schema.nullable(),
  opinion: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: instant("审签时间").nullable(),
});
export type SignOff = z.infer<typeof SignOff>;

/** 阶段性办结的承诺: by when the agency will have done it, and how. */
export const Promised = z.object({
  promisedOn: z.string(),
  plan: z.string(),
  dueAt: instant("承诺期限"),
  acceptedAt: instant("审核通过时间").nullable(),
  keptAt: instant("兑现时间").nullable(),
  brokenAt: instant("逾期未兑现的时间").nullable(),
});
export type Promised = z.infer<typeof Promised>;
/** What a reply promises when it asks to be closed for the time being; null for a final one. */
export const interimPromise = z
  .object({ promisedOn: date("承诺完成日期"), plan: text("后续计划", 1000, 5) })
  .nullable()
  .default(null);

export const ContactWay = defineWords("联系方式", {
  phone: "电话",
  visit: "上门",
  meeting: "约谈",
  wechat: "微信",
  message: "短信",
  other: "其他",
});
export type ContactWay = ValueOf<typeof ContactWay>;
export const ContactOutcome = defineWords("联系结果", {
  reached: "联系上",
  noAnswer: "无人接听",
  wrongNumber: "号码有误",
  refused: "拒绝沟通",
});
export type ContactOutcome = ValueOf<typeof ContactOutcome>;
export const ContactRecord = z.object({
  id,
  at: instant("联系时间"),
  way: ContactWay.schema,
  outcome: ContactOutcome.schema,
  note: z.string().nullable(),
  by: z.string(),
  attachments: z.array(Attachment),
});
export type ContactRecord = z.infer<typeof ContactRecord>;

export const InterimReply = z.object({
  id,
  at: instant("告知时间"),
  by: z.string(),
  publicReply: z.string(),
  internalAccount: z.string(),
});
export type InterimReply = z.infer<typeof InterimReply>;

const tag = "答复";
const done = z.object({ id });

export const recordContact = endpoint({
  method: "POST",
  path: "/assignments/:id/contacts",
  gate: "handling.work",
  tag,
  summary: "登记联系诉求人的情况",
  params: byId,
  status: 201,
  body: z.object({
    at: instant("联系时间"),
    way: ContactWay.schema,
    outcome: ContactOutcome.schema,
    note: optionalText("联系情况", 1000),
    attachmentIds,
    attachmentKinds,
  }),
  reply: done,
});
export const replyInterim = endpoint({
  method: "POST",
  path: "/assignments/:id/interim-replies",
  gate: "handling.work",
  tag,
  summary: "阶段性答复：告知诉求人进展，不停表",
  params: byId,
  status: 201,
  body: z.object({ publicReply: text("告知诉求人的话", 2000, 5), internalAccount: text("办理情况（内部）", 5000) }),
  reply: done,
});

const WaitingSignOff = z.object({
  id,
  replyId: id,
  workOrderId: id,
  number: z.string(),
  title: z.string(),
  agencyName: z.string(),
  level: SignOffLevel.schema,
  submittedAt: instant("提交时间"),
  submittedBy: z.string(),
  publicReply: z.string(),
  internalAccount: z.string(),
  isInterim: z.boolean(),
  dueAt: instant("期限"),
  limitAmount: z.int(),
  limitUnit: LimitUnit.schema,
});
export type WaitingSignOff = z.infer<typeof WaitingSignOff>;
export const listSignOffs = endpoint({
  method: "GET",
  path: "/sign-offs",
  gate: "handling.signOff",
  tag,
  summary: "等我审签的答复",
  query: PageQuery,
  reply: pageOf(WaitingSignOff),
});
export const countSignOffs = endpoint({
  method: "GET",
  path: "/sign-off-counts",
  gate: "handling.signOff",
  tag,
  summary: "等我审签的件数",
  reply: z.object({ waiting: z.int() }),
});
export const signReply = endpoint({
  method: "POST",
  path: "/replies/:id/sign-offs",
  gate: "handling.signOff",
  tag,
  summary: "审签答复",
  params: byId,
  status: 201,
  body: z
    .object({ verdict: SignOffVerdict.schema, opinion: optionalText("审签意见", 1000) })
    .refine((b) => b.verdict === "signed" || b.opinion !== undefined, { path: ["opinion"], message: "退回修改请写明要改什么" }),
  reply: z.object({ id, hasLeft: z.boolean(), nextLevel: SignOffLevel.schema.nullable() }),
});

/** 套用: what this agency answered before in the same category, without anything about that requester. */
export const listReplyTemplates = endpoint({
  method: "GET",
  path: "/reply-templates",
  gate: "handling.work",
  tag,
  summary: "本单位同类诉求的答复，供套用",
  query: z.object({ assignmentId: id }),
  reply: z.object({
    items: z.array(z.object({ id, at: instant("答复时间"), title: z.string(), publicReply: z.string(), internalAccount: z.string() })),
  }),
});
