import { Readable } from "node:stream";
import { type CsvError, type Info, parse } from "csv-parse";
import { Failure } from "../arguments.ts";
import { cellsOf, columnsOf, type SourceRecord } from "./record.ts";

type Line = { readonly record: string[]; readonly info: Info };

// A quote that is never closed would swallow the rest of the file.
const recordMax = 1_000_000;

/** The header and the records below it. Comma, semicolon or tab; any line ends, also mixed; quotes after RFC 4180, or inside a bare field. */
export async function readCsv(pieces: AsyncIterable<string>): Promise<{ columns: string[]; records: AsyncGenerator<SourceRecord> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done === true ? "" : first.value;
  const parser = parse({
    delimiter: delimiterOf(head),
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: recordMax,
    info: true,
  });
  const source = Readable.from(chain(head, iterator));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  const lines = numbered(parser as AsyncIterable<Line>);
  const header = await lines.next();
  if (header.done === true) throw new Failure("文件里没有内容");
  const columns = columnsOf(header.value.values);
  return { columns: columns.filter((name) => name !== null), records: recordsOf(columns, lines) };
}

async function* chain(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The separator that the first line has most of. */
function delimiterOf(head: string): string {
  const line = head.slice(0, head.search(/[\r\n]|$/));
  const counted = [",", "\t", ";"].map((sign) => ({ sign, count: line.split(sign).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

/** Rows as a spreadsheet numbers them: a line break inside quotes starts no row, an empty line is one. */
async function* numbered(parser: AsyncIterable<Line>): AsyncGenerator<{ row: number; values: string[] }> {
  let row = 0;
  try {
    for await (const { record } of parser) {
      row += 1;
      if (record.some((value) => value.trim() !== "")) yield { row, values: record };
    }
  } catch (error) {
    const code = (error as CsvError).code;
    if (code === undefined || !code.startsWith("CSV_")) throw error;
    throw new Failure(`文件不是正确的 CSV：第 ${row + 1} 行附近的引号不成对。前面的行已经处理，改正后再次运行即可继续`);
  }
}

async function* recordsOf(
  columns: readonly (string | null)[],
  lines: AsyncIterable<{ row: number; values: string[] }>,
): AsyncGenerator<SourceRecord> {
  for await (const { row, values } of lines) {
    const hasSurplus = values.slice(columns.length).some((value) => value.trim() !== "");
    yield { row, cells: cellsOf(columns, values), ...(hasSurplus ? { broken: "单元格比表头多，请检查逗号和引号" } : {}) };
  }
}
