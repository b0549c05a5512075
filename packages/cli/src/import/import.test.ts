import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usualMapping } from "../mapping/mapping.ts";
import { openRecords } from "../reading/open.ts";
import type { SourceRecord } from "../reading/record.ts";
import { type Batch, batchesOf } from "./batches.ts";
import { durationWords, progressLine } from "./progress.ts";
import { openRejects } from "./rejects.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "yihao-import-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const record = (row: number, change: object = {}): SourceRecord => ({
  row,
  cells: { id: `${row}`, title: "标题", body: "内容", created_at: "2026-02-13 09:30", ...change },
});
async function* from(records: readonly SourceRecord[]) {
  yield* records;
}
async function pack(records: readonly SourceRecord[], rowsMax: number) {
  const rejected: number[] = [];
  const batches: Batch[] = [];
  const packing = batchesOf(from(records), usualMapping(), { source: '来"源', mappingHash: "0".repeat(64) }, rowsMax, (each) =>
    rejected.push(each.row),
  );
  for await (const batch of packing) batches.push(batch);
  return { batches, rejected };
}

describe("batches", () => {
  test("hold at most so many rows, keep the rows' numbers and are the body of a request", async () => {
    const { batches } = await pack(
      [1, 2, 3, 4, 5].map((row) => record(row)),
      2,
    );
    expect(batches.map((batch) => [...batch.records.keys()])).toEqual([[1, 2], [3, 4], [5]]);
    const body = JSON.parse(batches[2]?.body ?? "") as { source: string; rows: unknown[] };
    expect(body.source).toBe('来"源');
    expect(body.rows).toEqual([
      { row: 5, values: { sourceKey: "5", title: "标题", content: "内容", registeredAt: "2026-02-13T01:30:00.000Z" } },
    ]);
  });

  test("stay below the size that the server takes", async () => {
    const large = "长".repeat(400_000);
    const { batches, rejected } = await pack(
      [
        record(1, { body: large }),
        record(2, { body: large }),
        record(3, { body: large }),
        record(4, { body: large }),
        record(5, { body: "超".repeat(800_000) }),
      ],
      500,
    );
    expect(batches.map((batch) => batch.records.size)).toEqual([3, 1]);
    expect(rejected).toEqual([5]);
  });

  test("leave out what cannot be mapped", async () => {
    const { batches, rejected } = await pack([record(1), record(2, { created_at: "昨天" }), { row: 3, cells: {}, broken: "坏" }], 500);
    expect([...(batches[0]?.records.keys() ?? [])]).toEqual([1]);
    expect(rejected).toEqual([2, 3]);
  });
});

describe("the file of rejects", () => {
  test.each(["csv", "jsonl"] as const)("%s can be corrected and read again, without a second pair of our columns", async (kind) => {
    const file = join(folder, `rejected.${kind}`);
    const rejects = openRejects(file, { kind, columns: kind === "csv" ? ["id", "title", "原行号", "未导入原因"] : null });
    rejects.write({ row: 9, cells: { id: "9", title: 'a,"b"\nc' } }, ["请填写内容", "登记时间晚于现在"]);
    await rejects.close();
    const again: SourceRecord[] = [];
    for await (const each of (await openRecords(file)).records) again.push(each);
    expect(again.map((each) => each.cells)).toMatchObject([{ id: "9", title: 'a,"b"\nc', 未导入原因: "请填写内容；登记时间晚于现在" }]);
    expect(String(again[0]?.cells.原行号)).toBe("9");
  });

  test("is not written when nothing is rejected", async () => {
    const file = join(folder, "none.csv");
    await openRejects(file, { kind: "csv", columns: [] }).close();
    expect(() => readFileSync(file)).toThrow("ENOENT");
  });
});

test("progress says rows, speed and what is left", () => {
  expect(progressLine({ rows: 3_000, bytes: 25, bytesTotal: 100 }, 2_000)).toBe(
    `${"█".repeat(5)}${"░".repeat(15)} 25%  3,000 行  1,500 行/秒  剩余约 6 秒`,
  );
  expect([59_000, 61_000, 3_660_000].map(durationWords)).toEqual(["59 秒", "1 分 1 秒", "1 小时 1 分"]);
});
