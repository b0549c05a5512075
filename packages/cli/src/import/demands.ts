import { ProblemError } from "@yihao/contract/client";
import type { Connection } from "../connect.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { RecordFile } from "../reading/record.ts";
import { type Batch, batchesOf } from "./batches.ts";
import type { Progress } from "./progress.ts";
import type { Rejects } from "./rejects.ts";
import { sendBatch, usualPatience } from "./send.ts";

export type ImportPlan = { readonly file: RecordFile; readonly mapping: Mapping; readonly source: string; readonly batchRows: number };
export type ImportSums = { rows: number; added: number; alreadyThere: number };

const inFlightMax = 3;

/**
 * Reads, maps and sends, several batches at a time, until the file ends. `sums` is kept up to date, also when it throws: the batches that were
 * answered are in the database. Throws ProblemError, ServerGone, or what reading the file throws.
 */
export async function importDemands(
  connection: Connection,
  plan: ImportPlan,
  rejects: Rejects,
  progress: Progress,
  sums: ImportSums,
): Promise<void> {
  const { file, mapping, source, batchRows } = plan;
  const inFlight = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const say = onceInAWhile((line) => progress.say(line));
  const work = async (batch: Batch) => {
    const result = await sendBatch(connection, batch.body, { ...usualPatience, say });
    for (const { row, reasons } of result.rejected) rejects.write(batch.records.get(row) ?? { row, cells: {} }, reasons);
    sums.rows += batch.records.size;
    sums.added += result.added;
    sums.alreadyThere += result.alreadyThere;
    progress.show({ rows: sums.rows, bytes: file.bytesRead(), bytesTotal: file.bytesTotal });
  };
  const begin = (batch: Batch) => {
    const working: Promise<void> = work(batch)
      .catch((error: unknown) => {
        // Of several batches that fail together the refusal tells more than a lost connection.
        if (failure === undefined || error instanceof ProblemError) failure = { error };
      })
      .finally(() => inFlight.delete(working));
    inFlight.add(working);
  };
  const reject: Parameters<typeof batchesOf>[4] = (record, reasons) => {
    sums.rows += 1;
    rejects.write(record, reasons);
  };
  try {
    for await (const batch of batchesOf(file.records, mapping, { source, mappingHash: mapping.hash }, batchRows, reject)) {
      if (failure !== undefined) break;
      begin(batch);
      if (inFlight.size >= inFlightMax) await Promise.race(inFlight);
    }
  } finally {
    await Promise.all(inFlight);
  }
  if (failure !== undefined) throw failure.error;
}

/** Batches that wait together would say the same three times. */
function onceInAWhile(say: (line: string) => void): (line: string) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (line) => {
    if (performance.now() - saidAt < 1_000) return;
    saidAt = performance.now();
    say(line);
  };
}
