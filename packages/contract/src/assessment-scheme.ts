import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { date, id, instant, text } from "./fields.ts";
import { defineWords, type ValueOf } from "./words.ts";

/** 考核分组: scores are made within a group, never across. Parks without a county of their own stand with the districts. */
export const AgencyGroup = defineWords("考核分组", {
  district: "区（园区）",
  county: "县（市）",
  department: "市级部门",
  enterprise: "国有企事业",
});
export type AgencyGroup = ValueOf<typeof AgencyGroup>;
export const SchemeSection = defineWords("考核板块", {
  network: "工作网络",
  quality: "办件质效",
  knowledge: "知识储备",
  testCall: "实例拨测",
  data: "数据质量",
  deduction: "扣分项",
  bonus: "加分项",
});
export type SchemeSection = ValueOf<typeof SchemeSection>;
/** What is measured by the system; everything else is typed in with its source. Exclusions are taken off where there are any. */
export const AssessmentIndicator = defineWords("考核指标", {
  satisfactionRate: "有效参评满意率",
  superiorSatisfactionRate: "上级交办件满意率",
  onTimeRate: "按时办结率",
  solvedRate: "问题实际解决率",
  acknowledgedInTimeRate: "及时签收率",
  reworkRate: "重办",
  overdueOpen: "超期未结",
});
export type AssessmentIndicator = ValueOf<typeof AssessmentIndicator>;
export const FormulaKind = defineWords("计分方式", {
  floorSlope: "低于目标按差扣分，保底",
  proportional: "满分乘以比率",
  perCase: "按件计分，封顶",
  typed: "录入得分",
});
export type FormulaKind = ValueOf<typeof FormulaKind>;

const points = (label: string, min = 0, max = 1000) =>
  z
    .number({ error: `请填写${label}` })
    .min(min, `${label}不能小于 ${min}`)
    .max(max, `${label}不能大于 ${max}`)
    .multipleOf(0.01, `${label}最多两位小数`);
/** `target`: per cent; `slope`: points lost for each per cent below; `floor`: never fewer points; `each`: points for one case; `cap`: at most. */
export const Formula = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("floorSlope"),
    target: points("目标值", 0, 100),
    slope: points("每低 1 个百分点扣分"),
    floor: points("保底分"),
  }),
  z.object({ kind: z.literal("proportional") }),
  z.object({ kind: z.literal("perCase"), each: points("每件分值"), cap: points("封顶分值") }),
  z.object({ kind: z.literal("typed") }),
]);
export type Formula = z.infer<typeof Formula>;

const itemShape = {
  code: z.string().regex(/^[a-z][A-Za-z]{1,31}$/, "项目代码应为英文字母"),
  name: z.string(),
  section: SchemeSection.schema,
  groups: z.array(AgencyGroup.schema).min(1, "请选择适用分组"),
  fullPoints: points("满分"),
  indicator: AssessmentIndicator.schema.nullable().describe("空：由考核员录入，注明来源"),
  formula: Formula,
  source: z.string(),
};
export const SchemeItem = z.object(itemShape);
export type SchemeItem = z.infer<typeof SchemeItem>;
export const Bands = z.object({
  firstFrom: points("一档起点", 0, 100).describe("得分占满分的百分比"),
  secondFrom: points("二档起点", 0, 100),
});
export type Bands = z.infer<typeof Bands>;
export const Scheme = z.object({
  id,
  version: z.int(),
  name: z.string(),
  effectiveFrom: z.string(),
  source: z.string(),
  items: z.array(SchemeItem),
  bands: Bands,
  madeBy: z.string(),
  madeAt: instant("制定时间").nullable(),
});
export type Scheme = z.infer<typeof Scheme>;

const tag = "考核";
export const listSchemes = endpoint({
  method: "GET",
  path: "/assessment-schemes",
  gate: "assessment.read",
  tag,
  summary: "考核方案的各个版本，新的在前",
  reply: z.object({ items: z.array(Scheme), can: canOf("add") }),
});
/** A version is never changed: what was scored by it must stay explainable. */
export const addScheme = endpoint({
  method: "POST",
  path: "/assessment-schemes",
  gate: "assessment.manage",
  tag,
  summary: "制定考核方案的新版本",
  status: 201,
  body: z.object({
    name: text("方案名称", 60),
    effectiveFrom: date("生效日期"),
    source: text("依据", 300),
    items: z
      .array(z.object({ ...itemShape, name: text("项目名称", 40), source: text("依据", 200) }))
      .min(1, "至少要有一个考核项目")
      .max(60, "考核项目最多 60 个"),
    bands: Bands,
  }),
  reply: Scheme,
});
