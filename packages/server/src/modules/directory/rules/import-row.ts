import { z } from "zod";

/**
 * One row of a file: its number there (the header is row 1) and its cells by column. A column that the file does not have is absent
 * (what is known stays), an empty cell is "" (what is known is cleared). `reasons`: what was wrong already when the file was read.
 */
export type ImportRow = { readonly row: number; readonly values: Readonly<Record<string, string>>; readonly reasons?: readonly string[] };

export type Rejected = { row: number; reasons: string[] };
export type Counts = { added: number; updated: number; unchanged: number; rejected: Rejected[] };

const codeForm = /^[A-Za-z0-9_-]{1,32}$/;

/** A code that must be there. */
export const codeCell = (label: string) =>
  z
    .string({ error: `缺少${label}` })
    .regex(codeForm, { error: (issue) => `${label}“${String(issue.input)}”不正确，只能由字母、数字、- 和 _ 组成，最多 32 位` });

/** Something that must be there, of the given shape. */
export const cell = <T>(label: string, shape: z.ZodType<T, string>) => z.string({ error: `缺少${label}` }).pipe(shape);

/** A value of an enumeration, given by its name or by its Chinese word. */
export function wordCell<V extends string>(label: string, words: { readonly values: readonly V[]; word: (value: V) => string }) {
  const choices = words.values.map(words.word).join("、");
  return z.string().transform((given, context): V => {
    const found = words.values.find((value) => value === given || words.word(value) === given);
    if (found !== undefined) return found;
    context.addIssue({ code: "custom", message: `${label}“${given}”不正确，只能是：${choices}` });
    return z.NEVER;
  });
}

export const levelCell = (label: string) =>
  z
    .string()
    .regex(/^[123]$/, { error: (issue) => `${label}“${String(issue.input)}”不正确，只能是 1、2、3` })
    .transform(Number);

/** Cells without outer blanks; empty ones left out, so that a required field reports itself as missing. */
export function filledCells(row: ImportRow): Record<string, string> {
  const filled = Object.entries(row.values).map(([column, value]) => [column, value.trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ""));
}

export type ReadRows<T> = {
  good: { file: ImportRow; read: T }[];
  rejected: Rejected[] /** The first row of every key, good or bad. */;
  rowOfKey: Map<string, number>;
};

/**
 * Reads every row by the shape; rows with mistakes, and later rows that repeat a key, come back with all their reasons. `look` names what
 * else is wrong with the cells of a row, also of one that does not fit the shape; it is given all keys of the file.
 */
export function readRowsBy<T>(
  rows: readonly ImportRow[],
  shape: z.ZodType<T, unknown>,
  key: { readonly column: string; readonly label: string },
  look: (cells: Readonly<Record<string, string>>, keys: ReadonlySet<string>) => readonly string[],
): ReadRows<T> {
  const good: ReadRows<T>["good"] = [];
  const rejected: Rejected[] = [];
  const rowOfKey = new Map<string, number>();
  const keys = new Set(rows.flatMap((file) => file.values[key.column]?.trim() ?? []));
  for (const file of rows) {
    const cells = filledCells(file);
    const read = shape.safeParse(cells);
    const reasons = [
      ...(file.reasons ?? []),
      ...(read.success ? [] : read.error.issues.map((issue) => issue.message)),
      ...look(cells, keys),
    ];
    const given = cells[key.column];
    const earlier = given === undefined ? undefined : rowOfKey.get(given);
    if (earlier !== undefined) reasons.push(`${key.label}“${given}”与第 ${earlier} 行重复`);
    else if (given !== undefined) rowOfKey.set(given, file.row);
    if (reasons.length > 0 || !read.success) rejected.push({ row: file.row, reasons: [...new Set(reasons)] });
    else good.push({ file, read: read.data });
  }
  return { good, rejected, rowOfKey };
}

/** A reason when a code is well formed and names nothing. */
export function unknownCode(label: string, code: string | undefined, isThere: (code: string) => boolean): string[] {
  return code === undefined || !codeForm.test(code) || isThere(code) ? [] : [`${label}“${code}”不存在`];
}

/** What a cell says about an optional field: absent column keeps, empty cell clears, anything else is the new value. */
export function keptOr<T>(row: ImportRow, column: string, read: T | undefined, known: T | null | undefined): T | null {
  if (read !== undefined) return read;
  return row.values[column] === undefined ? (known ?? null) : null;
}

export const byRow = (rejected: readonly Rejected[]): Rejected[] => [...rejected].sort((a, b) => a.row - b.row);
