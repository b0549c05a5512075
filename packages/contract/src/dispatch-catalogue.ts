import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { byId, code, date, flag, id, queryFlag, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const CatalogueStanding = defineWords("目录条目状态", { inForce: "现行", upcoming: "将生效", ended: "已止" });
export type CatalogueStanding = ValueOf<typeof CatalogueStanding>;

/** 派单目录: which agency has a category in a region, and by which clause. `regionCode` null: the whole city. */
export const CatalogueEntry = z.object({
  id,
  categoryCode: z.string(),
  categoryName: z.string(),
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
  leadAgencyId: id,
  leadAgencyName: z.string(),
  supporting: z.array(z.object({ id, name: z.string() })),
  isGrassrootsForbidden: z.boolean(),
  clause: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  standing: CatalogueStanding.schema,
  setBy: z.string(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

const supporting = z.array(id).max(8, "协办单位最多 8 个");
const tag = "目录";
export const CatalogueQuery = PageQuery.extend({
  categoryCode: code("分类").optional().describe("本级及以下"),
  regionCode: code("区划").optional().describe("本级及以下；全市通用的条目不在其中"),
  agencyId: id.optional().describe("主办或协办，连同下级单位"),
  standing: CatalogueStanding.schema.optional(),
  forbidden: queryFlag.optional().describe("只看不得派给基层的"),
});
export const listCatalogueEntries = endpoint({
  method: "GET",
  path: "/dispatch-catalogue",
  gate: "signedIn",
  tag,
  summary: "派单目录",
  query: CatalogueQuery,
  reply: pageOf(CatalogueEntry).extend({ total: z.int() }),
});
export const addCatalogueEntry = endpoint({
  method: "POST",
  path: "/dispatch-catalogue",
  gate: "directory.manage",
  tag,
  summary: "新增派单目录条目（同一分类、区划的旧条目自动止于生效日前一日）",
  status: 201,
  body: z.object({
    categoryCode: code("分类"),
    regionCode: code("区划").nullable().default(null),
    leadAgencyId: id,
    supportingAgencyIds: supporting.default([]),
    isGrassrootsForbidden: flag.default(false),
    clause: text("依据条款", 300),
    effectiveFrom: date("生效日期"),
    effectiveTo: date("失效日期").nullable().default(null),
  }),
  reply: CatalogueEntry,
});
export const updateCatalogueEntry = endpoint({
  method: "PATCH",
  path: "/dispatch-catalogue/:id",
  gate: "directory.manage",
  tag,
  summary: "修改派单目录条目；分类、区划和生效日期不变",
  params: byId,
  body: z.object({
    leadAgencyId: id.optional(),
    supportingAgencyIds: supporting.optional(),
    isGrassrootsForbidden: flag.optional(),
    clause: text("依据条款", 300).optional(),
    effectiveTo: date("失效日期").nullable().optional(),
  }),
  reply: CatalogueEntry,
});
