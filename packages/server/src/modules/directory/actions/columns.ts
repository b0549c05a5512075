import type { Column } from "../../../platform/spreadsheet.ts";

const agencyCode = ["单位代码", "承办单位代码", "所属单位代码"];
const platformCode = ["平台代码", "所属平台代码"];

/** The columns of each file, by their names in the reference files and as people write them. */
export const importColumns = {
  agencies: [
    { name: "code", titles: agencyCode, isRequired: true },
    { name: "name", titles: ["单位名称", "承办单位", "名称"], isRequired: true },
    { name: "short_name", titles: ["简称", "单位简称"] },
    { name: "parent_code", titles: ["上级单位代码", "上级代码"] },
    { name: "tier", titles: ["层级", "级别"] },
    { name: "kind", titles: ["单位类别", "类别", "单位类型"] },
    { name: "region_code", titles: ["区划代码", "行政区划代码"] },
    { name: "platform_code", titles: platformCode },
    { name: "phone", titles: ["电话", "联系电话"] },
  ],
  categories: [
    { name: "code", titles: ["分类代码", "事项代码", "代码"], isRequired: true },
    { name: "name", titles: ["分类名称", "事项名称", "名称"], isRequired: true },
    { name: "parent_code", titles: ["上级分类代码", "上级代码"] },
    { name: "level", titles: ["级别", "层级"] },
    { name: "scope", titles: ["范围说明", "说明"] },
    { name: "keywords", titles: ["关键词"] },
    { name: "usual_agency_code", titles: ["常办单位代码", "承办单位代码", "单位代码"] },
  ],
  "dispatch-catalogue": [
    { name: "category_code", titles: ["分类代码", "事项代码"], isRequired: true },
    { name: "region_code", titles: ["区划代码", "行政区划代码"] },
    { name: "lead_agency_code", titles: ["主办单位代码", "承办单位代码", "单位代码"], isRequired: true },
    { name: "supporting_agency_codes", titles: ["协办单位代码", "配合单位代码"] },
    { name: "is_grassroots_forbidden", titles: ["不得派给基层", "不得下派基层"] },
    { name: "clause", titles: ["依据条款", "依据", "来源条款"], isRequired: true },
    { name: "effective_from", titles: ["生效日期", "起始日期"], isRequired: true },
    { name: "effective_to", titles: ["失效日期", "截止日期"] },
  ],
  staff: [
    { name: "username", titles: ["账号", "用户名", "登录名"], isRequired: true },
    { name: "display_name", titles: ["姓名"], isRequired: true },
    { name: "roles", titles: ["岗位", "角色"], isRequired: true },
    { name: "agency_code", titles: agencyCode },
    { name: "platform_code", titles: platformCode },
    { name: "password", titles: ["密码", "初始密码"] },
  ],
} as const satisfies Record<string, readonly Column[]>;

const columnsNamed = (...names: readonly string[]): Column[] => names.map((name) => ({ name, titles: [], isRequired: true }));

/** The files that come with the program; their headers are in English. */
export const referenceColumns = {
  regions: columnsNamed("code", "name", "parent_code", "level"),
  platforms: columnsNamed("code", "name", "parent_code", "level", "region_code"),
  limits: columnsNamed("kind_group", "urgency", "amount", "unit", "effective_from", "source"),
  days: columnsNamed("on_date", "is_working", "name", "source"),
} as const;
