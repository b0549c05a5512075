import { settingDefinitions } from "@yihao/contract/settings";
import { type RawBuilder, sql } from "kysely";
import { workedUntil } from "../worked-time.ts";
import { everyRow, type Indicator, type Moment, type Predicate } from "./shape.ts";

const { "handling.acknowledgeWorkingHours": acknowledge, "handling.urgentAcknowledgeMinutes": urgentAcknowledge } = settingDefinitions;

const created = { view: "work_order_fact", at: "created_at" } as const;
const closed = { view: "work_order_fact", at: "closed_at" } as const;
const dispatched = { view: "dispatch_fact", at: "dispatched_at" } as const;
const assigned = { view: "assignment_fact", at: "assigned_at" } as const;
const due = { view: "assignment_fact", at: "due_at" } as const;
const originallyDue = { view: "assignment_fact", at: "original_due_at" } as const;
const stopped = { view: "assignment_fact", at: "clock_stopped_at" } as const;

const isRework: Predicate = () => sql<boolean>`f.rework_count > 0`;
const isFirst: Predicate = () => sql<boolean>`f.is_first`;
const isAgain: Predicate = () => sql<boolean>`not f.is_first`;
const isRight: Predicate = () => sql<boolean>`f.corrected_at is null`;

// What was delegated has the limit of the agency above, which answers for it; what was returned is nobody's to finish.
const isAnswerable = sql<boolean>`(f.role = 'lead' and f.parent_id is null and f.state not in ('returned', 'ended'))`;
// The clock stops at the reply that a review accepts: until then a reply given in time is neither on time nor late.
const waitsInTime = sql<boolean>`(f.clock_stopped_at is null and f.state = 'replied' and f.replied_at <= f.due_at)`;
// 挂起: a clock that stands still runs out on nobody; one that had run out before stays late.
const standsInTime = sql<boolean>`(f.paused_at is not null and f.paused_at <= f.due_at)`;
const isDue: Predicate = ({ now }) =>
  sql<boolean>`(${isAnswerable} and (f.clock_stopped_at is not null or f.due_at < ${now}) and not ${waitsInTime} and not ${standsInTime})`;
const isOnTime: Predicate = () => sql<boolean>`f.clock_stopped_at <= f.due_at`;
const waitsOriginally = sql<boolean>`(f.clock_stopped_at is null and f.state = 'replied' and f.replied_at <= f.original_due_at)`;
const isOriginallyDue: Predicate = ({ now }) =>
  sql<boolean>`(${isAnswerable} and (f.clock_stopped_at is not null or f.original_due_at < ${now}) and not ${waitsOriginally})`;
const isOriginallyOnTime: Predicate = () => sql<boolean>`f.clock_stopped_at <= f.original_due_at`;
const isOverdueOpen: Predicate = ({ now }) =>
  sql<boolean>`(${isAnswerable} and f.clock_stopped_at is null and f.state <> 'replied' and f.due_at < ${now} and not ${standsInTime})`;

const workedBetween = (moment: Moment, from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
  sql<number>`(${workedUntil(moment.calendar, to)} - ${workedUntil(moment.calendar, from)})`;
const assignedAt = sql`f.assigned_at`;
const isAcknowledgeable: Predicate = ({ now }) =>
  sql<boolean>`(f.acknowledge_by is not null and (f.acknowledged_at is not null or (f.state = 'awaitingAcknowledgement' and f.acknowledge_by < ${now})))`;
const isAcknowledgedInTime: Predicate = () => sql<boolean>`f.acknowledged_at <= f.acknowledge_by`;

const isFinishedFirst = sql<boolean>`(${isAnswerable} and f.state = 'finished' and not f.is_rework)`;
const ofKind =
  (isInquiry: boolean): Predicate =>
  () =>
    sql<boolean>`(${isFinishedFirst} and f.kind ${isInquiry ? sql`=` : sql`<>`} 'inquiry')`;
const handlingTime = (moment: Moment) => workedBetween(moment, assignedAt, sql`f.clock_stopped_at`);
const handlingFormula = (kind: string) =>
  `${kind}诉求从派单到审核通过的那次答复所用工作时间之和 ÷ 件数 ÷ 每日工作时间；按答复时间计入时段，不含重新办理`;
const handlingSource = "江苏 12345 在线 2020 年度数据注：单位为工作日；起止时点为推定";

const common = "各地月度通报通行栏目";
export const caseworkIndicators: readonly Indicator[] = [
  {
    code: "orderCount",
    name: "工单量",
    unit: "张",
    formula: "时段内生成的工单张数",
    source: common,
    version: 1,
    of: created,
    measure: { kind: "count", rows: everyRow },
  },
  {
    code: "dispatchCount",
    name: "派单次数",
    unit: "次",
    formula: "时段内派单的次数，含改派",
    source: common,
    version: 1,
    of: dispatched,
    measure: { kind: "count", rows: everyRow },
  },
  {
    code: "redispatchCount",
    name: "改派次数",
    unit: "次",
    formula: "时段内除首次以外的派单次数",
    source: common,
    version: 1,
    of: dispatched,
    measure: { kind: "count", rows: isAgain },
  },
  {
    code: "assignmentCount",
    name: "承办份数",
    unit: "份",
    formula: "时段内交给各单位的承办份数：主办、协办、下派和重新办理各计一份",
    source: common,
    version: 1,
    of: assigned,
    measure: { kind: "count", rows: everyRow },
  },
  {
    code: "dispatchAccuracyRate",
    name: "派单准确率",
    unit: "%",
    formula: "1 −（后来退单获准、改派或异议成立的首次派单 ÷ 首次派单），每件诉求计一次；提级办理不算错派",
    source: "南通市 2022 年度工作情况发布列有此项；公式为推定",
    version: 2,
    of: dispatched,
    measure: { kind: "rate", rows: isFirst, numerator: isRight },
  },
  {
    code: "acknowledgedInTimeRate",
    name: "及时签收率",
    unit: "%",
    formula: "签收期限内签收的承办份数 ÷ 已签收或已逾签收期限的承办份数。签收期限在派给单位时按当时的时限定下；没有签收期限的历史件不计",
    source: `各地通报有此项；签收时限 ${acknowledge.initial} 个${acknowledge.unit}、紧急件 ${urgentAcknowledge.initial} ${urgentAcknowledge.unit}为推荐值，由本市设定`,
    version: 2,
    of: assigned,
    measure: { kind: "rate", rows: isAcknowledgeable, numerator: isAcknowledgedInTime },
  },
  {
    code: "onTimeRate",
    name: "按时办结率",
    unit: "%",
    formula:
      "按时办结 ÷ 应办结。应办结：主办单位的承办，期限（批准延期的为延期后的期限）在时段内，已办结或已过期限；未到期的计入下一时段，退单的、挂起停表的不计，期限内已答复待审核的审核后计入。按时：审核通过的答复不晚于期限",
    source: "连云港市通报：按时办结数 ÷ 应办结数",
    version: 2,
    of: due,
    measure: { kind: "rate", rows: isDue, numerator: isOnTime },
  },
  {
    code: "onTimeOriginalRate",
    name: "按原期限按时办结率",
    unit: "%",
    formula:
      "不晚于原期限办结 ÷ 按原期限应办结。延期、挂起一概不计：主办单位的承办，原期限在时段内，已办结或已过原期限；退单的不计，原期限内已答复待审核的审核后计入",
    source:
      "与按时办结率并列公布，看得出靠延期、挂起按时的有多少；南通 2022 年非咨询类平均 6.7 个工作日，超过 5 个工作日的时限，可见延期之多",
    version: 1,
    of: originallyDue,
    measure: { kind: "rate", rows: isOriginallyDue, numerator: isOriginallyOnTime },
  },
  {
    code: "overdueOpen",
    name: "超期未结",
    unit: "份",
    formula: "主办单位的承办，期限在时段内且已过，至今没有提交答复；期限内挂起停表的不计",
    source: common,
    version: 2,
    of: due,
    measure: { kind: "count", rows: isOverdueOpen },
  },
  {
    code: "inquiryHandlingDays",
    name: "咨询类平均办理时长",
    unit: "工作日",
    formula: handlingFormula("咨询类"),
    source: handlingSource,
    version: 1,
    of: stopped,
    measure: { kind: "mean", rows: ofKind(true), milliseconds: handlingTime },
  },
  {
    code: "nonInquiryHandlingDays",
    name: "非咨询类平均办理时长",
    unit: "工作日",
    formula: handlingFormula("非咨询类"),
    source: handlingSource,
    version: 1,
    of: stopped,
    measure: { kind: "mean", rows: ofKind(false), milliseconds: handlingTime },
  },
  {
    code: "reworkRate",
    name: "重办率",
    unit: "%",
    formula: "时段内办结的工单中，因不满意重新办理过的 ÷ 办结的",
    source: "各地考核办法：重办数 ÷ 办结数",
    version: 1,
    of: closed,
    measure: { kind: "rate", rows: everyRow, numerator: isRework },
  },
];
