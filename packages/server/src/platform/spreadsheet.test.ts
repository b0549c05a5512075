import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { readRows } from "./spreadsheet.ts";

const columns = [
  { name: "code", titles: ["单位代码"], isRequired: true },
  { name: "name", titles: ["单位名称", "名称"], isRequired: true },
  { name: "phone", titles: ["电话"] },
];
const read = (content: string | Buffer) => readRows(Buffer.isBuffer(content) ? content : Buffer.from(content), columns);

describe("reading a table out of a file", () => {
  it("headers in English or Chinese, in any order; unknown columns are left out, absent ones stay absent", async () => {
    expect(await read("名称 *,Code,备注\r\n甲,a,x\r\n")).toEqual([{ row: 2, values: { name: "甲", code: "a" }, reasons: [] }]);
  });

  it("row numbers are those of a spreadsheet, over empty rows and line breaks in cells", async () => {
    const rows = await read('\uFEFFcode,name,phone\na,"甲\n乙",1\n\n,,\nb,"丙, 丁",\n');
    expect(rows).toEqual([
      { row: 2, values: { code: "a", name: "甲\n乙", phone: "1" }, reasons: [] },
      { row: 5, values: { code: "b", name: "丙, 丁", phone: "" }, reasons: [] },
    ]);
  });

  it("GB18030 and UTF-16 files are read, tabs as well", async () => {
    // 单位代码,名称 / a,南通
    const gb = Buffer.concat([Buffer.from("b5a5cebbb4fac2eb2cc3fbb3c60a612cc4cfcda80a", "hex")]);
    expect((await read(gb))[0]?.values).toEqual({ code: "a", name: "南通" });
    expect((await read(Buffer.from("\uFEFF单位代码\t名称\na\t南通\n", "utf16le")))[0]?.values).toEqual({ code: "a", name: "南通" });
  });

  it("a row with more cells than headers says so", async () => {
    expect((await read("code,name\na,甲,乙\n"))[0]?.reasons).toEqual(["单元格比表头多，请检查逗号和引号"]);
  });

  it("a sheet: codes with leading zeros by format, dates, formulas, rich text", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("空");
    const sheet = workbook.addWorksheet("单位");
    sheet.addRow(["单位代码", "单位名称", "电话"]);
    sheet.addRow([10000, { richText: [{ text: "南通" }, { text: "市" }] }, { formula: "1+1", result: 2 }]);
    sheet.getCell("A2").numFmt = "000000";
    sheet.getCell("A4").value = new Date("2026-01-02T00:00:00Z");
    const bytes = Buffer.from((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
    expect(await read(bytes)).toEqual([
      { row: 2, values: { code: "010000", name: "南通市", phone: "2" }, reasons: [] },
      { row: 4, values: { code: "2026-01-02", name: "", phone: "" }, reasons: [] },
    ]);
  });

  it.each([
    ["name\n甲\n", "表头缺少：单位代码"],
    ["code,单位代码,name\na,b,c\n", "表头“单位代码”出现了两次"],
    ["\ncode,name\na,b\n", "第 1 行应为表头"],
    ["\n\n", "文件里没有内容"],
    ['code,name\na,"甲\n', "文件不是正确的 CSV"],
  ])("%j is refused: %s", async (content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence);
  });

  it("what is no table is refused with a sentence", async () => {
    await expect(read(Buffer.from([0xff, 0x00, 0x81, 0x20]))).rejects.toThrow("无法识别文件内容");
    await expect(read(Buffer.from("d0cf11e0a1b11ae1", "hex"))).rejects.toThrow("旧版 Excel");
    await expect(read(Buffer.from("PK\x03\x04 nothing", "latin1"))).rejects.toThrow("文件不是正确的 .xlsx");
    await expect(read(Buffer.alloc(0))).rejects.toThrow("文件是空的");
  });

  it("more rows than can be looked at are refused", async () => {
    await expect(read(`code,name\n${"a,b\n".repeat(20_001)}`)).rejects.toThrow("一批最多 20000 行");
  });
});
