import { applyMapping } from "../mapping/apply.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { SourceRecord } from "../reading/record.ts";

/** Rows of one request, already as JSON, with the records they came from for the file of rejects. */
export type Batch = { readonly body: string; readonly records: ReadonlyMap<number, SourceRecord> };
export type Reject = (record: SourceRecord, reasons: readonly string[]) => void;
type Sent = { readonly source: string; readonly mappingHash: string };

/** Below the 8 MB that the server takes in one request. */
const batchBytesMax = 4 * 1024 * 1024;
const rowBytesMax = 2 * 1024 * 1024;

/** Maps records and packs them; what cannot be mapped is rejected at once and not sent. */
export async function* batchesOf(
  records: AsyncIterable<SourceRecord>,
  mapping: Mapping,
  sent: Sent,
  rowsMax: number,
  reject: Reject,
): AsyncGenerator<Batch> {
  let rows: string[] = [];
  let bytes = 0;
  let packed = new Map<number, SourceRecord>();
  const pack = (): Batch => {
    const batch = {
      body: `{"source":${JSON.stringify(sent.source)},"mappingHash":"${sent.mappingHash}","rows":[${rows.join(",")}]}`,
      records: packed,
    };
    rows = [];
    bytes = 0;
    packed = new Map();
    return batch;
  };
  for await (const record of records) {
    const mapped = applyMapping(mapping, record);
    const row = mapped.ok ? JSON.stringify({ row: record.row, values: mapped.values }) : "";
    const size = Buffer.byteLength(row);
    if (!mapped.ok) reject(record, mapped.reasons);
    else if (size > rowBytesMax) reject(record, ["这一行过大"]);
    else {
      if (rows.length > 0 && bytes + size > batchBytesMax) yield pack();
      rows.push(row);
      bytes += size;
      packed.set(record.row, record);
      if (rows.length === rowsMax) yield pack();
    }
  }
  if (rows.length > 0) yield pack();
}
