import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant } from "./fields.ts";
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
});
export type NoticeTopic = ValueOf<typeof NoticeTopic>;

export const Notice = z.object({
  id,
  topic: NoticeTopic.schema,
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  createdAt: instant("时间"),
  readAt: instant("已读").nullable(),
});
export type Notice = z.infer<typeof Notice>;
const tag = "消息";
export const listNotices = endpoint({
  method: "GET",
  path: "/notices",
  gate: "signedIn",
  tag,
  summary: "我的消息",
  query: PageQuery,
  reply: pageOf(Notice).extend({ unread: z.int() }),
});
export const readNotice = endpoint({
  method: "POST",
  path: "/notices/:id/readings",
  gate: "signedIn",
  tag,
  summary: "标为已读",
  params: byId,
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
