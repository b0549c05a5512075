import { z } from "zod";
import { DemandRow } from "./demand.ts";
import { endpoint } from "./endpoint.ts";
import { code, date, id } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { WorkOrderRow } from "./work-order.ts";

/** What became of a demand, as it is counted: every demand has exactly one. */
export const Disposition = defineWords("处理方式", {
  answered: "在线解答",
  declined: "不予受理",
  handedOver: "转接其他热线",
  dispatched: "派单",
  merged: "并案",
  withdrawn: "派单前撤单",
  terminated: "派单前终止",
  concluded: "派单前终结",
  open: "流转中",
});
export type Disposition = ValueOf<typeof Disposition>;
/** The published columns: 总量 = 在线解答 + 部门办理 + 流转中. The mapping is data, kept beside the words. */
export const PublishedColumn = defineWords("统计栏目", { answered: "在线解答", dispatched: "部门办理", open: "流转中" });
export type PublishedColumn = ValueOf<typeof PublishedColumn>;
export const publishedColumnOf: Readonly<Record<Disposition, PublishedColumn>> = {
  answered: "answered",
  declined: "answered",
  handedOver: "answered",
  dispatched: "dispatched",
  merged: "dispatched",
  // It ended at the hotline, and no department ever had it: as with 不予受理 and 转接.
  withdrawn: "answered",
  terminated: "answered",
  concluded: "answered",
  open: "open",
};

/**
 * One figure: a count, a rate in per cent with the two counts it is made of, or a mean in working days (numerator: working minutes, denominator: orders).
 * `null` value: the denominator is zero.
 */
export const Figure = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  value: z.number().nullable(),
  numerator: z.int(),
  denominator: z.int().nullable(),
  formula: z.string(),
  source: z.string(),
  version: z.int(),
  previous: z.number().nullable().describe("上一同长时段的值"),
  opens: z.enum(["demands", "workOrders"]),
});
export type Figure = z.infer<typeof Figure>;
/** One group of a breakdown; `answered` and `dispatched` are the published columns 在线解答 and 部门办理, the rest is 流转中. Key `none`: not filled in. */
export const Slice = z.object({ key: z.string(), name: z.string(), count: z.int(), answered: z.int(), dispatched: z.int() });
const Range = z.object({ from: date("起始日期"), to: date("截止日期") });
export const dimensions = ["channel", "kind", "category", "region", "line", "day", "disposition"] as const;
export type Dimension = (typeof dimensions)[number];
/** Which rows behind a rate: those that fulfil it, all it is measured on, or the others. Counts and means have no others: the first two are the rows counted. */
export const parts = ["numerator", "denominator", "rest"] as const;
export type Part = (typeof parts)[number];
const part = z.enum(parts, { error: "只能是 numerator、denominator、rest" }).default("numerator");
const tag = "统计";
export const readFigures = endpoint({
  method: "GET",
  path: "/statistics/figures",
  gate: "statistics.read",
  tag,
  summary: "指标",
  query: Range,
  reply: z.object({ from: z.string(), to: z.string(), figures: z.array(Figure) }),
});
export const readBreakdown = endpoint({
  method: "GET",
  path: "/statistics/breakdowns/:dimension",
  gate: "statistics.read",
  tag,
  summary: "按渠道、类型、分类、区划、日期分布",
  params: z.object({ dimension: z.enum(dimensions, { error: "没有这种分组" }) }),
  query: Range,
  reply: z.object({ total: z.int(), items: z.array(Slice) }),
});
/** The records behind a figure or behind one slice: the sum of the rows is the figure. */
export const openDemandRecords = endpoint({
  method: "GET",
  path: "/statistics/records/demands",
  gate: "statistics.read",
  tag,
  summary: "打开数字背后的诉求",
  query: PageQuery.extend({
    ...Range.shape,
    indicator: code("指标").optional(),
    part,
    dimension: z.enum(dimensions, { error: "没有这种分组" }).optional(),
    key: z
      .string()
      .max(64, "分组值过长")
      .regex(/^\P{C}*$/u, "分组值不正确")
      .optional(),
  }),
  reply: pageOf(DemandRow).extend({ total: z.int() }),
});
export const openWorkOrderRecords = endpoint({
  method: "GET",
  path: "/statistics/records/work-orders",
  gate: "statistics.read",
  tag,
  summary: "打开数字背后的工单",
  query: PageQuery.extend({ ...Range.shape, indicator: code("指标"), part, agencyId: id.optional().describe("主办单位，连同下级单位") }),
  reply: pageOf(WorkOrderRow).extend({ total: z.int() }),
});
export const AgencyFigures = z.object({
  agencyId: z.string(),
  name: z.string(),
  dispatched: z.int(),
  due: z.int(),
  onTime: z.int(),
  overdueOpen: z.int(),
  evaluated: z.int(),
  satisfied: z.int(),
  asked: z.int().describe("问题解决率的分母"),
  solved: z.int(),
  dueNet: z.int().describe("核减后的应办结"),
  evaluatedNet: z.int().describe("核减后的评价数"),
  askedNet: z.int().describe("核减后问题解决率的分母"),
});
export const readAgencyFigures = endpoint({
  method: "GET",
  path: "/statistics/agencies",
  gate: "statistics.read",
  tag,
  summary: "各单位办理情况",
  query: Range,
  reply: z.object({ items: z.array(AgencyFigures) }),
});
export const Identity = z.object({
  name: z.string(),
  left: z.int(),
  right: z.int(),
  holds: z.boolean(),
  parts: z.array(z.object({ name: z.string(), count: z.int() })),
});
export const verifyStatistics = endpoint({
  method: "GET",
  path: "/statistics/verification",
  gate: "statistics.read",
  tag,
  summary: "核对恒等式（全部数据重新清点）",
  reply: z.object({ holds: z.boolean(), identities: z.array(Identity) }),
});
