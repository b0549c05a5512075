import type { SourceRecord } from "../reading/record.ts";
import { type Field, fields, fieldWords, timeFields, valueOfWord } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import { readTime } from "./times.ts";

export type Mapped =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reasons: readonly string[] };

// What no writer means and a reader cannot see: controls, zero-width and bidirectional marks, halves of characters. Exports are full of them.
const invisible = /[[\p{Cc}--[\t\n]]\p{Cs}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gv;
const quotedMax = 40;

/** One record of the source as a row of history; invisible characters are dropped, times become instants, Chinese words values. */
export function applyMapping(mapping: Mapping, record: SourceRecord): Mapped {
  if (record.broken !== undefined) return { ok: false, reasons: [record.broken] };
  const values: Record<string, unknown> = {};
  const reasons: string[] = [];
  for (const field of fields) {
    const found = valueIn(mapping, field, record.cells);
    if (found === undefined) continue;
    if (!timeFields.has(field)) {
      values[field] = found;
      continue;
    }
    const time = readTime(found, mapping.timeZone);
    if (time === null) reasons.push(`${fieldWords[field]}“${String(found).slice(0, quotedMax)}”无法识别`);
    else values[field] = time.toISOString();
  }
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, values };
}

function valueIn(mapping: Mapping, field: Field, cells: SourceRecord["cells"]): unknown {
  for (const column of mapping.columns[field] ?? []) {
    const value = Object.hasOwn(cells, column) ? plain(cells[column]) : undefined;
    if (value === undefined || value === "") continue;
    return typeof value === "string" ? meaningOf(mapping, field, value) : value;
  }
  return mapping.defaults[field] === undefined ? undefined : valueOfWord(field, mapping.defaults[field]);
}

function plain(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  // Anything else (a list, an object) is left to the server, which says what it should be.
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n").replace(invisible, "").trim() : value;
}

function meaningOf(mapping: Mapping, field: Field, text: string): string {
  const words = mapping.values[field];
  const meant = words !== undefined && Object.hasOwn(words, text) ? (words[text] ?? text) : text;
  return valueOfWord(field, meant);
}
