import { z } from "zod";
import { CallbackSubject, DissatisfactionReason } from "./callback.ts";
import { canOf } from "./can.ts";
import { DemandKind } from "./demand-words.ts";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

/** 清零方式: how a dissatisfied case left the list. The centre decides the first two; the others follow from what happened. */
export const Clearance = defineWords("清零方式", {
  concluded: "终结",
  excluded: "核减",
  satisfied: "再次办理后满意",
  rechecked: "复核更正",
  invalidated: "评价无效",
  ended: "工单撤回或终止",
});
export type Clearance = ValueOf<typeof Clearance>;

export const DissatisfiedCase = z.object({
  id,
  subject: CallbackSubject.schema,
  demandId: id,
  workOrderId: id.nullable(),
  number: z.string(),
  title: z.string(),
  kind: DemandKind.schema,
  categoryName: z.string().nullable(),
  agencyId: id.nullable(),
  agencyName: z.string().nullable(),
  openedAt: instant("不满意时间"),
  ageDays: z.int().describe("至今或至清零的天数"),
  rounds: z.int().describe("第几次办理后仍不满意"),
  reasons: z.array(DissatisfactionReason.schema),
  comment: z.string().nullable(),
  notReworked: z.string().nullable().describe("不再重新办理的原因"),
  clearance: Clearance.schema.nullable(),
  clearedAt: instant("清零时间").nullable(),
  clearedBy: z.string().nullable(),
  clearanceReason: z.string().nullable(),
  can: canOf("clear"),
});
export type DissatisfiedCase = z.infer<typeof DissatisfiedCase>;

const tag = "不满意清零";
export const listDissatisfiedCases = endpoint({
  method: "GET",
  path: "/dissatisfied-cases",
  gate: "workOrder.read",
  tag,
  summary: "不满意件，未清零的等得最久的在前",
  query: PageQuery.extend({
    state: z.enum(["open", "cleared"], { error: "只能是 open、cleared" }).default("open"),
    agencyId: id.optional().describe("主办单位，连同下级单位"),
  }),
  reply: pageOf(DissatisfiedCase).extend({ open: z.int() }),
});
export const clearDissatisfiedCase = endpoint({
  method: "POST",
  path: "/dissatisfied-cases/:id/clearances",
  gate: "supervision.work",
  tag,
  summary: "中心认定清零：终结或核减，写明理由",
  params: byId,
  body: z.object({
    clearance: z.enum(["concluded", "excluded"], { error: "请选择终结或核减" }),
    reason: text("清零理由", 500),
  }),
  reply: DissatisfiedCase,
  status: 201,
});

/** One line of the week: how many became dissatisfied this week and the week before. */
const Compared = z.object({ key: z.string(), name: z.string(), count: z.int(), previous: z.int() });
export const DissatisfiedWeek = z.object({
  from: z.string(),
  to: z.string(),
  opened: z.int(),
  openedBefore: z.int(),
  cleared: z.int(),
  clearedBefore: z.int(),
  open: z.int().describe("至今未清零"),
  byAgency: z.array(Compared),
  byCategory: z.array(Compared),
  byReason: z.array(Compared),
});
export type DissatisfiedWeek = z.infer<typeof DissatisfiedWeek>;
export const readDissatisfiedWeek = endpoint({
  method: "GET",
  path: "/dissatisfied-week",
  gate: "workOrder.read",
  tag,
  summary: "不满意件周分析：本周与上周",
  query: z.object({ on: date("日期").optional().describe("这一天所在的周，默认本周") }),
  reply: DissatisfiedWeek,
});
