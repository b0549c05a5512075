import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, flag, id, instant, optionalText, queryFlag, text } from "./fields.ts";
import { Attachment, attachmentIds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { Timeline } from "./timeline.ts";
import { Warning } from "./warning.ts";
import { WarningIndicator } from "./warning-indicators.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const SupervisionKind = defineWords("督办类别", { daily: "日常督办", key: "重点督办", joint: "联合督办", listed: "挂牌督办" });
export type SupervisionKind = ValueOf<typeof SupervisionKind>;
export const SupervisionOrigin = defineWords("督办来由", {
  manual: "督办员提出",
  light: "工单红灯",
  indicator: "单位指标红灯",
  brokenPromise: "承诺没有兑现",
  instruction: "领导批示",
});
export type SupervisionOrigin = ValueOf<typeof SupervisionOrigin>;
/** 提交 → 下发（待处理）→ {申请退回} → 待审核 → 办理完成 → 督办办结. */
export const SupervisionState = defineWords("督办状态", {
  submitted: "待下发",
  issued: "待处理",
  returnRequested: "申请退回",
  answered: "待审核",
  done: "办理完成",
  closed: "督办办结",
  withdrawn: "已撤销",
});
export type SupervisionState = ValueOf<typeof SupervisionState>;
export const SupervisionPool = defineWords("督办池", {
  public: "公共池",
  mine: "我领取的",
  due: "已到期",
  open: "全部在办",
  ended: "已结束",
});
export const SupervisionVerdict = defineWords("督办审核", { passed: "通过", sentBack: "退回重办" });
export const SupervisionReturnDecision = defineWords("退回审核", { accepted: "同意退回，撤销督办", refused: "不同意，继续办理" });

export const SupervisionCaseRow = z.object({
  id,
  number: z.string(),
  kind: SupervisionKind.schema,
  origin: SupervisionOrigin.schema,
  state: SupervisionState.schema,
  stateSince: instant("进入本状态时间"),
  title: z.string(),
  indicator: WarningIndicator.schema.nullable(),
  leadAgencyId: id,
  leadAgencyName: z.string(),
  otherAgencyNames: z.array(z.string()),
  workOrderId: id.nullable(),
  workOrderNumber: z.string().nullable(),
  openedAt: instant("提出时间"),
  openedBy: z.string(),
  issuedAt: instant("下发时间").nullable(),
  dueAt: instant("办理期限").nullable(),
  isOverdue: z.boolean(),
  holderName: z.string().nullable().describe("领取人；为空在公共池"),
  correctedAt: instant("红灯恢复时间，建议办结").nullable(),
  closedAt: instant("办结时间").nullable(),
});
export type SupervisionCaseRow = z.infer<typeof SupervisionCaseRow>;

export const SupervisionAnswer = z.object({
  id,
  agencyName: z.string(),
  isLead: z.boolean(),
  words: z.string(),
  at: instant("反馈时间"),
  by: z.string(),
  attachments: z.array(Attachment),
  verdict: z.enum(["waiting", "passed", "sentBack", "opinion"]),
  opinion: z.string().nullable(),
  decidedBy: z.string().nullable(),
});
export type SupervisionAnswer = z.infer<typeof SupervisionAnswer>;
export const SupervisionReturn = z.object({
  id,
  agencyName: z.string(),
  reason: z.string(),
  at: instant("申请时间"),
  by: z.string(),
  decision: SupervisionReturnDecision.schema.nullable(),
  opinion: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant("审核时间").nullable(),
});
export const LeaderInstruction = z.object({
  id,
  leaderName: z.string(),
  instructedOn: z.string(),
  words: z.string(),
  recordedBy: z.string(),
  recordedAt: instant("登记时间"),
  caseId: id,
  attachments: z.array(Attachment),
});
export type LeaderInstruction = z.infer<typeof LeaderInstruction>;
export const SupervisionCase = SupervisionCaseRow.extend({
  matter: z.string(),
  basis: z.string().nullable(),
  closingOpinion: z.string().nullable(),
  attachments: z.array(Attachment),
  awaitedOpinions: z.array(z.string()).describe("联合督办中还没有反馈意见的单位"),
  answers: z.array(SupervisionAnswer),
  returns: z.array(SupervisionReturn),
  instructions: z.array(LeaderInstruction),
  warnings: z.array(Warning),
  timeline: Timeline.shape.items,
  can: canOf(
    "claim",
    "release",
    "issue",
    "withdraw",
    "askReturn",
    "decideReturn",
    "answer",
    "review",
    "confirmCorrection",
    "close",
    "instruct",
    "handOver",
  ),
});
export type SupervisionCase = z.infer<typeof SupervisionCase>;

const tag = "督办";
export const listSupervisionCases = endpoint({
  method: "GET",
  path: "/supervision-cases",
  gate: "supervision.read",
  tag,
  summary: "督办单",
  query: PageQuery.extend({
    pool: SupervisionPool.schema.default("open"),
    kind: SupervisionKind.schema.optional(),
    state: SupervisionState.schema.optional(),
    agencyId: id.optional(),
    corrected: queryFlag.optional().describe("只看红灯已恢复、建议办结的"),
    words: optionalText("查找内容", 100),
  }),
  reply: pageOf(SupervisionCaseRow),
});
export const countSupervision = endpoint({
  method: "GET",
  path: "/supervision-counts",
  gate: "supervision.read",
  tag,
  summary: "督办和预警的数",
  reply: z.object({
    public: z.int(),
    mine: z.int(),
    open: z.int(),
    due: z.int(),
    awaitingReview: z.int(),
    corrected: z.int(),
    can: canOf("open"),
  }),
});
export const readSupervisionCase = endpoint({
  method: "GET",
  path: "/supervision-cases/:id",
  gate: "supervision.read",
  tag,
  summary: "督办单详情",
  params: byId,
  reply: SupervisionCase,
});
export const workingDays = z
  .int("工作日数应为整数")
  .min(1, "至少 1 个工作日")
  .max(120, "最多 120 个工作日")
  .nullable()
  .default(null)
  .describe("办理期限，工作日；为空用本市规定");
export const openSupervisionCase = endpoint({
  method: "POST",
  path: "/supervision-cases",
  gate: "supervision.work",
  tag,
  summary: "提出督办",
  status: 201,
  body: z.object({
    kind: SupervisionKind.schema,
    workOrderId: id.nullable().default(null),
    leadAgencyId: id,
    otherAgencyIds: z.array(id).max(20, "联合督办最多 20 个单位").default([]),
    title: text("督办标题", 100),
    matter: text("督办事项和要求", 3000, 5),
    basis: optionalText("依据", 500),
    workingDays,
    issueNow: flag.default(false),
    attachmentIds,
  }),
  reply: SupervisionCaseRow,
});

const act = (path: string, gate: "supervision.work" | "supervision.read", summary: string) =>
  ({
    method: "POST",
    path: `/supervision-cases/:id/${path}`,
    gate,
    tag,
    summary,
    params: byId,
    reply: SupervisionCaseRow,
    status: 201,
  }) as const;
const opinion = text("意见", 1000);
export const claimSupervisionCase = endpoint(act("claims", "supervision.work", "领取督办单"));
export const releaseSupervisionCase = endpoint(act("releases", "supervision.work", "放回公共池"));
export const issueSupervisionCase = endpoint({ ...act("issues", "supervision.work", "下发"), body: z.object({ workingDays }) });
export const withdrawSupervisionCase = endpoint({
  ...act("withdrawals", "supervision.work", "撤销督办"),
  body: z.object({ reason: text("撤销理由", 500) }),
});
export const returnSupervisionCase = endpoint({
  ...act("returns", "supervision.read", "申请退回督办单（被督办单位）"),
  body: z.object({ reason: text("退回理由", 1000) }),
});
export const decideSupervisionReturn = endpoint({
  ...act("return-decisions", "supervision.work", "审核退回申请"),
  body: z.object({ decision: SupervisionReturnDecision.schema, opinion }),
});
/** The lead's answer goes to review; the other agencies of a joint case give their opinion first. */
export const answerSupervisionCase = endpoint({
  ...act("answers", "supervision.read", "反馈办理情况或联合督办意见（被督办单位）"),
  body: z.object({ words: text("办理情况", 5000, 5), attachmentIds }),
});
export const reviewSupervisionAnswer = endpoint({
  ...act("reviews", "supervision.work", "审核反馈"),
  body: z.object({ verdict: SupervisionVerdict.schema, opinion }),
});
export const confirmCorrection = endpoint({ ...act("corrections", "supervision.work", "确认已改正"), body: z.object({ opinion }) });
export const closeSupervisionCase = endpoint({ ...act("closings", "supervision.work", "督办办结"), body: z.object({ opinion }) });
