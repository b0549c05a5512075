import { statSync } from "node:fs";
import { Failure } from "../arguments.ts";
import { readCsv } from "./csv.ts";
import { decoded, findEncoding, type Meter, readHead } from "./decode.ts";
import { readJsonl } from "./jsonl.ts";
import type { RecordFile } from "./record.ts";
import { readXlsx } from "./xlsx.ts";

const zip = Buffer.from("PK\x03\x04", "latin1");
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Opens a file of records: JSONL, CSV or XLSX, told apart by what is in it. It is never read as a whole. Throws Failure for anything else. */
export async function openRecords(file: string): Promise<RecordFile> {
  const stat = statSync(file);
  if (!stat.isFile()) throw new Failure(`这不是文件：${file}`);
  if (stat.size === 0) throw new Failure("文件是空的");
  const meter: Meter = { bytes: 0 };
  const progress = { bytesTotal: stat.size, bytesRead: () => meter.bytes };
  const head = await readHead(file, 4);
  if (head.equals(zip)) return { kind: "xlsx", ...(await readXlsx(file, meter)), ...progress };
  if (head.equals(compound)) throw new Failure("这是旧版 Excel（.xls）文件，请另存为 .xlsx 或 CSV 后再导入");
  const encoding = await findEncoding(file);
  const begin = await firstSign(decoded(file, encoding, { bytes: 0 }));
  if (begin === "[") throw new Failure("这是 JSON 数组；请改为 JSONL：每行一条记录，行间不加逗号");
  const pieces = decoded(file, encoding, meter);
  if (begin === "{") return { kind: "jsonl", columns: null, records: readJsonl(pieces), ...progress };
  return { kind: "csv", ...(await readCsv(pieces)), ...progress };
}

async function firstSign(pieces: AsyncIterable<string>): Promise<string> {
  for await (const piece of pieces) {
    if (piece.includes("\0")) throw new Failure("无法识别文件内容，请用 JSONL、CSV（UTF-8 或 GBK）或 .xlsx 文件");
    const sign = piece.trimStart()[0];
    if (sign !== undefined) return sign;
  }
  throw new Failure("文件里没有内容");
}
