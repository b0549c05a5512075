import type { DissatisfactionReason, Satisfaction, Solved } from "@yihao/contract/callback";
import type { DemandKind } from "@yihao/contract/demand-words";
import type { ArticleKind } from "@yihao/contract/knowledge";

// The contract's words without its schemas. Their types are the contract's literal texts, so a differing word does not compile.
export const kindWords: (typeof DemandKind)["words"] = {
  inquiry: "咨询",
  assistance: "求助",
  complaint: "投诉",
  tipOff: "举报",
  suggestion: "建议",
  praise: "表扬",
  other: "其他",
};
export const satisfactionWords: (typeof Satisfaction)["words"] = {
  satisfied: "满意",
  basicallySatisfied: "基本满意",
  dissatisfied: "不满意",
};
export const solvedWords: (typeof Solved)["words"] = { solved: "解决", partlySolved: "部分解决", unsolved: "未解决" };
export const reasonWords: (typeof DissatisfactionReason)["words"] = {
  slow: "办得太慢",
  attitude: "态度不好",
  unsolved: "没有解决",
  noContact: "没有联系",
  other: "其他原因",
};
export const articleKindWords: (typeof ArticleKind)["words"] = { article: "信息", qa: "问答" };

/** The entries of a words table, with the keys' own type. */
export function choicesOf<T extends Record<string, string>>(words: T): { value: keyof T & string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
