import { z } from "zod";
import { AgencyGroup, AssessmentIndicator, Formula, SchemeSection } from "./assessment-scheme.ts";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { WorkOrderRow } from "./work-order.ts";

export const AssessmentState = defineWords("考核状态", { draft: "测算中", provisional: "公示中", frozen: "已审定", published: "已发布" });
export type AssessmentState = ValueOf<typeof AssessmentState>;
export const AssessmentPeriod = defineWords("考核周期", { month: "月度", quarter: "季度", year: "年度" });
export type AssessmentPeriod = ValueOf<typeof AssessmentPeriod>;
/** Who has nothing due is listed apart and has no score: nothing was measured. */
export const AssessmentStanding = defineWords("计分情形", { scored: "计分", noDue: "无应办结", noDemand: "无诉求" });
export type AssessmentStanding = ValueOf<typeof AssessmentStanding>;
/** 分档分类, no ranks (国办函〔2025〕66号：不片面追求排名). */
export const AssessmentBand = defineWords("考核档次", { first: "一档", second: "二档", third: "三档" });
export type AssessmentBand = ValueOf<typeof AssessmentBand>;
/** 结转: a lead of this period that a later one will count. */
export const CarryKind = defineWords("结转情形", { notYetDue: "未到期", awaitingReview: "期内已答复，待审核", paused: "挂起停表" });
export type CarryKind = ValueOf<typeof CarryKind>;

export const AssessmentRow = z.object({
  id,
  name: z.string(),
  period: AssessmentPeriod.schema,
  from: z.string(),
  to: z.string(),
  state: AssessmentState.schema,
  schemeName: z.string(),
  schemeVersion: z.int(),
  computedAt: instant("测算时间"),
  computedBy: z.string(),
  announcedAt: instant("公示时间").nullable(),
  appealUntil: z.string().nullable().describe("申诉截止日"),
  frozenAt: instant("审定时间").nullable(),
  frozenBy: z.string().nullable(),
  publishedAt: instant("发布时间").nullable(),
});
export type AssessmentRow = z.infer<typeof AssessmentRow>;
/** `score` is null for the eyes of other agencies, and where nothing was scored. */
export const StandingRow = z.object({
  agencyId: id,
  agencyName: z.string(),
  group: AgencyGroup.schema,
  standing: AssessmentStanding.schema,
  score: z.number().nullable(),
  fullPoints: z.number().nullable(),
  band: AssessmentBand.schema.nullable(),
  missing: z.int().describe("还没有录入的项目数"),
  openAppeals: z.int(),
  isOwn: z.boolean(),
});
export type StandingRow = z.infer<typeof StandingRow>;
export const TypedItem = z.object({
  code: z.string(),
  name: z.string(),
  section: SchemeSection.schema,
  groups: z.array(AgencyGroup.schema),
  fullPoints: z.number(),
  formula: Formula,
  missing: z.int(),
});
export const Assessment = AssessmentRow.extend({
  standings: z.array(StandingRow),
  typedItems: z.array(TypedItem).describe("要录入的项目；只给组织考核的人"),
  can: canOf("compute", "enter", "announce", "freeze", "publish", "compare"),
});
export type Assessment = z.infer<typeof Assessment>;

const Counts = z.object({ numerator: z.int(), denominator: z.int(), rate: z.number().nullable() });
export const ItemResult = z.object({
  code: z.string(),
  name: z.string(),
  section: SchemeSection.schema,
  indicator: AssessmentIndicator.schema.nullable(),
  formula: Formula,
  formulaWords: z.string(),
  source: z.string(),
  isApplicable: z.boolean().describe("否：没有可计算的件，不计分也不计满分"),
  fullPoints: z.number(),
  points: z.number().nullable().describe("扣分项为负数"),
  lostPoints: z.number().nullable(),
  counted: Counts.nullable().describe("核减后，计分用"),
  raw: Counts.nullable().describe("核减前"),
  lossCount: z.int().describe("失分明细的条数"),
  typedValue: z.number().nullable(),
  typedSource: z.string().nullable(),
  typedBy: z.string().nullable(),
  corrections: z.array(
    z.object({ id, words: z.string(), reason: z.string(), by: z.string(), at: instant("更正时间"), before: z.number(), after: z.number() }),
  ),
});
export type ItemResult = z.infer<typeof ItemResult>;
export const AgencyResult = StandingRow.extend({
  assessment: AssessmentRow,
  items: z.array(ItemResult),
  carried: z.array(z.object({ kind: CarryKind.schema, count: z.int() })),
  can: canOf("appeal"),
});
export type AgencyResult = z.infer<typeof AgencyResult>;
/** One record behind a loss. `struck`: taken out of the counts by an appeal. */
export const LossRecord = z.object({
  id: id.describe("统计记录的编号：承办、评价或工单"),
  at: instant("计入时间"),
  order: WorkOrderRow,
  struck: z.object({ words: z.string(), reason: z.string() }).nullable(),
});
export type LossRecord = z.infer<typeof LossRecord>;

const tag = "考核";
const ofAgency = z.object({ id, agencyId: id });
export const listAssessments = endpoint({
  method: "GET",
  path: "/assessments",
  gate: "assessment.read",
  tag,
  summary: "各期考核",
  query: PageQuery,
  reply: pageOf(AssessmentRow).extend({ can: canOf("create") }),
});
export const createAssessment = endpoint({
  method: "POST",
  path: "/assessments",
  gate: "assessment.manage",
  tag,
  summary: "测算一期考核",
  status: 201,
  body: z.object({ period: AssessmentPeriod.schema, startsOn: date("起始日期").describe("该月、季、年的第一天") }),
  reply: AssessmentRow,
});
export const readAssessment = endpoint({
  method: "GET",
  path: "/assessments/:id",
  gate: "assessment.read",
  tag,
  summary: "一期考核：各单位档次",
  params: byId,
  reply: Assessment,
});
export const readAgencyResult = endpoint({
  method: "GET",
  path: "/assessments/:id/agencies/:agencyId",
  gate: "assessment.read",
  tag,
  summary: "一个单位的考核结果",
  params: ofAgency,
  reply: AgencyResult,
});
/** As many rows that are not struck as the count that was used. */
export const listLossRecords = endpoint({
  method: "GET",
  path: "/assessments/:id/agencies/:agencyId/items/:item/records",
  gate: "assessment.read",
  tag,
  summary: "失分明细",
  params: ofAgency.extend({ item: z.string().max(32) }),
  query: PageQuery,
  reply: pageOf(LossRecord).extend({ total: z.int().describe("计分用的条数，不含更正后剔除的") }),
});
export const listCarriedRecords = endpoint({
  method: "GET",
  path: "/assessments/:id/agencies/:agencyId/carried",
  gate: "assessment.read",
  tag,
  summary: "结转下期的承办",
  params: ofAgency,
  query: PageQuery,
  reply: pageOf(z.object({ id, kind: CarryKind.schema, dueAt: instant("期限"), order: WorkOrderRow })),
});
export const computeAssessment = endpoint({
  method: "POST",
  path: "/assessments/:id/computations",
  gate: "assessment.manage",
  tag,
  summary: "重新测算（公示以前）",
  params: byId,
  status: 201,
  reply: AssessmentRow,
});
export const enterAssessmentValues = endpoint({
  method: "POST",
  path: "/assessments/:id/entries",
  gate: "assessment.manage",
  tag,
  summary: "录入一个项目的得分或件数",
  params: byId,
  status: 201,
  body: z.object({
    itemCode: z.string({ error: "请选择项目" }).max(32),
    source: text("来源", 300),
    values: z
      .array(
        z.object({
          agencyId: id,
          value: z.number({ error: "请填写数值" }).min(0, "数值不能小于 0").max(1000).multipleOf(0.01, "最多两位小数"),
        }),
      )
      .min(1, "请至少录入一个单位")
      .max(1000),
  }),
  reply: AssessmentRow,
});
export const announceAssessment = endpoint({
  method: "POST",
  path: "/assessments/:id/announcements",
  gate: "assessment.manage",
  tag,
  summary: "公示，开始受理申诉",
  params: byId,
  status: 201,
  reply: AssessmentRow,
});
export const freezeAssessment = endpoint({
  method: "POST",
  path: "/assessments/:id/freezes",
  gate: "assessment.freeze",
  tag,
  summary: "审定结果，此后不再变动",
  params: byId,
  status: 201,
  body: z.object({ opinion: text("审定意见", 500) }),
  reply: AssessmentRow,
});
export const publishAssessment = endpoint({
  method: "POST",
  path: "/assessments/:id/publications",
  gate: "assessment.manage",
  tag,
  summary: "按档次发布",
  params: byId,
  status: 201,
  reply: AssessmentRow,
});
/** The same scheme over the records of this moment, beside what is pinned. Only what differs is listed. */
export const compareAssessment = endpoint({
  method: "GET",
  path: "/assessments/:id/differences",
  gate: "assessment.read",
  tag,
  summary: "按现在的数据重算，与已定结果的差异",
  params: byId,
  reply: z.object({
    items: z.array(
      z.object({
        agencyId: id,
        agencyName: z.string(),
        itemCode: z.string(),
        itemName: z.string(),
        pinned: Counts,
        now: Counts,
        pinnedPoints: z.number().nullable(),
        pointsNow: z.number().nullable(),
      }),
    ),
  }),
});
