import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, queryFlag } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const NoticeChannel = defineWords("消息渠道", { inPage: "站内", email: "邮件", sms: "短信", webhook: "消息推送" });
export type NoticeChannel = ValueOf<typeof NoticeChannel>;
export const DeliveryState = defineWords("送达状态", { waiting: "待发送", sent: "已发送", failed: "发送失败" });
export const NoticeTopic = defineWords("消息主题", {
  receipt: "受理回执",
  answered: "在线答复",
  declined: "不予受理",
  handedOver: "转接其他热线",
  merged: "并案办理",
  accepted: "已转办",
  replied: "办理答复",
  evaluation: "邀请评价",
  rework: "重新办理",
  closed: "办结",
  assigned: "新任务",
  returnDecided: "退单结果",
  sentBack: "退回重办",
  completionAsked: "请补充",
  due: "即将到期",
  overdue: "超期",
  warning: "预警",
  supervised: "督办",
  chased: "催单",
  urged: "催办",
  instruction: "批示",
  emergency: "突发敏感信息",
  signOff: "待审签",
  signOffDecided: "审签结果",
  applicationDecided: "申请审核结果",
  objectionDecided: "派单异议结果",
  reassigned: "改派收回",
  conferral: "会商通知",
  extended: "已延期",
  paused: "暂停办理",
  takenBack: "收回下派",
  interimReply: "阶段性答复",
  reopened: "恢复办理",
  withdrawn: "已撤单",
  terminated: "终止办理",
  concluded: "终结",
  exclusionWaiting: "待审核核减",
  exclusionDecided: "核减结果",
  assessmentAnnounced: "考核公示",
  assessmentPublished: "考核发布",
  assessmentAppealDecided: "考核申诉结果",
  unmerged: "拆出并案",
});
export type NoticeTopic = ValueOf<typeof NoticeTopic>;

/** One of several notices of a topic that came within 30 minutes. */
const NoticePart = z.object({ id, title: z.string(), link: z.string().nullable() });
export const Notice = z.object({
  id,
  topic: NoticeTopic.schema,
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  createdAt: instant("时间"),
  readAt: instant("已读").nullable().describe("汇总消息全部读过才算已读"),
  count: z.int().describe("1 为单条消息，多于 1 为汇总"),
  parts: z.array(NoticePart).describe("汇总中的几条，新的在前；全部条目用 digestId 查询"),
});
export type Notice = z.infer<typeof Notice>;
const tag = "消息";
export const listNotices = endpoint({
  method: "GET",
  path: "/notices",
  gate: "signedIn",
  tag,
  summary: "我的消息",
  query: PageQuery.extend({ digestId: id.optional().describe("只要这条汇总消息中的各条") }),
  reply: pageOf(Notice).extend({ unread: z.int() }),
});
export const readNotice = endpoint({
  method: "POST",
  path: "/notices/:id/readings",
  gate: "signedIn",
  tag,
  summary: "标为已读",
  params: byId,
  query: z.object({ whole: queryFlag.optional().describe("连同汇总在这条消息下的各条") }),
  status: 204,
});

export const Delivery = z.object({
  id,
  topic: NoticeTopic.schema,
  channel: NoticeChannel.schema,
  state: DeliveryState.schema,
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: instant("时间"),
  sentAt: instant("发送时间").nullable(),
  addressMasked: z.string(),
});
export const listDeliveries = endpoint({
  method: "GET",
  path: "/demands/:id/deliveries",
  gate: "demand.read",
  tag,
  summary: "发给诉求人的消息",
  params: byId,
  reply: z.object({ items: z.array(Delivery) }),
});

export const Webhook = z.object({
  id,
  url: z.string(),
  topics: z.array(NoticeTopic.schema),
  isActive: z.boolean(),
  createdAt: instant("创建时间"),
});
export const listWebhooks = endpoint({
  method: "GET",
  path: "/webhooks",
  gate: "webhook.manage",
  tag,
  summary: "消息推送地址",
  reply: z.object({ items: z.array(Webhook) }),
});
export const createWebhook = endpoint({
  method: "POST",
  path: "/webhooks",
  gate: "webhook.manage",
  tag,
  summary: "新建推送，签名密钥只显示一次",
  status: 201,
  body: z.object({
    url: z.url({ protocol: /^https?$/, error: "地址应以 http:// 或 https:// 开头" }).max(500),
    topics: z.array(NoticeTopic.schema).default([]),
  }),
  reply: Webhook.extend({ secret: z.string() }),
});
export const deleteWebhook = endpoint({
  method: "DELETE",
  path: "/webhooks/:id",
  gate: "webhook.manage",
  tag,
  summary: "停用推送",
  params: byId,
  status: 204,
});
