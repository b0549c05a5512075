/** A record of the file as it stands there. `row` is its line (JSONL) or the row that a spreadsheet shows. */
export type SourceRecord = {
  readonly row: number;
  readonly cells: Readonly<Record<string, unknown>> /** Why it cannot be read, when it cannot. */;
  readonly broken?: string;
};

export type RecordFile = {
  readonly kind: "jsonl" | "csv" | "xlsx";
  /** Names of the columns, in their order; null where every record names its own. */
  readonly columns: readonly string[] | null;
  readonly records: AsyncIterable<SourceRecord>;
  readonly bytesTotal: number;
  /** How much of the file has been read so far. */
  bytesRead(): number;
};

/** Names of the columns from a header; a column without a name or with one that came before is left out. */
export function columnsOf(header: readonly string[]): (string | null)[] {
  const names = header.map((name) => name.trim());
  return names.map((name, at) => (name === "" || names.indexOf(name) < at ? null : name));
}

export function cellsOf(columns: readonly (string | null)[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.flatMap((name, at) => (name === null ? [] : [[name, values[at] ?? ""] as const])));
}
