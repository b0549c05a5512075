import type { SourceRecord } from "./record.ts";

// Nobody writes a demand of this size; it is a file without line ends.
const lineMax = 8 * 1024 * 1024;
const lineEnd = /\r\n|\n|\r(?!$)/;

/** Lines of pieces of text; any line end, a \r at the end of a piece waits for its \n. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split(lineEnd);
    rest = lines.pop() ?? "";
    if (rest.length > lineMax) throw new RangeError("line too long");
    yield* lines;
  }
  const last = rest.replace(/\r$/, "");
  if (last !== "") yield last;
}

/** One JSON object on each line; lines that are none come out broken, empty ones are left out. */
export async function* readJsonl(pieces: AsyncIterable<string>): AsyncGenerator<SourceRecord> {
  let row = 0;
  for await (const line of linesOf(pieces)) {
    row += 1;
    if (line.trim() !== "") yield readLine(row, line);
  }
}

function readLine(row: number, line: string): SourceRecord {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { row, cells: value as Record<string, unknown> };
    return { row, cells: { line }, broken: "这一行不是 JSON 对象" };
  } catch {
    return { row, cells: { line }, broken: "这一行不是正确的 JSON" };
  }
}
