import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { Invalid, Refusal } from "../kernel/decision.ts";

/** A column that a file may have: its name in the program (also accepted as a header) and the headers people write. */
export type Column = { readonly name: string; readonly titles: readonly string[]; readonly isRequired?: boolean };
/** `row` is the number that a spreadsheet program shows, the header being row 1. Columns that the file lacks are absent from `values`. */
export type SheetRow = { readonly row: number; readonly values: Readonly<Record<string, string>>; readonly reasons: readonly string[] };

type Line = { readonly row: number; readonly cells: readonly string[] };

const rowsMax = 20_000;
// A sheet of 20 000 rows needs far less; a small archive that unfolds to gigabytes is not a sheet.
const unfoldedBytesMax = 200 * 1024 * 1024;

const wrong = (message: string) => new Invalid([{ field: "file", message }]);

/**
 * Reads a table out of a file: CSV (UTF-8, UTF-16 with its mark, or GB18030; comma or tab) or XLSX (first sheet with content), told apart by
 * content. Throws Invalid with a Chinese sentence for anything else, for missing or repeated columns; Refusal for more than 20 000 rows.
 * Rows without content are left out; a row with more cells than headers carries that as a reason.
 */
export async function readRows(bytes: Buffer, columns: readonly Column[]): Promise<SheetRow[]> {
  const lines = (isZip(bytes) ? await readXlsx(bytes) : readCsv(bytes)).filter((line) => line.cells.some((cell) => cell !== ""));
  const [header, ...body] = lines;
  if (header === undefined) throw wrong("文件里没有内容");
  if (header.row !== 1) throw wrong("第 1 行应为表头");
  if (body.length > rowsMax) throw new Refusal("import.tooManyRows", { max: rowsMax });
  const names = matchHeader(header.cells, columns);
  return body.map(({ row, cells }) => {
    const surplus = cells.slice(names.length).some((cell) => cell !== "");
    const named = names.flatMap((name, at) => (name === null ? [] : [[name, cells[at] ?? ""] as const]));
    return { row, values: Object.fromEntries(named), reasons: surplus ? ["单元格比表头多，请检查逗号和引号"] : [] };
  });
}

const plain = (title: string): string =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*]|\(必填\)|\(选填\)/g, "");

function matchHeader(cells: readonly string[], columns: readonly Column[]): (string | null)[] {
  const byTitle = new Map(columns.flatMap((column) => [column.name, ...column.titles].map((title) => [plain(title), column] as const)));
  const last = cells.findLastIndex((cell) => cell !== "");
  const found = cells.slice(0, last + 1).map((cell) => byTitle.get(plain(cell)) ?? null);
  const missing = columns.filter((column) => column.isRequired === true && !found.includes(column));
  if (missing.length > 0) throw wrong(`表头缺少：${missing.map((column) => column.titles[0] ?? column.name).join("、")}`);
  const repeated = found.find((column, at) => column !== null && found.indexOf(column) !== at);
  if (repeated !== undefined && repeated !== null) throw wrong(`表头“${repeated.titles[0] ?? repeated.name}”出现了两次`);
  return found.map((column) => column?.name ?? null);
}

function readCsv(bytes: Buffer): Line[] {
  const content = decode(bytes);
  const firstLine = content.slice(0, content.search(/[\r\n]|$/));
  const delimiter = firstLine.includes("\t") && !firstLine.includes(",") ? "\t" : ",";
  let records: string[][];
  try {
    records = parse(content, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false, trim: true });
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    throw wrong(line === undefined ? "文件不是正确的 CSV" : `文件不是正确的 CSV，第 ${line} 行的引号不成对`);
  }
  return records.map((cells, at) => ({ row: at + 1, cells }));
}

function decode(bytes: Buffer): string {
  if (bytes.length === 0) throw new Refusal("file.empty");
  // The head of the old .xls: a compound document.
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw wrong("这是旧版 Excel（.xls）文件，请另存为 .xlsx 或 CSV 后再导入");
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      const content = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!content.includes("\0")) return content;
    } catch {
      // The next encoding may fit.
    }
  }
  throw wrong("无法识别文件内容，请用 UTF-8 或 GBK 编码的 CSV，或 .xlsx 文件");
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1"));

async function readXlsx(bytes: Buffer): Promise<Line[]> {
  if (unfoldedBytes(bytes) > unfoldedBytesMax) throw wrong("文件展开后过大，请分成几个文件导入");
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  } catch {
    throw wrong("文件不是正确的 .xlsx，请用 Excel 或 WPS 重新保存");
  }
  const sheet = workbook.worksheets.find((each) => each.actualRowCount > 0);
  const lines: Line[] = [];
  sheet?.eachRow((row, number) => {
    const cells = Array.from({ length: Math.min(row.cellCount, 200) }, (_, at) => cellText(row.getCell(at + 1)));
    lines.push({ row: number, cells });
  });
  return lines;
}

function cellText(cell: ExcelJS.Cell): string {
  const value = cell.value !== null && typeof cell.value === "object" && "result" in cell.value ? cell.value.result : cell.value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // A code shown as 010000 may be the number 10000 with a format of six zeros.
  if (typeof value === "number") return /^0{2,}$/.test(cell.numFmt ?? "") ? String(value).padStart(cell.numFmt.length, "0") : String(value);
  return (typeof value === "string" ? value : cell.text).trim();
}

/** Sum of the sizes that the directory of the archive declares. */
function unfoldedBytes(bytes: Buffer): number {
  let sum = 0;
  for (
    let at = bytes.indexOf("PK\x01\x02", 0, "latin1");
    at !== -1 && at + 46 <= bytes.length;
    at = bytes.indexOf("PK\x01\x02", at + 46, "latin1")
  )
    sum += bytes.readUInt32LE(at + 24);
  return sum;
}
