import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRecords } from "./open.ts";
import type { SourceRecord } from "./record.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "yihao-reading-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Buffer | string) {
  const file = join(folder, "records");
  writeFileSync(file, bytes);
  const opened = await openRecords(file);
  const records: SourceRecord[] = [];
  for await (const record of opened.records) records.push(record);
  return { kind: opened.kind, columns: opened.columns, records, isWhole: opened.bytesRead() === opened.bytesTotal };
}

// "编号,标题" and "1,路灯" in GB18030.
const gbk = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0x31, 0x2c, 0xc2, 0xb7, 0xb5, 0xc6, 0x0a]);
const table = { columns: ["编号", "标题"], records: [{ row: 2, cells: { 编号: "1", 标题: "路灯" } }] };

describe("a table of text", () => {
  test.each([
    ["UTF-8", "编号,标题\n1,路灯\n"],
    ["UTF-8 with its mark and Windows line ends", "\ufeff编号,标题\r\n1,路灯\r\n"],
    ["old Macintosh line ends and no last one", "编号,标题\r1,路灯"],
    ["mixed line ends", "编号,标题\r\n1,路灯\n\n"],
    ["tabs", "编号\t标题\n1\t路灯\n"],
    ["UTF-16 with its mark", Buffer.from("\ufeff编号,标题\n1,路灯\n", "utf16le")],
    ["GB18030", gbk],
  ])("%s is read", async (_name, bytes) => {
    expect(await read(bytes)).toMatchObject({ kind: "csv", ...table, isWhole: true });
  });

  test("GB18030 that begins like ASCII for long is still found", async () => {
    const long = Buffer.concat([Buffer.from(`id,title\n${"1,abc\n".repeat(40_000)}`), Buffer.from([0x32, 0x2c, 0xc2, 0xb7, 0xb5, 0xc6])]);
    const { records } = await read(long);
    expect(records.at(-1)).toEqual({ row: 40_002, cells: { id: "2", title: "路灯" } });
  });

  test("quotes hold commas, quotes and line breaks; bare quotes inside a field stay", async () => {
    const { records } = await read('a,b\n"1,""2""\n3",他说"好"的\n');
    expect(records).toEqual([{ row: 2, cells: { a: '1,"2"\n3', b: '他说"好"的' } }]);
  });

  test("more cells than headers make the row broken, fewer leave cells empty", async () => {
    const { records } = await read("a,b\n1,2,3\n4\n");
    expect(records[0]?.broken).toContain("单元格比表头多");
    expect(records[1]).toEqual({ row: 3, cells: { a: "4", b: "" } });
  });

  test("a quote that is never closed is said with its row", async () => {
    await expect(read('a,b\n1,2\n"3,4\n5,6\n')).rejects.toThrow("第 3 行附近");
  });
});

describe("lines of JSON", () => {
  test("are numbered; empty lines count, broken ones come out as broken", async () => {
    const { kind, columns, records } = await read('\ufeff{"id":1}\r\n\r\n{"id":\n[1]\n{"id":"二"}');
    expect({ kind, columns }).toEqual({ kind: "jsonl", columns: null });
    expect(records.map((record) => [record.row, record.broken === undefined])).toEqual([
      [1, true],
      [3, false],
      [4, false],
      [5, true],
    ]);
    expect(records.at(-1)?.cells).toEqual({ id: "二" });
  });

  test("a line longer than a piece is put together", async () => {
    const body = "诉求".repeat(100_000);
    const { records } = await read(`${JSON.stringify({ body })}\n`);
    expect(records[0]?.cells.body).toBe(body);
  });
});

describe("a workbook", () => {
  test("gives the first sheet with content: texts, dates as written, codes with their zeros", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("空");
    const sheet = workbook.addWorksheet("诉求");
    sheet.addRow(["编号", "时间", "分类", "链接"]);
    const row = sheet.addRow([7, new Date(Date.UTC(2026, 1, 13, 9, 30)), 10100, { text: "网站", hyperlink: "https://example.org" }]);
    row.getCell(3).numFmt = "000000";
    const { kind, records } = await read(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(kind).toBe("xlsx");
    expect(records).toEqual([{ row: 2, cells: { 编号: "7", 时间: "2026-02-13 09:30:00", 分类: "010100", 链接: "网站" } }]);
  });

  test("what only begins like one is refused", async () => {
    await expect(read(Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(50, 7)]))).rejects.toThrow(".xlsx");
  });
});

describe("anything else", () => {
  test.each([
    ["an empty file", "", "文件是空的"],
    ["spaces", " \n ", "没有内容"],
    ["an array", '[{"id":1}]', "JSONL"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "旧版 Excel"],
    ["bytes", Buffer.from([1, 0, 2, 0, 0]), "无法识别"],
    ["no text of either encoding", Buffer.from([0x61, 0xff, 0xff, 0x0a]), "编码"],
  ])("%s is refused in words", async (_name, bytes, sentence) => {
    await expect(read(bytes)).rejects.toThrow(sentence);
  });
});
