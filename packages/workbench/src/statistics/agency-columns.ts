import type { ReplyOf } from "@yihao/contract/endpoint";
import type { Part, readAgencyFigures } from "@yihao/contract/statistics";
import { countWords, percentWords } from "@yihao/ui/number-words.ts";

export type AgencyRow = ReplyOf<typeof readAgencyFigures>["items"][number];
export type AgencyColumn = {
  key: string;
  title: string;
  /** What the column is sorted by; null stands last. */
  valueOf: (row: AgencyRow) => number | null;
  words: (value: number | null) => string;
  /** Which records stand behind a cell. */
  indicator: string;
  part: Part;
  from?: "small" | "medium";
  isRed?: (value: number | null) => boolean;
};

const rate = (numerator: number, denominator: number) => (denominator === 0 ? null : numerator / denominator);
const count = (value: number | null) => countWords(value ?? 0);

export const agencyColumns: readonly AgencyColumn[] = [
  { key: "dispatched", title: "派单次数", valueOf: (row) => row.dispatched, words: count, indicator: "dispatchCount", part: "numerator" },
  { key: "due", title: "应办结", valueOf: (row) => row.due, words: count, indicator: "onTimeRate", part: "denominator", from: "medium" },
  {
    key: "onTime",
    title: "按时办结",
    valueOf: (row) => row.onTime,
    words: count,
    indicator: "onTimeRate",
    part: "numerator",
    from: "medium",
  },
  {
    key: "late",
    title: "未按时",
    valueOf: (row) => row.due - row.onTime,
    words: count,
    indicator: "onTimeRate",
    part: "rest",
    from: "medium",
  },
  {
    key: "onTimeRate",
    title: "按时办结率",
    valueOf: (row) => rate(row.onTime, row.due),
    words: percentWords,
    indicator: "onTimeRate",
    part: "denominator",
  },
  // 核减后 stands beside the raw figure and never in its place.
  {
    key: "onTimeRateNet",
    title: "核减后按时率",
    valueOf: (row) => rate(row.onTime, row.dueNet),
    words: percentWords,
    indicator: "onTimeRateNet",
    part: "denominator",
    from: "medium",
  },
  {
    key: "overdueOpen",
    title: "超期未结",
    valueOf: (row) => row.overdueOpen,
    words: count,
    indicator: "overdueOpen",
    part: "numerator",
    isRed: (value) => (value ?? 0) > 0,
  },
  {
    key: "evaluated",
    title: "评价数",
    valueOf: (row) => row.evaluated,
    words: count,
    indicator: "satisfactionRate",
    part: "denominator",
    from: "medium",
  },
  {
    key: "satisfied",
    title: "满意数",
    valueOf: (row) => row.satisfied,
    words: count,
    indicator: "satisfactionRate",
    part: "numerator",
    from: "medium",
  },
  {
    key: "satisfactionRate",
    title: "满意率",
    valueOf: (row) => rate(row.satisfied, row.evaluated),
    words: percentWords,
    indicator: "satisfactionRate",
    part: "denominator",
    from: "small",
  },
  {
    key: "satisfactionRateNet",
    title: "核减后满意率",
    valueOf: (row) => rate(row.satisfied, row.evaluatedNet),
    words: percentWords,
    indicator: "satisfactionRateNet",
    part: "denominator",
    from: "medium",
  },
  {
    key: "solvedRate",
    title: "解决率",
    valueOf: (row) => rate(row.solved, row.asked),
    words: percentWords,
    indicator: "solvedRate",
    part: "denominator",
    from: "medium",
  },
  {
    key: "solvedRateNet",
    title: "核减后解决率",
    valueOf: (row) => rate(row.solved, row.askedNet),
    words: percentWords,
    indicator: "solvedRateNet",
    part: "denominator",
    from: "medium",
  },
];

export type Sort = { key: string; isAscending: boolean };

/** The rows by one column; without a column as the server ordered them. What was not measured comes last either way. */
export function sortAgencies(rows: readonly AgencyRow[], sort: Sort | undefined): AgencyRow[] {
  const column = agencyColumns.find(({ key }) => key === sort?.key);
  if (sort === undefined || column === undefined) return [...rows];
  return rows.toSorted((left, right) => {
    const [a, b] = [column.valueOf(left), column.valueOf(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sort.isAscending ? a - b : b - a;
  });
}

/** `overdueOpen` is from the highest down, `-` before a key is from the lowest up. */
export function readSort(asked: string | null): Sort | undefined {
  if (asked === null) return undefined;
  const key = asked.replace(/^-/, "");
  return agencyColumns.some((column) => column.key === key) ? { key, isAscending: asked.startsWith("-") } : undefined;
}
