import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearness, signature, signatureNearness } from "./index.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom("路", "灯", "不", "亮", "了", "。", " ")).map((each) => each.join("")),
);

describe("nearness", () => {
  test("tells the same matter in other words from another matter", () => {
    const lamp = "小区门口的路灯坏了好几天没人修";
    const again = "小区门口路灯坏了好几天一直没有人修";
    expect(nearness(lamp, again)).toBeGreaterThan(0.5);
    expect(nearness(lamp, "公积金贷款需要准备哪些材料")).toBeLessThan(0.1);
    expect(nearness(lamp, again)).toBeGreaterThan(nearness(lamp, "小区门口的井盖破损"));
  });

  test("case, width and punctuation do not count", () => {
    expect(nearness("路灯 ＡＢ，坏了！", "路灯ab坏了")).toBe(1);
  });

  test("from 0 to 1, the same both ways, 1 for equal texts", () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const near = nearness(left, right);
        expect(near).toBeGreaterThanOrEqual(0);
        expect(near).toBeLessThanOrEqual(1);
        expect(nearness(right, left)).toBe(near);
        expect(nearness(left, left)).toBe(1);
        if (left !== right) expect(signatureNearness(signature(left), signature(right))).toBe(near);
      }),
    );
  });

  test("texts without a letter share nothing", () => {
    expect(nearness("！！", "？")).toBe(0);
    expect(nearness("", "路灯")).toBe(0);
    expect(nearness("路", "路！")).toBe(1);
  });

  test("one text against 200 candidates takes less than 5 ms", () => {
    const text = (seed: number) =>
      Array.from({ length: 150 }, (_, at) => String.fromCharCode(0x4e00 + ((seed * 7919 + at * 31 * seed + at * at) % 3000))).join("");
    const candidates = Array.from({ length: 200 }, (_, seed) => signature(text(seed + 1)));
    // The best of several rounds: a busy machine says nothing about the algorithm.
    const rounds = Array.from({ length: 15 }, () => {
      const started = performance.now();
      const asked = signature(text(3));
      const nearest = Math.max(...candidates.map((candidate) => signatureNearness(asked, candidate)));
      expect(nearest).toBe(1);
      return performance.now() - started;
    });
    expect(Math.min(...rounds)).toBeLessThan(5);
  });
});
