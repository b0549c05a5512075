import { expect, test } from "vitest";
import { proposedTitle } from "./proposed-title.ts";

test("the first sentence becomes the title", () => {
  expect(proposedTitle("小区停水两天了。物业说不知道原因。")).toBe("小区停水两天了");
  expect(proposedTitle("\n  路灯不亮\n具体在人民路")).toBe("路灯不亮");
});

test("a long sentence is cut to thirty characters and says so", () => {
  const title = proposedTitle("楼".repeat(80));
  expect([...title]).toHaveLength(30);
  expect(title.endsWith("…")).toBe(true);
});

test("nothing said, nothing proposed", () => {
  expect(proposedTitle(" \n。")).toBe("");
});
