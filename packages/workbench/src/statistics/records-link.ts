import type { Dimension, Figure, Part } from "@yihao/contract/statistics";

type Days = { from: string; to: string };

/** The page of the records behind a figure, or behind the part of it that concerns one agency. */
export function figureRecords(
  { from, to }: Days,
  figure: Pick<Figure, "code" | "opens">,
  more: { part?: Part; agencyId?: string } = {},
): string {
  return recordsPath({ of: figure.opens, indicator: figure.code, ...more, from, to });
}

/** The page of the demands behind one slice of a breakdown. */
export function sliceRecords({ from, to }: Days, dimension: Dimension, key: string): string {
  return recordsPath({ of: "demands", dimension, key, from, to });
}

function recordsPath(query: Readonly<Record<string, string>>): string {
  return `/statistics/records?${new URLSearchParams(query).toString()}`;
}
