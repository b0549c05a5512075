import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const TypicalCaseKind = defineWords("案例类型", { good: "正面案例", bad: "反面案例" });
export type TypicalCaseKind = ValueOf<typeof TypicalCaseKind>;

const month = z.string({ error: "请选择月份" }).regex(/^(?:19|2\d)\d{2}-(?:0[1-9]|1[0-2])$/, "月份应写作 2026-11");

/** 典型案例: what worked or what failed in one order, without the personal data of anybody. */
export const TypicalCase = z.object({
  id,
  kind: TypicalCaseKind.schema,
  month: z.string(),
  title: z.string(),
  situation: z.string(),
  lesson: z.string(),
  workOrderId: id.nullable().describe("有权查看工单的人可打开"),
  number: z.string().nullable(),
  agencyName: z.string().nullable(),
  categoryName: z.string().nullable(),
  writtenBy: z.string(),
  writtenAt: instant("编写时间"),
  publishedBy: z.string().nullable(),
  publishedAt: instant("内部发布时间").nullable(),
  can: canOf("publish"),
});
export type TypicalCase = z.infer<typeof TypicalCase>;

const tag = "典型案例";
export const listTypicalCases = endpoint({
  method: "GET",
  path: "/typical-cases",
  gate: "workOrder.read",
  tag,
  summary: "典型案例；未发布的只有编写的岗位看得到",
  query: PageQuery.extend({ month: month.optional(), kind: TypicalCaseKind.schema.optional() }),
  reply: pageOf(TypicalCase),
});
export const writeTypicalCase = endpoint({
  method: "POST",
  path: "/typical-cases",
  gate: "supervision.work",
  tag,
  summary: "编写典型案例；个人信息自动隐去",
  body: z.object({
    workOrderId: id,
    kind: TypicalCaseKind.schema,
    month,
    title: text("标题", 60, 4),
    situation: text("基本情况", 2000, 10),
    lesson: text("经验或教训", 2000, 10),
  }),
  reply: TypicalCase,
  status: 201,
});
export const publishTypicalCase = endpoint({
  method: "POST",
  path: "/typical-cases/:id/publications",
  gate: "supervision.work",
  tag,
  summary: "内部发布，各单位可见",
  params: byId,
  reply: TypicalCase,
  status: 201,
});
