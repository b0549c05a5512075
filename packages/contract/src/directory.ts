import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { byId, code, date, flag, id, optionalText, queryFlag, text } from "./fields.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const AgencyKind = defineWords("单位类别", {
  countyPlatform: "县（市、区）平台",
  government: "政府部门",
  partyMass: "党群组织",
  stateEnterprise: "国有企事业",
});
/** 审签 before a reply leaves the agency: by nobody, by the deputy leader, and by the main leader too where the order is a key one. */
export const SignOffRule = defineWords("审签要求", {
  none: "不审签",
  deputyLeader: "分管领导审签",
  mainLeader: "分管领导审签，重点件主要负责人再签",
});
export type SignOffRule = ValueOf<typeof SignOffRule>;
export const RegionLevel = defineWords("区划层级", { province: "省", city: "设区市", county: "县（市、区）", street: "乡镇（街道）" });
export const PlatformLevel = defineWords("平台层级", { province: "省平台", city: "市平台", county: "县（市、区）平台", park: "园区平台" });
export const LimitUnit = defineWords("时限单位", { workingDay: "个工作日", workingHour: "个工作小时", hour: "小时" });
export const Urgency = defineWords("紧急程度", { normal: "普通", urgent: "紧急", critical: "特急" });
export type Urgency = ValueOf<typeof Urgency>;
export const KindGroup = defineWords("时限类别", { inquiry: "咨询", nonInquiry: "非咨询" });
export type KindGroup = ValueOf<typeof KindGroup>;
export type LimitUnit = ValueOf<typeof LimitUnit>;
/** 绿黄橙红: how much of the working time of one assignment is left. */
export const Light = defineWords("警示灯", { green: "绿灯", yellow: "黄灯", orange: "橙灯", red: "红灯" });
export type Light = ValueOf<typeof Light>;

export const Region = z.object({
  code: z.string(),
  name: z.string(),
  parentCode: z.string().nullable(),
  level: RegionLevel.schema,
  fullName: z.string(),
});
export type Region = z.infer<typeof Region>;
export const Platform = z.object({ code: z.string(), name: z.string(), parentCode: z.string().nullable(), level: PlatformLevel.schema });
export type Platform = z.infer<typeof Platform>;
export const Agency = z.object({
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  parentId: id.nullable(),
  tier: z.int(),
  kind: AgencyKind.schema,
  regionCode: z.string().nullable(),
  platformCode: z.string(),
  isActive: z.boolean(),
  signOff: SignOffRule.schema,
  initials: z.string().describe("拼音首字母，供键入查找"),
});
export type Agency = z.infer<typeof Agency>;
export const Category = z.object({
  code: z.string(),
  name: z.string(),
  parentCode: z.string().nullable(),
  level: z.int(),
  scope: z.string().nullable(),
  keywords: z.array(z.string()),
  usualAgencyId: id.nullable(),
  isLeaf: z.boolean(),
  isActive: z.boolean(),
  fullName: z.string(),
  initials: z.string(),
});
export type Category = z.infer<typeof Category>;
export const TimeLimit = z.object({
  id,
  kindGroup: KindGroup.schema,
  urgency: Urgency.schema,
  amount: z.int(),
  unit: LimitUnit.schema,
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  source: z.string(),
});
export type TimeLimit = z.infer<typeof TimeLimit>;

const tag = "目录";
export const listRegions = endpoint({
  method: "GET",
  path: "/regions",
  gate: "public",
  tag,
  summary: "区划；under 只要该区划以下各级",
  query: z.object({ under: code("区划").optional() }),
  reply: z.object({ items: z.array(Region) }),
});
export const listPlatforms = endpoint({
  method: "GET",
  path: "/platforms",
  gate: "signedIn",
  tag,
  summary: "省、市、县、园区平台",
  reply: z.object({ items: z.array(Platform) }),
});
export const listCategories = endpoint({
  method: "GET",
  path: "/categories",
  gate: "public",
  tag,
  summary: "诉求分类（三级）",
  reply: z.object({ items: z.array(Category) }),
});
export const listAgencies = endpoint({
  method: "GET",
  path: "/agencies",
  gate: "signedIn",
  tag,
  summary: "承办单位",
  query: z.object({ parentId: id.optional(), active: queryFlag.optional() }),
  reply: z.object({ items: z.array(Agency) }),
});
export const updateAgency = endpoint({
  method: "PATCH",
  path: "/agencies/:id",
  gate: "directory.manage",
  tag,
  summary: "修改单位",
  params: byId,
  body: z.object({
    name: text("单位名称", 80).optional(),
    shortName: text("简称", 20).optional(),
    isActive: flag.optional(),
    signOff: SignOffRule.schema.optional(),
  }),
  reply: Agency,
});
export const updateCategory = endpoint({
  method: "PATCH",
  path: "/categories/:code",
  gate: "directory.manage",
  tag,
  summary: "修改分类",
  params: z.object({ code: code("分类") }),
  body: z.object({
    name: text("分类名称", 40).optional(),
    scope: optionalText("范围说明", 300),
    usualAgencyId: id.nullable().optional(),
    isActive: flag.optional(),
  }),
  reply: Category,
});
export const listTimeLimits = endpoint({
  method: "GET",
  path: "/time-limits",
  gate: "signedIn",
  tag,
  summary: "办理时限",
  reply: z.object({ items: z.array(TimeLimit) }),
});
export const setTimeLimit = endpoint({
  method: "POST",
  path: "/time-limits",
  gate: "directory.manage",
  tag,
  summary: "设定办理时限（自生效日起，旧时限自动止于前一日）",
  status: 201,
  body: z.object({
    kindGroup: KindGroup.schema,
    urgency: Urgency.schema,
    amount: z.int("时限应为整数").min(1, "时限至少为 1").max(365, "时限过长"),
    unit: LimitUnit.schema,
    effectiveFrom: date("生效日期"),
    source: text("依据", 200),
  }),
  reply: TimeLimit,
});

export const CalendarDay = z.object({ onDate: z.string(), isWorking: z.boolean(), name: z.string(), source: z.enum(["notice", "city"]) });
export type CalendarDay = z.infer<typeof CalendarDay>;
export const readCalendar = endpoint({
  method: "GET",
  path: "/calendar",
  gate: "signedIn",
  tag,
  summary: "工作日历：例外日与已知年份",
  reply: z.object({
    knownUntil: z.string(),
    periods: z.array(z.object({ opensAt: z.string(), closesAt: z.string() })),
    overrides: z.array(CalendarDay),
  }),
});
export const setCalendarDay = endpoint({
  method: "PUT",
  path: "/calendar/days/:onDate",
  gate: "directory.manage",
  tag,
  summary: "设定本市例外日，未办结工单的期限随之重算",
  params: z.object({ onDate: date("日期") }),
  body: z.object({ isWorking: flag, name: text("名称", 40) }),
  reply: CalendarDay,
});
export const computeDeadline = endpoint({
  method: "GET",
  path: "/calendar/deadline",
  gate: "signedIn",
  tag,
  summary: "从某日起第 n 个工作日",
  query: z.object({ from: date("起始日期"), days: z.coerce.number().int().min(0).max(2000) }),
  reply: z.object({ onDate: z.string(), isProvisional: z.boolean() }),
});

/** Which files may be imported. */
export const ImportKind = z.enum(["agencies", "categories", "dispatch-catalogue", "staff"], {
  error: "只能导入 agencies、categories、dispatch-catalogue、staff",
});
export const RejectedRow = z.object({ row: z.int().describe("文件中的行号，表头为第 1 行"), reasons: z.array(z.string()) });
export const ImportResult = z.object({ added: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.array(RejectedRow) });
export type ImportResult = z.infer<typeof ImportResult>;
/** The file itself is sent as multipart/form-data, field `file`, CSV or XLSX. */
export const importDirectory = endpoint({
  method: "POST",
  path: "/directory-imports/:kind",
  gate: "directory.manage",
  tag,
  summary: "导入单位、分类、派单目录或人员（CSV、XLSX），逐行报告问题",
  status: 201,
  params: z.object({ kind: ImportKind }),
  reply: ImportResult,
});
