import { Disposition, type PublishedColumn, publishedColumnOf } from "@yihao/contract/statistics";
import { sql } from "kysely";
import { everyRow, type Indicator, type Predicate } from "./shape.ts";

const registered = { view: "demand_fact", at: "registered_at" } as const;
const became =
  (disposition: Disposition): Predicate =>
  () =>
    sql<boolean>`f.disposition = ${sql.lit(disposition)}`;
const dispositionsOf = (column: PublishedColumn) => Disposition.values.filter((each) => publishedColumnOf[each] === column);
/** The condition of a published column; the mapping itself is data of the contract. */
export const inColumn =
  (column: PublishedColumn): Predicate =>
  () =>
    sql<boolean>`f.disposition in (${sql.join(dispositionsOf(column).map((each) => sql.lit(each)))})`;
const wordsOf = (column: PublishedColumn) => dispositionsOf(column).map(Disposition.word).join("＋");

const yearbook = "南通市 2022 年度工作情况发布，诉求受理表：总量＝在线解答＋部门办理";
const bulletin = "各地月度通报通行栏目";

export const demandIndicators: readonly Indicator[] = [
  {
    code: "demandCount",
    name: "诉求总量",
    unit: "件",
    formula: "时段内登记的诉求件数",
    source: yearbook,
    version: 1,
    of: registered,
    measure: { kind: "count", rows: everyRow },
  },
  {
    code: "answeredCount",
    name: "在线解答",
    unit: "件",
    formula: `时段内登记的诉求中：${wordsOf("answered")}`,
    source: yearbook,
    version: 2,
    of: registered,
    measure: { kind: "count", rows: inColumn("answered") },
  },
  {
    code: "onlineAnswerRate",
    name: "在线解答率",
    unit: "%",
    formula: "在线解答 ÷ 诉求总量",
    source: "南通市 2022 年度工作情况发布，经表中数据验算",
    version: 2,
    of: registered,
    measure: { kind: "rate", rows: everyRow, numerator: inColumn("answered") },
  },
  {
    code: "departmentCount",
    name: "部门办理",
    unit: "件",
    formula: `时段内登记的诉求中：${wordsOf("dispatched")}`,
    source: yearbook,
    version: 1,
    of: registered,
    measure: { kind: "count", rows: inColumn("dispatched") },
  },
  {
    code: "inTransitCount",
    name: "流转中",
    unit: "件",
    formula: "时段内登记、尚未处置也未首次派单的诉求",
    source: bulletin,
    version: 1,
    of: registered,
    measure: { kind: "count", rows: inColumn("open") },
  },
  {
    code: "declinedCount",
    name: "不予受理",
    unit: "件",
    formula: "时段内登记的诉求中不予受理的件数，计入在线解答",
    source: bulletin,
    version: 1,
    of: registered,
    measure: { kind: "count", rows: became("declined") },
  },
  {
    code: "handedOverCount",
    name: "转接其他热线",
    unit: "件",
    formula: "时段内登记的诉求中转接其他热线的件数，计入在线解答",
    source: bulletin,
    version: 1,
    of: registered,
    measure: { kind: "count", rows: became("handedOver") },
  },
  {
    code: "mergedCount",
    name: "并案",
    unit: "件",
    formula: "时段内登记的诉求中并入已有工单的件数，计入部门办理",
    source: "国办函〔2025〕66 号：重复诉求并单办理",
    version: 1,
    of: registered,
    measure: { kind: "count", rows: became("merged") },
  },
  {
    code: "dispatchedCount",
    name: "派单量",
    unit: "件",
    formula: "首次派单时间在时段内的诉求件数，每件只计一次，改派和重办不再计",
    source: "南通市 2022 年度工作情况发布：总派单量＝部门办理量",
    version: 1,
    of: { view: "demand_fact", at: "first_dispatched_at" },
    measure: { kind: "count", rows: everyRow },
  },
];
