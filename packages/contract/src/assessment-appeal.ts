import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, optionalText, queryFlag, text } from "./fields.ts";
import { Attachment, attachmentIds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const AssessmentAppealState = defineWords("考核申诉状态", {
  submitted: "待复核",
  reviewed: "待审定",
  upheld: "申诉成立",
  dismissed: "申诉不成立",
  withdrawn: "已撤回",
});
export type AssessmentAppealState = ValueOf<typeof AssessmentAppealState>;
export const AppealProposal = defineWords("复核建议", { uphold: "申诉成立", dismiss: "申诉不成立" });
export type AppealProposal = ValueOf<typeof AppealProposal>;
export const AppealDecision = defineWords("申诉结论", { upheld: "申诉成立", dismissed: "申诉不成立", sentBack: "退回复核" });
export type AppealDecision = ValueOf<typeof AppealDecision>;
/** What becomes of a disputed record: it leaves the counts, or it counts as fulfilled. */
export const RecordTreatment = defineWords("记录处理", { removed: "不计入", fulfilled: "改计为达标" });
export type RecordTreatment = ValueOf<typeof RecordTreatment>;

export const Correction = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("records"), recordIds: z.array(id).min(1, "请选择要更正的记录").max(500), treatment: RecordTreatment.schema }),
  z.object({
    kind: z.literal("points"),
    points: z.number({ error: "请填写更正后的分值" }).min(0, "分值不能小于 0").max(1000).multipleOf(0.01, "分值最多两位小数"),
  }),
]);
export type Correction = z.infer<typeof Correction>;

export const AssessmentAppeal = z.object({
  id,
  assessmentId: id,
  assessmentName: z.string(),
  agencyId: id,
  agencyName: z.string(),
  itemCode: z.string(),
  itemName: z.string(),
  state: AssessmentAppealState.schema,
  reason: z.string(),
  recordIds: z.array(id).describe("有异议的失分记录"),
  attachments: z.array(Attachment),
  submittedAt: instant("申诉时间"),
  submittedBy: z.string(),
  proposal: AppealProposal.schema.nullable(),
  correction: Correction.nullable(),
  reviewOpinion: z.string().nullable(),
  reviewedAt: instant("复核时间").nullable(),
  reviewedBy: z.string().nullable(),
  decisionOpinion: z.string().nullable(),
  decidedAt: instant("审定时间").nullable(),
  decidedBy: z.string().nullable(),
  can: canOf("review", "decide", "withdraw"),
});
export type AssessmentAppeal = z.infer<typeof AssessmentAppeal>;

const tag = "考核申诉";
export const listAssessmentAppeals = endpoint({
  method: "GET",
  path: "/assessment-appeals",
  gate: "assessment.read",
  tag,
  summary: "考核申诉",
  query: PageQuery.extend({
    assessmentId: id.optional(),
    agencyId: id.optional(),
    state: AssessmentAppealState.schema.optional(),
    waiting: queryFlag.optional().describe("只看等我办的"),
  }),
  reply: pageOf(AssessmentAppeal),
});
export const submitAssessmentAppeal = endpoint({
  method: "POST",
  path: "/assessments/:id/appeals",
  gate: "assessment.read",
  tag,
  summary: "对本单位的一项得分申诉",
  params: byId,
  status: 201,
  body: z.object({
    agencyId: id,
    itemCode: z.string({ error: "请选择申诉的项目" }).max(32),
    reason: text("申诉理由", 2000, 10),
    recordIds: z.array(id).max(500).default([]),
    attachmentIds,
  }),
  reply: AssessmentAppeal,
});
export const reviewAssessmentAppeal = endpoint({
  method: "POST",
  path: "/assessment-appeals/:id/reviews",
  gate: "assessment.manage",
  tag,
  summary: "复核申诉，提出建议",
  params: byId,
  status: 201,
  body: z
    .object({ proposal: AppealProposal.schema, correction: Correction.nullable().default(null), opinion: text("复核意见", 1000) })
    .refine((body) => (body.proposal === "uphold") === (body.correction !== null), {
      path: ["correction"],
      message: "建议成立时请写明怎样更正；建议不成立时不写更正",
    }),
  reply: AssessmentAppeal,
});
export const decideAssessmentAppeal = endpoint({
  method: "POST",
  path: "/assessment-appeals/:id/decisions",
  gate: "assessment.freeze",
  tag,
  summary: "审定申诉",
  params: byId,
  status: 201,
  body: z.object({ decision: AppealDecision.schema, opinion: text("审定意见", 1000) }),
  reply: AssessmentAppeal,
});
export const withdrawAssessmentAppeal = endpoint({
  method: "POST",
  path: "/assessment-appeals/:id/withdrawals",
  gate: "assessment.read",
  tag,
  summary: "撤回申诉",
  params: byId,
  status: 201,
  body: z.object({ reason: optionalText("撤回原因", 300) }),
  reply: AssessmentAppeal,
});
