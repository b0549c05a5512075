import { type RawBuilder, sql } from "kysely";

/**
 * Rows whose code of a tree (category, region) is this one or below it. Codes carry their tree in their digits, unused levels are
 * zeros: "010200" stands for everything that begins with "0102". `leafLength` digits are a leaf; for the `groupLength` that has an
 * index of its own the condition is written as that index expects it.
 */
export function isAtOrBelow(
  column: string,
  code: string,
  { leafLength, groupLength }: { leafLength: number; groupLength: number },
): RawBuilder<boolean> {
  const reference = sql.ref(column);
  const prefix = code.replace(/(?:00)+$/, "");
  if (prefix.length >= leafLength) return sql<boolean>`${reference} = ${code}`;
  if (prefix.length === groupLength) return sql<boolean>`left(${reference}, ${sql.lit(groupLength)}) = ${prefix}`;
  return sql<boolean>`${reference} >= ${prefix} and ${reference} < ${`${prefix}\uffff`}`;
}

export const categoryTree = { leafLength: 6, groupLength: 4 } as const;
export const regionTree = { leafLength: 9, groupLength: 6 } as const;
