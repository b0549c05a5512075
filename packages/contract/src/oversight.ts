import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, date, id, instant, queryFlag, text } from "./fields.ts";
import { Attachment, attachmentIds } from "./files.ts";
import { PageQuery, pageOf } from "./page.ts";
import { LeaderInstruction, SupervisionCaseRow, workingDays } from "./supervision.ts";
import { Warning } from "./warning.ts";
import { defineWords, type ValueOf } from "./words.ts";

const tag = "督办";
export const Urge = z.object({ id, words: z.string(), at: instant("催办时间"), by: z.string(), agencyNames: z.array(z.string()) });
export type Urge = z.infer<typeof Urge>;
export const urgeWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/urges",
  gate: "supervision.work",
  tag,
  summary: "催办：告知还没有答复的承办单位",
  params: byId,
  body: z.object({ words: text("催办意见", 500) }),
  reply: Urge,
  status: 201,
});

const instruction = z.object({
  leaderName: text("批示领导", 40),
  instructedOn: date("批示日期"),
  words: text("批示内容", 2000),
  workingDays,
  attachmentIds,
});
export const instructOnWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/leader-instructions",
  gate: "supervision.instruct",
  tag,
  summary: "领导批示：开出重点督办",
  params: byId,
  body: instruction.extend({ leadAgencyId: id.nullable().default(null).describe("为空用工单的主办单位") }),
  reply: LeaderInstruction,
  status: 201,
});
export const instructOnCase = endpoint({
  method: "POST",
  path: "/supervision-cases/:id/leader-instructions",
  gate: "supervision.instruct",
  tag,
  summary: "在督办单上批示：列为重点督办",
  params: byId,
  body: instruction,
  reply: LeaderInstruction,
  status: 201,
});

export const SiteCheckMode = defineWords("核查方式", { onSite: "现场核查", video: "视频核查", lookBack: "回头看" });
export type SiteCheckMode = ValueOf<typeof SiteCheckMode>;
export const SiteCheckResult = defineWords("核查结论", { sound: "办理到位", partly: "部分到位", unsound: "没有办到位" });
export type SiteCheckResult = ValueOf<typeof SiteCheckResult>;
export const SiteCheck = z.object({
  id,
  mode: SiteCheckMode.schema,
  workOrderId: id.nullable(),
  number: z.string().nullable(),
  agencyId: id,
  agencyName: z.string(),
  place: z.string(),
  people: z.string(),
  finding: z.string(),
  result: SiteCheckResult.schema,
  checkedAt: instant("核查时间"),
  recordedBy: z.string(),
  correctBy: z.string().nullable(),
  correctedAt: instant("整改确认时间").nullable(),
  correction: z.string().nullable(),
  correctedBy: z.string().nullable(),
  isOverdue: z.boolean(),
  attachments: z.array(Attachment),
  can: canOf("confirm"),
});
export type SiteCheck = z.infer<typeof SiteCheck>;
const newCheck = z.object({
  mode: SiteCheckMode.schema,
  place: text("核查地点", 200),
  people: text("参加人员", 300),
  finding: text("核查情况", 3000, 5),
  result: SiteCheckResult.schema,
  checkedAt: instant("核查时间"),
  correctBy: date("整改期限").nullable().default(null),
  attachmentIds,
});
export const checkWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/site-checks",
  gate: "supervision.check",
  tag,
  summary: "核查工单：现场、视频、办结后回头看",
  params: byId,
  body: newCheck,
  reply: SiteCheck,
  status: 201,
});
export const checkAgency = endpoint({
  method: "POST",
  path: "/agencies/:id/site-checks",
  gate: "supervision.check",
  tag,
  summary: "核查单位",
  params: byId,
  body: newCheck,
  reply: SiteCheck,
  status: 201,
});
export const confirmSiteCorrection = endpoint({
  method: "POST",
  path: "/site-checks/:id/corrections",
  gate: "supervision.check",
  tag,
  summary: "确认整改到位",
  params: byId,
  body: z.object({ words: text("整改情况", 1000) }),
  reply: SiteCheck,
  status: 201,
});
export const listSiteChecks = endpoint({
  method: "GET",
  path: "/site-checks",
  gate: "supervision.read",
  tag,
  summary: "核查记录，新的在前",
  query: PageQuery.extend({
    mode: SiteCheckMode.schema.optional(),
    agencyId: id.optional(),
    open: queryFlag.optional().describe("只看待整改的"),
  }),
  reply: pageOf(SiteCheck).extend({ can: canOf("check") }),
});

export const ClueRecipient = defineWords("移交对象", { officeInspection: "两办督查室", discipline: "纪委监委" });
export type ClueRecipient = ValueOf<typeof ClueRecipient>;
export const CluePackage = z.object({
  id,
  number: z.string(),
  recipient: ClueRecipient.schema,
  workOrderId: id.nullable(),
  caseId: id.nullable(),
  bytes: z.int(),
  attachmentCount: z.int(),
  digestSha256: z.string(),
  digestSm3: z.string(),
  sealedAt: instant("封存时间"),
  sealedBy: z.string(),
  takenBy: z.string().nullable(),
  takenAt: instant("接收时间").nullable(),
  can: canOf("open", "hand"),
});
export type CluePackage = z.infer<typeof CluePackage>;
const newPackage = z.object({ recipient: ClueRecipient.schema, summary: text("线索摘要", 3000, 5), attachmentIds });
export const sealClueOfWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/clue-packages",
  gate: "supervision.handOver",
  tag,
  summary: "移交问题线索：封存工单全部材料",
  params: byId,
  body: newPackage,
  reply: CluePackage,
  status: 201,
});
export const sealClueOfCase = endpoint({
  method: "POST",
  path: "/supervision-cases/:id/clue-packages",
  gate: "supervision.handOver",
  tag,
  summary: "移交问题线索：封存督办单全部材料",
  params: byId,
  body: newPackage,
  reply: CluePackage,
  status: 201,
});
export const listCluePackages = endpoint({
  method: "GET",
  path: "/clue-packages",
  gate: "supervision.handOver",
  tag,
  summary: "移交的线索包",
  query: PageQuery,
  reply: pageOf(CluePackage),
});
/** Every opening is audited with its purpose. `content` is the sealed JSON document, byte for byte. */
export const openCluePackage = endpoint({
  method: "POST",
  path: "/clue-packages/:id/openings",
  gate: "supervision.handOver",
  tag,
  summary: "打开线索包（须写明用途，留痕）",
  params: byId,
  body: z.object({ purpose: text("用途", 200) }),
  reply: z.object({ summary: z.string(), content: z.string(), isIntact: z.boolean() }),
  status: 201,
});
export const handCluePackage = endpoint({
  method: "POST",
  path: "/clue-packages/:id/receptions",
  gate: "supervision.handOver",
  tag,
  summary: "登记接收人",
  params: byId,
  body: z.object({ takenBy: text("接收人", 40), takenAt: instant("接收时间") }),
  reply: CluePackage,
  status: 201,
});

export const readOrderOversight = endpoint({
  method: "GET",
  path: "/work-orders/:id/oversight",
  gate: "supervision.read",
  tag,
  summary: "工单的预警、督办、批示、催办、核查",
  params: byId,
  reply: z.object({
    warnings: z.array(Warning),
    cases: z.array(SupervisionCaseRow),
    instructions: z.array(LeaderInstruction),
    urges: z.array(Urge),
    checks: z.array(SiteCheck),
    suggestedAgencyId: id.nullable(),
    can: canOf("urge", "open", "instruct", "check", "handOver"),
  }),
});
