import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchQuery, searchQueryAny, searchText } from "./index.ts";

/** Reads the text form of a tsvector by its grammar (PostgreSQL manual 8.11.1); throws where PostgreSQL would. */
function readVector(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let rest = text;
  while (rest !== "") {
    const entry = /^'((?:[^'\\]|''|\\.)+)':((?:\d+[ABC]?)(?:,\d+[ABC]?)*)(?: (?=')|$)/su.exec(rest);
    if (entry === null) throw new Error(`not a tsvector: ${rest.slice(0, 40)}`);
    found.set(unquote(entry[1] ?? ""), (entry[2] ?? "").split(","));
    rest = rest.slice(entry[0].length);
  }
  return found;
}

function readQuery(text: string): string[] {
  const operand = "'((?:[^'\\\\]|''|\\\\.)+)'(?::\\*)?";
  expect(text).toMatch(new RegExp(`^${operand}(?: [&|] ${operand})*$`, "su"));
  return [...text.matchAll(new RegExp(operand, "gsu"))].map((each) => unquote(each[1] ?? ""));
}

const unquote = (quoted: string) => quoted.replaceAll("''", "'").replace(/\\(.)/gsu, "$1");
const lexemesOf = (text: string) => [...readVector(searchText([{ text, weight: "D" }])).keys()];
const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom("公积金", "提取", "的", "'", "\\", "&", "|", "!", ":*", "<->", "(", ")", "\0", "\ud800", "iPhone", "１２", " "),
      { maxLength: 12 },
    )
    .map((each) => each.join("")),
);

describe("searchText", () => {
  test("holds long words and their parts", () => {
    expect(lexemesOf("南通市公积金提取条件")).toEqual(expect.arrayContaining(["南通市", "南通", "公积金", "公积", "提取", "条件"]));
    expect(lexemesOf("政务服务便民热线")).toEqual(expect.arrayContaining(["政务服务便民热线", "便民热线", "政务", "热线"]));
  });

  test("drops punctuation and function words, lower-cases and narrows", () => {
    expect(lexemesOf("我的ＡＢＣ和'x'：\\的")).toEqual(["abc", "x"]);
    expect(lexemesOf("⺀部首⼀\u{20000}")).toEqual(["部首", "一", "\u{20000}"]);
    expect(searchText([])).toBe("");
    expect(searchText([{ text: "，。！的了", weight: "A" }])).toBe("");
  });

  test("merges duplicates and counts on from the heaviest part", () => {
    const vector = readVector(
      searchText([
        { text: "停水 停水", weight: "D" },
        { text: "停水 通知", weight: "A" },
        { text: "停水", weight: "B" },
      ]),
    );
    expect(vector.get("停水")).toEqual(["1A", "3B", "4", "5"]);
    expect(vector.get("通知")).toEqual(["2A"]);
  });

  test("is well formed for any text", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom("A" as const, "B" as const, "C" as const, "D" as const), (text, weight) => {
        for (const [lexeme, positions] of readVector(searchText([{ text, weight }]))) {
          expect(lexeme).toMatch(/^[\p{L}\p{N}\p{M}]{1,48}$/u);
          expect(positions.length).toBeLessThanOrEqual(256);
        }
      }),
    );
  });

  test("stays inside the bounds of PostgreSQL for long texts", () => {
    const scattered = Array.from({ length: 10_000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919) % 20_000))).join("");
    expect(readVector(searchText([{ text: scattered, weight: "D" }])).size).toBeGreaterThan(5000);
    const repeated = readVector(searchText([{ text: "停水 ".repeat(2000), weight: "B" }]));
    expect(repeated.get("停水")).toHaveLength(256);
    const endless = searchText([
      { text: Array.from({ length: 60_000 }, (_, at) => `word${at.toString(36).repeat(12)}`).join(" "), weight: "D" },
      { text: "标题", weight: "A" },
    ]);
    expect(endless.length).toBeLessThan(900_000);
    expect(readVector(endless).get("标题")).toEqual(["1A"]);
    expect(Math.max(...[...readVector(endless).values()].flat().map((position) => Number.parseInt(position, 10)))).toBeLessThanOrEqual(
      16_383,
    );
  });
});

describe("searchQuery", () => {
  test.each([
    ["公积金提取", "'公积金' & '提取'"],
    ["请问公积金怎么提取？", "'公积金' & '提取'"],
    ["怎么办", "'怎么办'"],
    ["停水 停水", "'停水'"],
    ["公积金 iPh", "'公积金' & 'iph':*"],
    ["12345", "'12345':*"],
    ["查水", "'查' & '水':*"],
    ["5G 基站", "'5g' & '基站'"],
  ])("%s", (words, expected) => {
    expect(searchQuery(words)).toBe(expected);
  });

  test.each(["", "  ", "的", "？！&|:*", "'"])("nothing to search for in %j", (words) => {
    expect(searchQuery(words)).toBeNull();
    expect(searchQueryAny(words)).toBeNull();
  });

  test("any word is enough for the second try, also a part", () => {
    expect(readQuery(searchQueryAny("医保卡丢了怎么办") ?? "")).toEqual(expect.arrayContaining(["医保卡", "医保", "丢"]));
  });

  test("is well formed for any input", () => {
    fc.assert(
      fc.property(anything, (words) => {
        for (const query of [searchQuery(words), searchQueryAny(words)])
          if (query !== null) expect(readQuery(query).length).toBeLessThanOrEqual(20);
      }),
    );
  });

  test("a text is found by every one of its own words", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const indexed = new Set(lexemesOf(text));
        for (const lexeme of readQuery(searchQuery(text) ?? "'停水'")) expect(indexed.has(lexeme) || searchQuery(text) === null).toBe(true);
      }),
    );
  });
});
