import type { Category } from "@yihao/contract/directory";
import { expect, test } from "vitest";
import { suggestedCategories } from "./suggested-categories.ts";

const aCategory = (code: string, keywords: string[], changes: Partial<Category> = {}): Category => ({
  code,
  name: `分类${code}`,
  parentCode: null,
  level: 3,
  scope: null,
  keywords,
  usualAgencyId: null,
  isLeaf: true,
  isActive: true,
  fullName: `大类 › 分类${code}`,
  initials: "",
  ...changes,
});

test("the category whose keywords were said comes first and says which", () => {
  const found = suggestedCategories("楼下烧烤店油烟大，半夜噪声", [aCategory("1", ["停水"]), aCategory("2", ["油烟", "烧烤"])], []);
  expect(found).toEqual([{ code: "2", name: "分类2", fullName: "大类 › 分类2", reason: "提到“油烟”“烧烤”" }]);
});

test("alike demands count where no keyword was said", () => {
  const [first] = suggestedCategories(
    "还是那件事",
    [aCategory("1", ["停水"])],
    [{ categoryCode: "1" }, { categoryCode: "1" }, { categoryCode: null }],
  );
  expect(first?.reason).toBe("2 件相似诉求归此类");
});

test("what cannot be chosen is not suggested", () => {
  const closed = [aCategory("1", ["停水"], { isActive: false }), aCategory("2", ["停水"], { isLeaf: false })];
  expect(suggestedCategories("停水", closed, [])).toEqual([]);
});
