import { createHash } from "node:crypto";
import { Failure } from "../arguments.ts";
import { type Field, fields, fieldWords, neededFields, usualColumns } from "./fields.ts";
import { offsetMs } from "./times.ts";

/** How the columns of a source become the fields of history. */
export type Mapping = {
  /** The name given in the mapping file. */
  readonly source: string | undefined;
  /** Columns of each field; the first with a value counts. */
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  readonly defaults: Readonly<Partial<Record<Field, string>>>;
  /** What words of the source mean, for each field. */
  readonly values: Readonly<Partial<Record<Field, Readonly<Record<string, string>>>>>;
  readonly timeZone: string;
  /** Stays the same as long as columns and time zone do; defaults and words may be completed later. 64 hexadecimal digits. */
  readonly hash: string;
};

const shanghai = "+08:00";

/** Taken when no mapping file is given: columns named like the fields or as exports usually name them. */
export function usualMapping(): Mapping {
  const columns = Object.fromEntries(fields.map((field) => [field, [field, ...usualColumns[field]]]));
  return { source: undefined, columns, defaults: {}, values: {}, timeZone: shanghai, hash: hashOf("usual columns") };
}

/** Reads a mapping file. Throws Failure with every mistake in it. */
export function readMapping(content: string): Mapping {
  const file = parse(content);
  const mistakes: string[] = [];
  for (const key of Object.keys(file))
    if (!["source", "fields", "defaults", "values", "timeZone", "note"].includes(key)) mistakes.push(`不认识的键 ${key}`);
  const columns = textsByField(file.fields, "fields", mistakes);
  const defaults = textsByField(file.defaults, "defaults", mistakes);
  const values = valuesByField(file.values, mistakes);
  const timeZone = file.timeZone ?? shanghai;
  if (typeof timeZone !== "string" || offsetMs(timeZone) === null) mistakes.push("timeZone 应如 +08:00");
  if (file.source !== undefined && (typeof file.source !== "string" || file.source.trim() === "")) mistakes.push("source 应为文字");
  const missing = neededFields.filter((field) => columns[field] === undefined && defaults[field] === undefined);
  if (missing.length > 0) mistakes.push(`fields 缺少 ${missing.map((field) => `${field}（${fieldWords[field]}）`).join("、")}`);
  if (mistakes.length > 0) throw new Failure(`映射文件有误：\n${mistakes.map((mistake) => `  ${mistake}`).join("\n")}`);
  const entries = Object.entries(columns) as [Field, string][];
  return {
    source: file.source as string | undefined,
    columns: Object.fromEntries(entries.map(([field, column]) => [field, [column]])),
    defaults,
    values,
    timeZone: timeZone as string,
    hash: hashOf(JSON.stringify([entries.sort(([left], [right]) => (left < right ? -1 : 1)), timeZone])),
  };
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function parse(content: string): Record<string, unknown> {
  try {
    const value = JSON.parse(content.replace(/^\ufeff/, "")) as unknown;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Failure("映射文件不是正确的 JSON 对象");
}

function entriesOf(value: unknown, name: string, mistakes: string[]): [Field, unknown][] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    mistakes.push(`${name} 应为 JSON 对象`);
    return [];
  }
  const unknown = Object.keys(value).filter((key) => !(fields as string[]).includes(key));
  if (unknown.length > 0) mistakes.push(`${name} 里没有这样的字段：${unknown.join("、")}；可用：${fields.join("、")}`);
  return Object.entries(value).filter(([key]) => !unknown.includes(key)) as [Field, unknown][];
}

function textsByField(value: unknown, name: string, mistakes: string[]): Partial<Record<Field, string>> {
  const entries = entriesOf(value, name, mistakes);
  for (const [field, text] of entries) if (typeof text !== "string" || text === "") mistakes.push(`${name}.${field} 应为文字`);
  return Object.fromEntries(entries) as Partial<Record<Field, string>>;
}

function valuesByField(value: unknown, mistakes: string[]): Partial<Record<Field, Record<string, string>>> {
  const entries = entriesOf(value, "values", mistakes);
  for (const [field, words] of entries) {
    const isTable = typeof words === "object" && words !== null && Object.values(words).every((word) => typeof word === "string");
    if (!isTable) mistakes.push(`values.${field} 应为“来源的词 → 本平台的值”对照`);
  }
  return Object.fromEntries(entries) as Partial<Record<Field, Record<string, string>>>;
}

/** Columns that a table must have for this mapping and has not, in words; empty when all is well. */
export function missingColumns(mapping: Mapping, present: readonly string[]): string[] {
  const has = (column: string) => present.includes(column);
  const isUsual = mapping.hash === usualMapping().hash;
  const wanted = (Object.entries(mapping.columns) as [Field, readonly string[]][]).filter(
    ([field]) => !isUsual || (neededFields as readonly Field[]).includes(field),
  );
  return wanted.flatMap(([field, columns]) =>
    columns.some(has) ? [] : [isUsual ? fieldWords[field] : `${columns[0]}（${fieldWords[field]}）`],
  );
}
