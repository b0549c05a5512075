import { z } from "zod";
import { zhCN } from "zod/locales";

const kinds: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "是或否",
  array: "列表",
  object: "由字段组成的对象",
  record: "由字段组成的对象",
};
const units: Readonly<Record<string, string>> = { string: " 个字", array: " 项" };
const official = zhCN().localeError;

/** Sentences for shapes whose field has none of its own: the library's Chinese names types in English, which nobody at a desk reads. */
export function speakPlainChinese(): void {
  z.config({
    localeError: (issue) => {
      if (issue.code === "invalid_type") {
        if (issue.input === undefined || issue.input === null) return "请填写这一项";
        return `应为${kinds[issue.expected] ?? "另一种内容"}`;
      }
      if (issue.code === "too_big") return `最多 ${issue.maximum}${units[issue.origin] ?? ""}`;
      if (issue.code === "too_small")
        return Number(issue.minimum) === 1 && issue.origin === "string"
          ? "请填写这一项"
          : `至少 ${issue.minimum}${units[issue.origin] ?? ""}`;
      if (issue.code === "invalid_value") return `只能是：${issue.values.map(String).join("、")}`;
      if (issue.code === "invalid_format") return "格式不正确";
      return official(issue);
    },
  });
}
