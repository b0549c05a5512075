import { Channel, DemandKind, Line } from "@yihao/contract/demand-words";
import { type Dimension, Disposition } from "@yihao/contract/statistics";
import { type RawBuilder, sql } from "kysely";
import { atField, insist, refuse } from "../../kernel/decision.ts";
import type { Catalogue } from "../directory/index.ts";
import { type Days, daysIn, isDay, periodOf } from "./rules/index.ts";

export const notFilledIn = "none";

/** 分组 of demands. Codes of a tree are counted as they are stored and rolled up afterwards: the planner knows a plain column. */
type Grouping = {
  readonly column: RawBuilder<unknown>;
  readonly keyOf: (stored: string | null) => string;
  /** The rows `f` of one key: the same groups, as a condition. */
  readonly rowsOf: (key: string) => RawBuilder<boolean>;
  readonly nameOf: (key: string, catalogue: Catalogue) => string;
  /** Keys that are shown even when nothing falls on them, in their order; else the biggest group comes first. */
  readonly keys: (days: Days) => readonly string[];
};

const itself = (stored: string | null) => stored ?? notFilledIn;
const worded = (
  column: "channel" | "kind" | "line" | "disposition",
  words: { values: readonly string[]; words: Readonly<Record<string, string>> },
): Grouping => ({
  column: sql.ref(`f.${column}`),
  keyOf: itself,
  rowsOf: (key) => sql<boolean>`${sql.ref(`f.${column}`)} = ${key}`,
  nameOf: (key) => words.words[key] ?? key,
  keys: () => words.values,
});

/** The first `length` digits are the level that is shown. */
const tree = (column: "category_code" | "region_code", length: number, tail: string, nameOf: Grouping["nameOf"]): Grouping => ({
  column: sql.ref(`f.${column}`),
  keyOf: (stored) => (stored === null ? notFilledIn : `${stored.slice(0, length)}${tail}`),
  rowsOf: (key) =>
    key === notFilledIn
      ? sql<boolean>`${sql.ref(`f.${column}`)} is null`
      : sql<boolean>`left(${sql.ref(`f.${column}`)}, ${sql.lit(length)}) || ${sql.lit(tail)} = ${key}`,
  nameOf: (key, catalogue) => (key === notFilledIn ? "未填" : nameOf(key, catalogue)),
  keys: () => [],
});

function rowsOfDay(key: string): RawBuilder<boolean> {
  insist(atField("key", isDay(key) ? { ok: true } : refuse("statistics.unknownKey", { key })));
  const { from, to } = periodOf({ from: key, to: key });
  return sql<boolean>`(f.registered_at >= ${from}::timestamptz and f.registered_at < ${to}::timestamptz)`;
}

export const groupings: Readonly<Record<Dimension, Grouping>> = {
  channel: worded("channel", Channel),
  kind: worded("kind", DemandKind),
  line: worded("line", Line),
  disposition: worded("disposition", Disposition),
  category: tree("category_code", 2, "0000", (key, catalogue) => catalogue.category(key)?.name ?? key),
  region: tree("region_code", 6, "", (key, catalogue) => catalogue.region(key)?.name ?? key),
  day: {
    column: sql`to_char(f.registered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
    keyOf: itself,
    rowsOf: rowsOfDay,
    nameOf: (key) => key,
    keys: daysIn,
  },
};
