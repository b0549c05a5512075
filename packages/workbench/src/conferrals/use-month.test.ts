import { describe, expect, it } from "vitest";
import { weeksOf } from "./use-month.ts";

describe("the weeks of a month", () => {
  it("begin on Monday and hold every day once", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
    expect(weeks.at(-1)?.[0]).toBe("2026-11-30");
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
    expect(weeksOf("2027-02").flat()).toHaveLength(28);
  });
});
