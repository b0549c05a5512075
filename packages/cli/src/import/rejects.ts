import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { RecordFile, SourceRecord } from "../reading/record.ts";

/** The file of rejected rows: the records as they were, each with its row and reasons, so that it can be corrected and imported again. */
export type Rejects = {
  readonly file: string;
  count(): number;
  write(record: SourceRecord, reasons: readonly string[]): void;
  close(): Promise<void>;
};

const rowColumn = "原行号";
const reasonsColumn = "未导入原因";

/** Nothing is written, and nothing overwritten, before the first row is rejected. */
export function openRejects(file: string, source: Pick<RecordFile, "kind" | "columns">): Rejects {
  let stream: WriteStream | undefined;
  let count = 0;
  const columns = source.columns ?? [];
  const isJsonl = source.kind === "jsonl";
  const open = (): WriteStream => {
    const opened = createWriteStream(file);
    // The mark makes Excel read it as UTF-8.
    if (!isJsonl) opened.write(`\ufeff${csvLine([...columns.filter(isOurs), rowColumn, reasonsColumn])}`);
    return opened;
  };
  return {
    file,
    count: () => count,
    write(record, reasons) {
      count += 1;
      stream ??= open();
      const said = reasons.join("；");
      if (isJsonl) stream.write(`${JSON.stringify({ ...record.cells, [rowColumn]: record.row, [reasonsColumn]: said })}\n`);
      else stream.write(csvLine([...columns.filter(isOurs).map((column) => String(record.cells[column] ?? "")), String(record.row), said]));
    },
    async close() {
      if (stream === undefined) return;
      stream.end();
      await finished(stream);
    },
  };
}

// A file of rejects that is imported again carries these columns already.
const isOurs = (column: string) => column !== rowColumn && column !== reasonsColumn;

const csvLine = (values: readonly string[]) =>
  `${values.map((value) => (/[",\r\n;\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(",")}\r\n`;
