import type { importDirectory } from "@yihao/contract/directory";
import type { Endpoint, ParamsOf } from "@yihao/contract/endpoint";

export type ImportKindName = ParamsOf<typeof importDirectory & Endpoint>["kind"];

type Column = { readonly title: string; readonly note: string; readonly isRequired?: boolean };
type ImportWords = { readonly label: string; readonly effect: string; readonly columns: readonly Column[] };

/** What each file holds, in the words people head their columns with. */
export const importWords: Readonly<Record<ImportKindName, ImportWords>> = {
  agencies: {
    label: "单位",
    effect: "按单位代码新增或更新，不删除。",
    columns: [
      { title: "单位代码", note: "字母、数字，不重复", isRequired: true },
      { title: "单位名称", note: "全称", isRequired: true },
      { title: "简称", note: "不填同名称" },
      { title: "上级单位代码", note: "一级单位不填" },
      { title: "层级", note: "1、2、3" },
      { title: "单位类别", note: "新单位必填：县（市、区）平台、政府部门、党群组织、国有企事业" },
      { title: "区划代码", note: "六位或九位" },
      { title: "平台代码", note: "不填为市平台" },
      { title: "电话", note: "" },
    ],
  },
  categories: {
    label: "诉求分类",
    effect: "按分类代码新增或更新，不删除；常办单位须已在单位目录中。",
    columns: [
      { title: "分类代码", note: "六位数字", isRequired: true },
      { title: "分类名称", note: "", isRequired: true },
      { title: "上级分类代码", note: "一级不填" },
      { title: "级别", note: "1、2、3" },
      { title: "范围说明", note: "哪些归入、哪些不归入" },
      { title: "关键词", note: "用顿号隔开" },
      { title: "常办单位代码", note: "" },
    ],
  },
  "dispatch-catalogue": {
    label: "派单目录",
    effect: "按分类、区划和生效日期新增或更新，不删除；同一分类、区划的旧条目自动止于新条目生效前一日。",
    columns: [
      { title: "分类代码", note: "六位数字，可为上级分类", isRequired: true },
      { title: "区划代码", note: "六位或九位；全市通用的不填" },
      { title: "主办单位代码", note: "", isRequired: true },
      { title: "协办单位代码", note: "用顿号或分号隔开，最多 8 个" },
      { title: "不得派给基层", note: "是、否；不填为否" },
      { title: "依据条款", note: "三定规定、权责清单、履职事项清单", isRequired: true },
      { title: "生效日期", note: "如 2026-01-01", isRequired: true },
      { title: "失效日期", note: "长期有效的不填" },
    ],
  },
  staff: {
    label: "人员",
    effect: "只新增账号；账号名已有的保持原样。不填密码的，须先重设密码才能登录。",
    columns: [
      { title: "账号", note: "小写字母、数字", isRequired: true },
      { title: "姓名", note: "", isRequired: true },
      { title: "岗位", note: "如服务代表、派单员，可写多个", isRequired: true },
      { title: "单位代码", note: "经办人必填" },
      { title: "平台代码", note: "不填为市平台" },
      { title: "初始密码", note: "至少 10 位" },
    ],
  },
};

/** A comma-separated file with nothing but its header; the mark at the start makes spreadsheet programs read it as UTF-8. */
export function emptySheet(kind: ImportKindName): string {
  return `\uFEFF${importWords[kind].columns.map(({ title }) => title).join(",")}\r\n`;
}
