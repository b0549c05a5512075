import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, optionalText, queryFlag, text } from "./fields.ts";
import { Attachment, attachmentCountMax, attachmentIds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const ExclusionState = defineWords("核减状态", {
  applied: "待上级单位审核",
  endorsed: "待中心研判",
  notEndorsed: "上级单位未同意",
  prepared: "待审定",
  granted: "已核减",
  refused: "不予核减",
  appealed: "申诉待研判",
  withdrawn: "已撤回",
});
export type ExclusionState = ValueOf<typeof ExclusionState>;
export const ExclusionGrounds = defineWords("核减理由", {
  unreasonable: "不合理诉求",
  beyondDuty: "超出职责",
  objective: "客观条件限制",
  requesterFault: "诉求人原因",
  dataError: "数据差错",
});
export type ExclusionGrounds = ValueOf<typeof ExclusionGrounds>;
/** From which denominators of the agency the order is taken. */
export const ExclusionEffect = defineWords("核减事项", {
  satisfaction: "满意率",
  onTime: "按时办结率",
  solved: "解决率",
  rework: "重办率",
});
export type ExclusionEffect = ValueOf<typeof ExclusionEffect>;
export const ExclusionStepKind = defineWords("核减环节", {
  apply: "申请核减",
  endorse: "上级单位同意",
  refuseEndorsement: "上级单位不同意",
  prepare: "研判",
  grant: "准予核减",
  refuse: "不予核减",
  appeal: "申诉",
  withdraw: "撤回",
});
export type ExclusionStepKind = ValueOf<typeof ExclusionStepKind>;
export const EndorsementDecision = defineWords("上级单位意见", { endorsed: "同意上报", refused: "不同意" });
export const ExclusionDecision = defineWords("核减结论", { granted: "准予核减", refused: "不予核减" });
export type ExclusionDecision = ValueOf<typeof ExclusionDecision>;

/** 会商纪要: what the conferral on the application said. */
export const ExclusionMinutes = z.object({ heldOn: z.string(), text: z.string(), attachments: z.array(Attachment) });
export const ExclusionStep = z.object({
  id,
  kind: ExclusionStepKind.schema,
  at: instant("时间"),
  by: z.string(),
  unit: z.string().nullable(),
  opinion: z.string().nullable(),
  proposal: ExclusionDecision.schema.nullable().describe("研判建议"),
  effects: z.array(ExclusionEffect.schema).describe("建议或准予的事项"),
  minutes: ExclusionMinutes.nullable(),
  attachments: z.array(Attachment),
});
export type ExclusionStep = z.infer<typeof ExclusionStep>;
export const ExclusionRow = z.object({
  id,
  workOrderId: id,
  number: z.string(),
  title: z.string(),
  agencyId: id,
  agencyName: z.string(),
  answerableAgencyName: z.string().describe("这件工单计在哪个单位名下"),
  state: ExclusionState.schema,
  grounds: ExclusionGrounds.schema,
  effects: z.array(ExclusionEffect.schema),
  grantedEffects: z.array(ExclusionEffect.schema),
  appliedAt: instant("申请时间"),
  appliedBy: z.string(),
  stateSince: instant("进入本状态时间"),
  isAppealed: z.boolean(),
});
export type ExclusionRow = z.infer<typeof ExclusionRow>;
export const Exclusion = ExclusionRow.extend({
  basis: z.string(),
  appealUntil: z.string().nullable().describe("可申诉至哪一天"),
  steps: z.array(ExclusionStep),
  can: canOf("endorse", "prepare", "decide", "appeal", "withdraw"),
});
export type Exclusion = z.infer<typeof Exclusion>;

const tag = "核减";
const effects = z
  .array(ExclusionEffect.schema)
  .min(1, "请选择核减事项")
  .transform((chosen) => [...new Set(chosen)]);
export const listExclusions = endpoint({
  method: "GET",
  path: "/exclusions",
  gate: "assessment.read",
  tag,
  summary: "核减申请",
  query: PageQuery.extend({
    state: ExclusionState.schema.optional(),
    grounds: ExclusionGrounds.schema.optional(),
    waiting: queryFlag.optional().describe("只看等我办的，等得最久的在前"),
  }),
  reply: pageOf(ExclusionRow),
});
export const countExclusions = endpoint({
  method: "GET",
  path: "/exclusion-counts",
  gate: "assessment.read",
  tag,
  summary: "等我办的核减申请数",
  reply: z.object({ waiting: z.int() }),
});
export const readExclusion = endpoint({
  method: "GET",
  path: "/exclusions/:id",
  gate: "assessment.read",
  tag,
  summary: "核减申请详情",
  params: byId,
  reply: Exclusion,
});
export const listWorkOrderExclusions = endpoint({
  method: "GET",
  path: "/work-orders/:id/exclusions",
  gate: "workOrder.read",
  tag,
  summary: "工单的核减申请，和可以申请的事项",
  params: byId,
  reply: z.object({
    items: z.array(Exclusion),
    excludable: z.array(ExclusionEffect.schema).describe("本单在这些指标里计为未达标"),
    can: canOf("apply"),
  }),
});
export const applyExclusion = endpoint({
  method: "POST",
  path: "/work-orders/:id/exclusions",
  gate: "exclusion.apply",
  tag,
  summary: "申请核减",
  params: byId,
  status: 201,
  body: z.object({ grounds: ExclusionGrounds.schema, basis: text("事实与依据", 2000, 10), effects, attachmentIds }),
  reply: Exclusion,
});
export const endorseExclusion = endpoint({
  method: "POST",
  path: "/exclusions/:id/endorsements",
  gate: "assessment.read",
  tag,
  summary: "上级单位审核下级单位的核减申请",
  params: byId,
  status: 201,
  body: z.object({ decision: EndorsementDecision.schema, opinion: text("审核意见", 500) }),
  reply: Exclusion,
});
/** 会商 comes first: its minutes (words, file, day) belong to the preparation, so that whoever decides has them before him. */
export const prepareExclusion = endpoint({
  method: "POST",
  path: "/exclusions/:id/preparations",
  gate: "assessment.manage",
  tag,
  summary: "研判：录入会商纪要并提出建议",
  params: byId,
  status: 201,
  body: z.object({
    proposal: ExclusionDecision.schema,
    effects: z.array(ExclusionEffect.schema).default([]).describe("建议准予的事项；不填为申请的全部"),
    opinion: text("研判意见", 1000),
    minutesHeldOn: date("会商日期"),
    minutesText: text("会商纪要", 5000, 10),
    minutesAttachmentIds: z.array(id).min(1, "请上传会商纪要").max(attachmentCountMax, `附件最多 ${attachmentCountMax} 个`),
  }),
  reply: Exclusion,
});
export const decideExclusion = endpoint({
  method: "POST",
  path: "/exclusions/:id/decisions",
  gate: "exclusion.decide",
  tag,
  summary: "审定核减",
  params: byId,
  status: 201,
  body: z.object({
    decision: ExclusionDecision.schema,
    effects: z.array(ExclusionEffect.schema).default([]).describe("准予的事项；不填为研判建议的事项"),
    opinion: text("审定意见", 1000),
  }),
  reply: Exclusion,
});
export const appealExclusion = endpoint({
  method: "POST",
  path: "/exclusions/:id/appeals",
  gate: "exclusion.apply",
  tag,
  summary: "对不予核减的结论申诉（一次）",
  params: byId,
  status: 201,
  body: z.object({ reason: text("申诉理由", 2000, 10), attachmentIds }),
  reply: Exclusion,
});
export const withdrawExclusion = endpoint({
  method: "POST",
  path: "/exclusions/:id/withdrawals",
  gate: "exclusion.apply",
  tag,
  summary: "撤回核减申请",
  params: byId,
  status: 201,
  body: z.object({ reason: optionalText("撤回原因", 300) }),
  reply: Exclusion,
});
