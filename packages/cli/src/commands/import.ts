import { openAsBlob, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { createClient } from "@yihao/contract/client";
import { type ImportResult, importDirectory } from "@yihao/contract/directory";
import { importBatchRowsMax } from "@yihao/contract/exchange";
import { Failure, type Given } from "../arguments.ts";
import type { Command } from "../command.ts";
import { causeOf, withServer } from "../connect.ts";
import { type ImportSums, importDemands } from "../import/demands.ts";
import { createProgress, durationWords } from "../import/progress.ts";
import { openRejects, type Rejects } from "../import/rejects.ts";
import { type Mapping, missingColumns, readMapping, usualMapping } from "../mapping/mapping.ts";
import { grouped, type Output } from "../output.ts";
import { findFile } from "../places.ts";
import { openRecords } from "../reading/open.ts";
import type { RecordFile } from "../reading/record.ts";

const interrupted = 130;

const demands: Command = {
  noun: "import",
  verb: "demands",
  words: "文件",
  summary: "导入历史诉求（JSONL、CSV、XLSX）",
  details: `按来源名和来源键幂等：中断后再次运行同一命令即可继续，已导入的行自动跳过。有问题的行写入“文件名.rejected”，改正后可直接导入。
映射文件的写法见 docs/import.md；不写映射时，按字段名或常见表头识别各列。只要有行导入成功或已在库中，退出码为 0。`,
  options: {
    mapping: { type: "string", value: "文件", help: "映射文件（JSON）" },
    source: { type: "string", value: "名称", help: "来源名；不写则取映射文件中的，再不然取文件名" },
    reject: { type: "string", value: "文件", help: "未导入的行写到哪里" },
    batch: { type: "string", value: "行数", help: `每批行数，1–${importBatchRowsMax}，默认 500` },
  },
  positionals: 1,
  async run(given, output) {
    const name = findFile(given.positionals[0] ?? "");
    const batchRows = given.whole("batch", { min: 1, max: importBatchRowsMax, otherwise: 500 });
    const mapping = mappingOf(given);
    const source = given.text("source") ?? mapping.source ?? basename(name, extname(name)).replace(/(?:\.\w+)?\.rejected$/, "");
    const file = await openRecords(name);
    insistColumns(file, mapping);
    const rejects = openRejects(given.text("reject") ?? `${name}.rejected.${file.kind === "jsonl" ? "jsonl" : "csv"}`, file);
    return runImport({ file, mapping, source, batchRows }, rejects, output);
  },
};

function mappingOf(given: Given): Mapping {
  const file = given.text("mapping");
  return file === undefined ? usualMapping() : readMapping(readFileSync(findFile(file), "utf8"));
}

function insistColumns(file: RecordFile, mapping: Mapping): void {
  const missing = file.columns === null ? [] : missingColumns(mapping, file.columns);
  if (missing.length > 0)
    throw new Failure(`文件里没有找到这些列：${missing.join("、")}。文件的列：${file.columns?.join("、")}。请用 --mapping 指定各列的含义`);
}

async function runImport(plan: Parameters<typeof importDemands>[1], rejects: Rejects, output: Output): Promise<number> {
  const sums: ImportSums = { rows: 0, added: 0, alreadyThere: 0 };
  const progress = createProgress(process.stderr, output.isJson);
  const resume = () => `本次已导入 ${grouped(sums.added)} 行。再次运行同一命令即可继续，已导入的行会自动跳过`;
  const onInterrupt = () => {
    progress.say(`\n已中断。${resume()}`);
    process.exit(interrupted);
  };
  process.once("SIGINT", onInterrupt);
  let elapsedMs = 0;
  try {
    await withServer(output, async (connection) => {
      const startedAt = performance.now();
      await importDemands(connection, plan, rejects, progress, sums).finally(() => progress.end());
      elapsedMs = performance.now() - startedAt;
    });
  } catch (error) {
    if (sums.rows > 0) output.note(resume());
    throw error;
  } finally {
    process.removeListener("SIGINT", onInterrupt);
    await rejects.close();
  }
  const count = rejects.count();
  const rejectFile = count === 0 ? null : rejects.file;
  const seconds = Math.round(elapsedMs) / 1000;
  const rowsPerSecond = Math.round(sums.rows / Math.max(seconds, 0.001));
  const result = {
    source: plan.source,
    rows: sums.rows,
    added: sums.added,
    alreadyThere: sums.alreadyThere,
    rejected: count,
    rejectFile,
    seconds,
    rowsPerSecond,
  };
  const words = `来源 ${plan.source}：共 ${grouped(sums.rows)} 行，新增 ${grouped(sums.added)}，已在库中 ${grouped(sums.alreadyThere)}，未导入 ${grouped(count)}；用时 ${durationWords(elapsedMs)}，每秒 ${grouped(rowsPerSecond)} 行`;
  output.result(result, rejectFile === null ? words : `${words}\n未导入的行及原因：${rejectFile}`);
  return count > 0 && count === sums.rows ? 1 : 0;
}

const directoryImport = (kind: "agencies" | "categories" | "staff", what: string): Command => ({
  noun: "import",
  verb: kind,
  words: "文件",
  summary: `导入${what}（CSV、XLSX）`,
  details: "已有的按代码更新，不删除任何一条；有问题的行逐行列出，其余照常导入。",
  options: {},
  positionals: 1,
  async run(given, output) {
    const file = findFile(given.positionals[0] ?? "");
    const form = new FormData();
    form.set("file", await openAsBlob(file), basename(file));
    const result = await withServer(output, (connection) => {
      const send = createClient(async ({ method, url }) => {
        const reply = await connection.send(url, { method, body: form }).catch((error: unknown) => {
          throw new Failure(`连不上服务器：${causeOf(error)}`);
        });
        return { status: reply.status, text: await reply.text() };
      });
      return send(importDirectory, { params: { kind } });
    });
    output.result(result, wordsOf(result));
    return result.rejected.length > 0 && result.added + result.updated + result.unchanged === 0 ? 1 : 0;
  },
});

function wordsOf(result: ImportResult): string {
  const sums = `新增 ${grouped(result.added)}，更新 ${grouped(result.updated)}，未变 ${grouped(result.unchanged)}，未导入 ${grouped(result.rejected.length)}`;
  return [...result.rejected.map(({ row, reasons }) => `第 ${row} 行：${reasons.join("；")}`), sums].join("\n");
}

export const importCommands: readonly Command[] = [
  demands,
  directoryImport("agencies", "承办单位"),
  directoryImport("categories", "诉求分类"),
  directoryImport("staff", "人员账号"),
];
