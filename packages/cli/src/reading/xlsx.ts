import { createReadStream } from "node:fs";
import type ExcelJS from "exceljs";
import { Failure } from "../arguments.ts";
import type { Meter } from "./decode.ts";
import { cellsOf, columnsOf, type SourceRecord } from "./record.ts";

const columnsMax = 200;

/** The first sheet that has content, row by row: the header, then the records below it. */
export async function readXlsx(file: string, meter: Meter): Promise<{ columns: string[]; records: AsyncGenerator<SourceRecord> }> {
  const rows = rowsOf(file, meter);
  const header = await rows.next();
  if (header.done === true) throw new Failure("文件里没有内容");
  const columns = columnsOf(header.value.values);
  return { columns: columns.filter((name) => name !== null), records: recordsOf(columns, rows) };
}

async function* recordsOf(
  columns: readonly (string | null)[],
  rows: AsyncIterable<{ row: number; values: string[] }>,
): AsyncGenerator<SourceRecord> {
  for await (const { row, values } of rows) yield { row, cells: cellsOf(columns, values) };
}

async function* rowsOf(file: string, meter: Meter): AsyncGenerator<{ row: number; values: string[] }> {
  // Loaded when it is needed: it is as heavy as the rest of the program.
  const { default: excel } = await import("exceljs");
  const stream = createReadStream(file);
  const workbook = new excel.stream.xlsx.WorkbookReader(stream, {
    entries: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    worksheets: "emit",
  });
  let isFound = false;
  try {
    for await (const sheet of workbook) {
      for await (const row of sheet) {
        meter.bytes = stream.bytesRead;
        const values = Array.from({ length: Math.min(row.cellCount, columnsMax) }, (_, at) => cellText(row.getCell(at + 1)));
        if (values.every((value) => value === "")) continue;
        isFound = true;
        yield { row: row.number, values };
      }
      if (isFound) break;
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure("文件不是正确的 .xlsx，请用 Excel 或 WPS 重新保存");
  } finally {
    stream.destroy();
  }
}

function cellText(cell: ExcelJS.Cell): string {
  const value = cell.value !== null && typeof cell.value === "object" && "result" in cell.value ? cell.value.result : cell.value;
  if (value === null || value === undefined) return "";
  // A date of a sheet has no time zone; exceljs gives its wall-clock time as if it were UTC.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 19).replace("T", " ");
  // A code shown as 010000 may be the number 10000 with a format of six zeros.
  if (typeof value === "number") return /^0{2,}$/.test(cell.numFmt ?? "") ? String(value).padStart(cell.numFmt.length, "0") : String(value);
  if (typeof value === "object" && "richText" in value)
    return value.richText
      .map((run) => run.text)
      .join("")
      .trim();
  if (typeof value === "object" && "text" in value) return String(value.text).trim();
  return typeof value === "object" ? "" : String(value).trim();
}
