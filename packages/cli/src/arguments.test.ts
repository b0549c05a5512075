import { describe, expect, test } from "vitest";
import { readArguments, UsageError } from "./arguments.ts";

const options = {
  batch: { type: "string", help: "" },
  role: { type: "string", multiple: true, help: "" },
  city: { type: "boolean", help: "" },
} as const;

describe("what is typed after noun and verb", () => {
  test("gives words, texts, flags and whole numbers", () => {
    const given = readArguments(["a.csv", "--batch", "200", "--role", "operator", "--role=leader", "--json"], options);
    expect(given.positionals).toEqual(["a.csv"]);
    expect(given.whole("batch", { min: 1, max: 1000, otherwise: 500 })).toBe(200);
    expect(given.texts("role")).toEqual(["operator", "leader"]);
    expect([given.flag("json"), given.flag("city")]).toEqual([true, false]);
  });

  test.each([
    [["--nothing"], "不认识的选项：--nothing"],
    [["--batch"], "选项 --batch"],
    [["--city=yes"], "选项 --city"],
  ])("%j is a mistake of usage", (words, sentence) => {
    expect(() => readArguments(words, options)).toThrow(UsageError);
    expect(() => readArguments(words, options)).toThrow(sentence);
  });

  test.each(["0", "1001", "-5", "1.5", "many"])("a batch of %s is refused", (value) => {
    const given = readArguments([`--batch=${value}`], options);
    expect(() => given.whole("batch", { min: 1, max: 1000, otherwise: 500 })).toThrow("应为 1–1000 的整数");
  });

  test("an option that must be there is missed by name", () => {
    expect(() => readArguments([], options).required("batch")).toThrow("缺少选项 --batch");
  });
});
