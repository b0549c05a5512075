import { z } from "zod";
import { canOf } from "./can.ts";
import { Light } from "./directory.ts";
import { endpoint } from "./endpoint.ts";
import { date, id, instant, queryFlag, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { WarningDirection, WarningIndicator } from "./warning-indicators.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const WarningSubject = defineWords("预警对象", { assignment: "工单", agency: "单位指标" });
export type WarningSubject = ValueOf<typeof WarningSubject>;
/** 预警报到哪一级: the posts of the agency, and above them the leader of the centre. */
export const WarningRung = defineWords("预警层级", {
  liaison: "联络员",
  deputyLeader: "分管领导",
  mainLeader: "主要负责人",
  centreLeader: "中心领导",
});
export type WarningRung = ValueOf<typeof WarningRung>;
export const WarningCorrection = defineWords("预警改正", {
  answered: "已答复或不再由本单位办理",
  lightBack: "灯色恢复",
  newMonth: "新的月份重新计算",
});
export type WarningCorrection = ValueOf<typeof WarningCorrection>;

export const WarningStep = z.object({ rung: WarningRung.schema, at: instant("时间"), told: z.array(z.string()) });
export const Warning = z.object({
  id,
  subject: WarningSubject.schema,
  indicator: WarningIndicator.schema.nullable(),
  agencyId: id,
  agencyName: z.string(),
  workOrderId: id.nullable(),
  number: z.string().nullable(),
  title: z.string(),
  dueAt: instant("期限").nullable(),
  fromLight: Light.schema,
  toLight: Light.schema,
  value: z.number().nullable(),
  numerator: z.int().nullable(),
  denominator: z.int().nullable(),
  at: instant("预警时间"),
  steps: z.array(WarningStep),
  readCount: z.int().describe("看过通知的人数"),
  caseId: id.nullable(),
  correctedAt: instant("改正时间").nullable(),
  correction: WarningCorrection.schema.nullable(),
});
export type Warning = z.infer<typeof Warning>;

const tag = "预警";
export const listWarnings = endpoint({
  method: "GET",
  path: "/warnings",
  gate: "supervision.read",
  tag,
  summary: "预警：工单和单位指标，新的在前",
  query: PageQuery.extend({
    subject: WarningSubject.schema.optional(),
    light: Light.schema.optional(),
    agencyId: id.optional(),
    open: queryFlag.optional().describe("只看没有改正的"),
  }),
  reply: pageOf(Warning),
});

export const AgencyIndicator = z.object({
  indicator: WarningIndicator.schema,
  light: Light.schema,
  value: z.number().nullable().describe("分母不足、不作判断时为空"),
  numerator: z.int(),
  denominator: z.int().nullable(),
  since: instant("亮灯时间"),
});
export const AgencyBoard = z.object({
  agencyId: id,
  agencyName: z.string(),
  light: Light.schema.describe("各项指标里最重的灯"),
  indicators: z.array(AgencyIndicator),
});
export type AgencyBoard = z.infer<typeof AgencyBoard>;
export const listAgencyBoards = endpoint({
  method: "GET",
  path: "/agency-boards",
  gate: "supervision.read",
  tag,
  summary: "单位预警板：各单位本月预警指标，红的在前",
  query: z.object({ light: Light.schema.optional(), agencyId: id.optional() }),
  reply: z.object({ month: z.string(), items: z.array(AgencyBoard) }),
});

const bound = (label: string) =>
  z
    .number({ error: `请填写${label}` })
    .min(0, `${label}不能小于 0`)
    .max(100_000, `${label}过大`);
export const WarningThreshold = z.object({
  indicator: WarningIndicator.schema,
  direction: WarningDirection.schema,
  unit: z.string(),
  formula: z.string(),
  definitionSource: z.string(),
  yellow: z.number(),
  orange: z.number(),
  red: z.number(),
  margin: z.number(),
  minimumDenominator: z.int(),
  effectiveFrom: z.string().nullable().describe("初始值为空"),
  source: z.string(),
  setBy: z.string().nullable(),
});
export type WarningThreshold = z.infer<typeof WarningThreshold>;
export const listWarningThresholds = endpoint({
  method: "GET",
  path: "/warning-thresholds",
  gate: "signedIn",
  tag,
  summary: "四色界限：现行的，以及已设定尚未生效的",
  reply: z.object({ items: z.array(WarningThreshold), coming: z.array(WarningThreshold), can: canOf("set") }),
});
export const setWarningThreshold = endpoint({
  method: "POST",
  path: "/warning-thresholds",
  gate: "directory.manage",
  tag,
  summary: "设定四色界限（自生效日起）",
  status: 201,
  body: z.object({
    indicator: WarningIndicator.schema,
    yellow: bound("黄灯界限"),
    orange: bound("橙灯界限"),
    red: bound("红灯界限"),
    margin: bound("回落幅度"),
    minimumDenominator: z.int("最小分母应为整数").min(0, "最小分母不能小于 0").max(10_000, "最小分母过大"),
    effectiveFrom: date("生效日期"),
    source: text("依据", 200),
  }),
  reply: WarningThreshold,
});

export const verifyWarnings = endpoint({
  method: "GET",
  path: "/supervision/verification",
  gate: "statistics.read",
  tag,
  summary: "核对：预警计数与记录逐单位重数",
  reply: z.object({
    holds: z.boolean(),
    waiting: z.int().describe("还没有计入、下一轮计入的承办"),
    counters: z.array(
      z.object({ name: z.string(), tallied: z.int(), recounted: z.int(), differing: z.array(z.string()).describe("不一致的单位") }),
    ),
  }),
});

export const readWallboard = endpoint({
  method: "GET",
  path: "/wallboard",
  gate: "statistics.read",
  tag,
  summary: "今日大屏：只有数，没有个人信息",
  reply: z.object({
    at: instant("时间"),
    clockRanAt: instant("预警上一轮").nullable(),
    awaitingDispatch: z.int(),
    awaitingAcknowledgement: z.int(),
    dueToday: z.int(),
    overdue: z.int(),
    openCases: z.int(),
    overdueCases: z.int(),
    redAgencies: z.array(z.object({ name: z.string(), indicators: z.array(z.string()) })),
    redAgencyCount: z.int(),
    openEmergencies: z.int().nullable(),
  }),
});
