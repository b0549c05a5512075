import { Invalid } from "./decision.ts";

/** The position after a row of a keyset page: the sort value (text form) and the id that breaks ties. */
export type Cursor = { readonly value: string; readonly id: string };

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString("base64url");
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Like {@link decodeCursor} for lists sorted by a time: the value must be an instant. */
export function decodeTimeCursor(encoded: string | undefined): Cursor | null {
  const cursor = decodeCursor(encoded);
  if (cursor !== null && !isInstant(cursor.value)) throw badCursor();
  return cursor;
}

/** The form that toISOString gives. The engine reads nearly anything as a date ("all:1"); the database does not. */
export function isInstant(value: string): boolean {
  const time = Date.parse(value);
  return /^[12]\d{3}-/.test(value) && !Number.isNaN(time) && new Date(time).toISOString() === value;
}

const badCursor = () => new Invalid([{ field: "after", message: "翻页位置不正确，请从第一页开始" }]);

/** Throws {@link Invalid} for a text that is not one of our cursors. */
export function decodeCursor(encoded: string | undefined): Cursor | null {
  if (encoded === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(encoded, "base64url").toString("utf8"));
    if (
      Array.isArray(parsed) &&
      typeof parsed[0] === "string" &&
      // No control signs: the database cannot hold every one of them.
      /^\P{C}{0,40}$/u.test(parsed[0]) &&
      typeof parsed[1] === "string" &&
      uuidPattern.test(parsed[1])
    )
      return { value: parsed[0], id: parsed[1] };
  } catch {
    // Falls through to the refusal below.
  }
  throw badCursor();
}

/** Cuts the extra row that tells whether there is a next page. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}
