import type { Part } from "@yihao/contract/statistics";
import { type RawBuilder, sql } from "kysely";
import type { Calendar } from "../../../kernel/working-time/index.ts";
import { opensDemands, type Placed } from "../store/views.ts";

/** What a predicate may depend on besides the row. */
export type Moment = { readonly now: Date; readonly calendar: Calendar };
/** A condition on one row `f` of the indicator's view. */
export type Predicate = (moment: Moment) => RawBuilder<boolean>;

/** count: rows · rate: rows that also fulfil `numerator` ÷ rows · mean: the sum of `milliseconds` of working time ÷ rows. */
export type Measure =
  | { readonly kind: "count"; readonly rows: Predicate }
  | { readonly kind: "rate"; readonly rows: Predicate; readonly numerator: Predicate }
  | { readonly kind: "mean"; readonly rows: Predicate; readonly milliseconds: (moment: Moment) => RawBuilder<number> };

/** 指标: its one definition. `version` grows when the definition changes, so that a published number can be traced to its 口径. */
export type Indicator = {
  readonly code: string;
  readonly name: string;
  readonly unit: "件" | "张" | "份" | "次" | "%" | "工作日";
  readonly formula: string;
  readonly source: string;
  readonly version: number;
  readonly of: Placed;
  readonly measure: Measure;
};

export const everyRow: Predicate = () => sql<boolean>`true`;
const both =
  (left: Predicate, right: Predicate): Predicate =>
  (moment) =>
    sql<boolean>`(${left(moment)} and ${right(moment)})`;
const not =
  (predicate: Predicate): Predicate =>
  (moment) =>
    sql<boolean>`((${predicate(moment)}) is not true)`;

/** The rows behind an indicator: what counts them opens them. */
export function rowsOf({ measure }: Indicator, part: Part): Predicate {
  if (measure.kind !== "rate") return part === "rest" ? () => sql<boolean>`false` : measure.rows;
  if (part === "denominator") return measure.rows;
  return both(measure.rows, part === "numerator" ? measure.numerator : not(measure.numerator));
}

export const opensOf = (indicator: Indicator): "demands" | "workOrders" => (opensDemands[indicator.of.view] ? "demands" : "workOrders");
