import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, flag, id, instant, optionalText, queryFlag, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const EmergencyState = defineWords("突发信息状态", {
  flagged: "待核实",
  confirmed: "待处置",
  refuted: "已排除",
  directed: "处置中",
  briefed: "已专报",
  closed: "已办结",
});
export type EmergencyState = ValueOf<typeof EmergencyState>;
export const EmergencySource = defineWords("突发信息来源", { operator: "人工上报", words: "关键词提示" });
export type EmergencySource = ValueOf<typeof EmergencySource>;
export const EmergencyStep = defineWords("突发信息环节", { confirm: "班长核实", direct: "值班领导处置" });
export type EmergencyStep = ValueOf<typeof EmergencyStep>;

export const EmergencyRow = z.object({
  id,
  demandId: id,
  number: z.string().describe("诉求编号"),
  title: z.string(),
  state: EmergencyState.schema,
  source: EmergencySource.schema,
  terms: z.array(z.string()).describe("命中的提示词"),
  reason: z.string().nullable(),
  flaggedAt: instant("上报时间"),
  flaggedBy: z.string(),
  confirmBy: instant("核实期限"),
  confirmedAt: instant("核实时间").nullable(),
  directBy: instant("处置期限").nullable(),
  directedAt: instant("处置时间").nullable(),
  briefedAt: instant("首报时间").nullable(),
  closedAt: instant("办结时间").nullable(),
  dueAt: instant("当前环节期限").nullable(),
  isOverdue: z.boolean(),
});
export type EmergencyRow = z.infer<typeof EmergencyRow>;
/** 专报: never published; printed and carried up by people. */
export const Briefing = z.object({
  id,
  emergencyId: id,
  number: z.string().describe("如“12345专报〔2026〕3号”"),
  sequence: z.int().describe("1 为首报，其后为续报"),
  title: z.string(),
  facts: z.string(),
  measures: z.string(),
  followUps: z.string().nullable(),
  at: instant("报送时间"),
  by: z.string(),
});
export type Briefing = z.infer<typeof Briefing>;
export const Emergency = EmergencyRow.extend({
  workOrderId: id.nullable(),
  content: z.string(),
  address: z.string().nullable(),
  regionName: z.string().nullable(),
  confirmation: z.object({ opinion: z.string(), by: z.string(), at: instant("时间") }).nullable(),
  direction: z.object({ text: z.string(), by: z.string(), at: instant("时间") }).nullable(),
  briefings: z.array(Briefing),
  closing: z.object({ result: z.string(), by: z.string(), at: instant("时间") }).nullable(),
  reminders: z.array(z.object({ id, step: EmergencyStep.schema, told: z.array(z.string()), at: instant("时间") })),
  minutes: z.object({
    toConfirm: z.int().nullable(),
    toDirect: z.int().nullable(),
    toBrief: z.int().nullable(),
    toClose: z.int().nullable(),
  }),
  can: canOf("confirm", "direct", "brief", "close"),
});
export type Emergency = z.infer<typeof Emergency>;

const tag = "突发敏感信息";
export const flagEmergency = endpoint({
  method: "POST",
  path: "/demands/:id/emergencies",
  gate: "emergency.flag",
  tag,
  summary: "上报突发敏感信息",
  params: byId,
  status: 201,
  body: z.object({ reason: text("情况和理由", 500) }),
  reply: Emergency,
});
export const listEmergencies = endpoint({
  method: "GET",
  path: "/emergencies",
  gate: "demand.read",
  tag,
  summary: "突发敏感信息列表",
  query: PageQuery.extend({
    state: EmergencyState.schema.optional(),
    isOpen: queryFlag.optional().describe("只看没有办结的"),
    demandId: id.optional(),
  }),
  reply: pageOf(EmergencyRow),
});
export const countEmergencies = endpoint({
  method: "GET",
  path: "/emergency-counts",
  gate: "demand.read",
  tag,
  summary: "各环节突发敏感信息数",
  reply: z.object({ flagged: z.int(), confirmed: z.int(), directed: z.int(), briefed: z.int(), overdue: z.int() }),
});
export const readEmergency = endpoint({
  method: "GET",
  path: "/emergencies/:id",
  gate: "demand.read",
  tag,
  summary: "突发敏感信息详情",
  params: byId,
  reply: Emergency,
});
export const confirmEmergency = endpoint({
  method: "POST",
  path: "/emergencies/:id/confirmations",
  gate: "emergency.confirm",
  tag,
  summary: "核实：属实或排除",
  params: byId,
  status: 201,
  body: z.object({
    decision: z.enum(["confirmed", "refuted"], { error: "请选择属实或排除" }),
    opinion: text("核实情况", 500),
  }),
  reply: Emergency,
});
export const directEmergency = endpoint({
  method: "POST",
  path: "/emergencies/:id/directions",
  gate: "emergency.direct",
  tag,
  summary: "处置意见",
  params: byId,
  status: 201,
  body: z.object({ direction: text("处置意见", 1000) }),
  reply: Emergency,
});
export const writeBriefing = endpoint({
  method: "POST",
  path: "/emergencies/:id/briefings",
  gate: "emergency.confirm",
  tag,
  summary: "报送专报（首报或续报）",
  params: byId,
  status: 201,
  body: z.object({
    title: text("标题", 100),
    facts: text("基本情况", 3000),
    measures: text("已采取的措施", 3000),
    followUps: optionalText("下一步工作", 2000),
  }),
  reply: Emergency,
});
export const closeEmergency = endpoint({
  method: "POST",
  path: "/emergencies/:id/closings",
  gate: "emergency.direct",
  tag,
  summary: "办结",
  params: byId,
  status: 201,
  body: z.object({ result: text("处置结果", 1000) }),
  reply: Emergency,
});
export const readBriefing = endpoint({
  method: "GET",
  path: "/briefings/:id",
  gate: "demand.read",
  tag,
  summary: "专报",
  params: byId,
  reply: Briefing.extend({ demandNumber: z.string(), demandTitle: z.string() }),
});

export const EmergencyTerm = z.object({ id, term: z.string(), isActive: z.boolean(), setAt: instant("设定时间"), setBy: z.string() });
export type EmergencyTerm = z.infer<typeof EmergencyTerm>;
/** A list to begin with; a city takes it in with one press and then keeps its own. */
export const commonEmergencyTerms = [
  "爆炸",
  "燃气泄漏",
  "煤气泄漏",
  "危化品",
  "火灾",
  "着火",
  "坍塌",
  "塌陷",
  "被困",
  "落水",
  "触电",
  "中毒",
  "跳楼",
  "轻生",
  "自杀",
  "持刀",
  "堵路",
  "聚众",
  "集体上访",
  "群体性",
] as const;
export const listEmergencyTerms = endpoint({
  method: "GET",
  path: "/emergency-terms",
  gate: "directory.manage",
  tag,
  summary: "突发敏感信息提示词",
  reply: z.object({ items: z.array(EmergencyTerm) }),
});
export const addEmergencyTerms = endpoint({
  method: "POST",
  path: "/emergency-terms",
  gate: "directory.manage",
  tag,
  summary: "新增提示词；已有的略过",
  status: 201,
  body: z.object({
    terms: z
      .array(text("提示词", 20, 2))
      .min(1, "请填写提示词")
      .max(200, "一次最多 200 个"),
  }),
  reply: z.object({ items: z.array(EmergencyTerm), added: z.int() }),
});
export const changeEmergencyTerm = endpoint({
  method: "PATCH",
  path: "/emergency-terms/:id",
  gate: "directory.manage",
  tag,
  summary: "启用或停用提示词",
  params: byId,
  body: z.object({ isActive: flag }),
  reply: EmergencyTerm,
});
