import { KindGroup, LimitUnit, Urgency } from "@yihao/contract/directory";
import { AccountStatus } from "@yihao/contract/identity";
import { Role } from "@yihao/contract/roles";

const names: Readonly<Record<string, string>> = {
  username: "账号",
  displayName: "姓名",
  roles: "岗位",
  status: "状态",
  name: "名称",
  shortName: "简称",
  code: "代码",
  title: "标题",
  isActive: "启用",
  isWorking: "上班",
  setsPassword: "重设密码",
  host: "地址",
  purpose: "用途",
  reason: "原因",
  kindGroup: "类别",
  urgency: "紧急程度",
  amount: "时限",
  unit: "单位",
  effectiveFrom: "生效日期",
  source: "依据",
  added: "新增",
  updated: "更新",
  unchanged: "原样",
  rejected: "未导入",
  before: "原为",
  change: "改为",
};
const words: Readonly<Record<string, string>> = {
  ...Role.words,
  ...AccountStatus.words,
  ...KindGroup.words,
  ...Urgency.words,
  ...LimitUnit.words,
};

/** The telling parts of an audit entry in one line; keys without a Chinese name and empty values are left to the whole. */
export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .flatMap(([key, value]) => {
      const name = names[key];
      const said = name === undefined ? "" : valueWords(value);
      return said === "" ? [] : `${name} ${said}`;
    })
    .join("；");
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.map(valueWords).join("、");
  if (typeof value === "object") {
    const inside = detailWords(value as Record<string, unknown>);
    return inside === "" ? "" : `（${inside}）`;
  }
  return words[String(value)] ?? String(value);
}
