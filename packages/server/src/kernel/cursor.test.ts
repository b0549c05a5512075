import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, decodeTimeCursor, encodeCursor, pageOfRows } from "./cursor.ts";
import { Invalid } from "./decision.ts";

const id = "01990000-0000-7000-8000-000000000001";
const wire = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a cursor", () => {
  it("comes back as it was given", () => {
    const anyValue = fc.string({ unit: "binary", maxLength: 20 }).filter((value) => !/\p{C}/u.test(value));
    fc.assert(
      fc.property(anyValue, fc.uuid(), (value, uuid) => {
        expect(decodeCursor(encodeCursor({ value, id: uuid }))).toEqual({ value, id: uuid });
      }),
    );
  });

  it("that is not there means the first page", () => {
    expect(decodeCursor(undefined)).toBeNull();
    expect(decodeTimeCursor(undefined)).toBeNull();
  });

  it.each([
    ["an empty text", ""],
    ["no base64", "%%%"],
    ["no JSON", Buffer.from("after").toString("base64url")],
    ["an object", wire({ value: "2026-11-23T01:00:00.000Z", id })],
    ["null", wire(null)],
    ["a bare text", wire("2026-11-23T01:00:00.000Z")],
    ["a number as its value", wire([1, id])],
    ["no id", wire(["2026-11-23T01:00:00.000Z"])],
    ["an id that is none", wire(["2026-11-23T01:00:00.000Z", "1"])],
    ["an id with more behind it", wire(["2026-11-23T01:00:00.000Z", `${id}'; drop table demand; --`])],
    ["a value beyond measure", wire(["2".repeat(41), id])],
    ["a character that the database cannot hold", wire(["zuoxi\0", id])],
    ["a control sign", wire(["zuoxi\u001b", id])],
    ["half a character", wire(["zuoxi\ud83d", id])],
  ])("that somebody made of %s is refused at the field, not met by the database", (_, forged) => {
    expect(() => decodeCursor(forged)).toThrow(Invalid);
    expect(() => decodeTimeCursor(forged)).toThrow(Invalid);
  });

  it.each([
    "",
    "1",
    "all:1",
    "2026",
    "2026-11-23",
    "yesterday",
    "2026-02-30T00:00:00.000Z",
    "0000-01-01T00:00:00.000Z",
    "+010000-01-01T00:00:00.000Z",
  ])("of a list by time is refused when it carries %j for an instant", (value) => {
    expect(() => decodeTimeCursor(encodeCursor({ value, id }))).toThrow(Invalid);
  });

  it("of a list by time takes every instant that the lists write", () => {
    const when = fc.date({ min: new Date("1990-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(when, (at) => {
        expect(decodeTimeCursor(encodeCursor({ value: at.toISOString(), id }))).toEqual({ value: at.toISOString(), id });
      }),
    );
  });

  it("is never accepted from random text, or means a well-formed place", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        try {
          expect(decodeCursor(text)?.id).toMatch(/^[0-9a-f-]{36}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(Invalid);
        }
      }),
    );
  });
});

describe("a page", () => {
  const cursorOf = (row: number) => ({ value: String(row), id });

  it("shows no row twice and leaves none out, whatever its size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 15 }), (count, limit) => {
        const rows = Array.from({ length: count }, (_, row) => row);
        const seen: number[] = [];
        let after: string | undefined;
        do {
          const place = decodeCursor(after);
          const rest = rows.filter((row) => place === null || row > Number(place.value));
          const page = pageOfRows(rest.slice(0, limit + 1), limit, cursorOf);
          seen.push(...page.items);
          after = page.next ?? undefined;
        } while (after !== undefined);
        expect(seen).toEqual(rows);
      }),
    );
  });

  it("that holds the last row names no next one", () => {
    expect(pageOfRows([1, 2], 2, cursorOf)).toEqual({ items: [1, 2], next: null });
    expect(pageOfRows([], 2, cursorOf)).toEqual({ items: [], next: null });
    expect(pageOfRows([1, 2, 3], 2, cursorOf).next).not.toBeNull();
  });
});
