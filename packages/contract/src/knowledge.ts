import { z } from "zod";
import { canOf } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { byId, code, date, id, instant, optionalText, text } from "./fields.ts";
import { PageQuery, pageOf } from "./page.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const ArticleKind = defineWords("知识类型", { article: "信息", qa: "问答" });
export const ArticleState = defineWords("知识状态", { draft: "草稿", inReview: "待审核", published: "已发布", expired: "已失效" });
export type ArticleState = ValueOf<typeof ArticleState>;
export const ArticleVisibility = defineWords("公开范围", { public: "公开", internal: "内部" });

/** 修改稿: what is being written over a published or expired article; the old text stays in use until it passes review. */
export const RevisionStage = defineWords("修改稿状态", { draft: "修改稿未提交", inReview: "修改稿待审核" });
export type RevisionStage = ValueOf<typeof RevisionStage>;

export const ArticleSummary = z.object({
  id,
  kind: ArticleKind.schema,
  title: z.string(),
  excerpt: z.string(),
  state: ArticleState.schema,
  visibility: ArticleVisibility.schema,
  categoryCode: z.string().nullable(),
  categoryName: z.string().nullable(),
  agencyName: z.string().nullable(),
  effectiveFrom: z.string(),
  expiresOn: z.string().nullable(),
  updatedAt: instant("更新时间"),
  viewCount: z.int(),
  revision: RevisionStage.schema.nullable(),
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;
/** Everything a writer sets. */
export const ArticleContent = z.object({
  kind: ArticleKind.schema,
  title: z.string(),
  body: z.string(),
  internalNote: z.string().nullable(),
  basis: z.string().nullable(),
  keywords: z.array(z.string()),
  aliases: z.array(z.string()),
  categoryCode: z.string().nullable(),
  agencyId: id.nullable(),
  visibility: ArticleVisibility.schema,
  effectiveFrom: z.string(),
  expiresOn: z.string().nullable(),
});
export type ArticleContent = z.infer<typeof ArticleContent>;
export const ArticleRevision = ArticleContent.extend({
  stage: RevisionStage.schema,
  draftedBy: z.string(),
  reviewComment: z.string().nullable(),
  updatedAt: instant("更新时间"),
});
export type ArticleRevision = z.infer<typeof ArticleRevision>;
/** `version` counts publications, 0 before the first. `pending` is shown to those who may work on the article. */
export const Article = ArticleSummary.extend({
  ...ArticleContent.shape,
  version: z.int(),
  draftedBy: z.string(),
  reviewedBy: z.string().nullable(),
  reviewComment: z.string().nullable(),
  pending: ArticleRevision.nullable(),
  can: canOf("edit", "submit", "review", "expire"),
});
export type Article = z.infer<typeof Article>;
/** What the public sees: never an internal note. */
export const PublicArticle = z.object({
  id,
  kind: ArticleKind.schema,
  title: z.string(),
  body: z.string(),
  basis: z.string().nullable(),
  agencyName: z.string().nullable(),
  categoryName: z.string().nullable(),
  updatedOn: z.string(),
  viewCount: z.int(),
});
export type PublicArticle = z.infer<typeof PublicArticle>;
const word = text("关键字", 20);
export const ArticleDraft = z.object({
  kind: ArticleKind.schema,
  title: text("标题", 128),
  body: text("内容", 10_000),
  internalNote: optionalText("内部说明", 2000),
  basis: optionalText("依据", 300),
  keywords: z.array(word).max(20, "关键字最多 20 个").default([]),
  aliases: z.array(word).max(20, "别名最多 20 个").default([]),
  categoryCode: code("分类").nullable().default(null),
  agencyId: id.nullable().default(null),
  visibility: ArticleVisibility.schema.default("public"),
  effectiveFrom: date("生效日期"),
  expiresOn: date("失效日期").nullable().default(null),
});
export type ArticleDraft = z.infer<typeof ArticleDraft>;

const tag = "热线百科";
const words = optionalText("查找内容", 100);
export const searchArticles = endpoint({
  method: "GET",
  path: "/articles",
  gate: "knowledge.read",
  tag,
  summary: "查找知识（含内部）；state=inReview 时包括待审核的修改稿；按词查找最多给出 200 条",
  query: PageQuery.extend({
    words,
    state: ArticleState.schema.optional(),
    kind: ArticleKind.schema.optional(),
    categoryCode: code("分类").optional(),
  }),
  reply: pageOf(ArticleSummary),
});
export const readArticle = endpoint({
  method: "GET",
  path: "/articles/:id",
  gate: "knowledge.read",
  tag,
  summary: "知识全文",
  params: byId,
  reply: Article,
});
export const draftArticle = endpoint({
  method: "POST",
  path: "/articles",
  gate: "knowledge.draft",
  tag,
  summary: "起草",
  body: ArticleDraft,
  reply: Article,
  status: 201,
});
export const reviseArticle = endpoint({
  method: "PUT",
  path: "/articles/:id",
  gate: "knowledge.draft",
  tag,
  summary: "修改（已发布的修改后须重新审核，审核前旧版照用）",
  params: byId,
  body: ArticleDraft.extend({
    basedOn: instant("修改所依据的更新时间").optional().describe("打开时修改稿（没有时为知识本身）的更新时间；此后被他人改过则拒绝"),
  }),
  reply: Article,
});
export const submitArticle = endpoint({
  method: "POST",
  path: "/articles/:id/submissions",
  gate: "knowledge.draft",
  tag,
  summary: "提交审核",
  params: byId,
  reply: Article,
  status: 201,
});
export const reviewArticle = endpoint({
  method: "POST",
  path: "/articles/:id/reviews",
  gate: "knowledge.review",
  tag,
  summary: "审核：发布或退回",
  params: byId,
  status: 201,
  body: z
    .object({ pass: z.boolean({ error: "请选择通过或退回" }), comment: optionalText("审核意见", 500) })
    .refine((b) => b.pass || b.comment !== undefined, { path: ["comment"], message: "退回时请写明意见" }),
  reply: Article,
});
export const expireArticle = endpoint({
  method: "POST",
  path: "/articles/:id/expirations",
  gate: "knowledge.review",
  tag,
  summary: "提前失效",
  params: byId,
  body: z.object({ reason: text("原因", 300) }),
  reply: Article,
  status: 201,
});

export const searchPublicArticles = endpoint({
  method: "GET",
  path: "/public/articles",
  gate: "public",
  tag: "公众",
  summary: "找答案",
  query: PageQuery.extend({ words, kind: ArticleKind.schema.optional() }),
  reply: pageOf(PublicArticle.omit({ body: true, basis: true }).extend({ excerpt: z.string() })),
});
export const readPublicArticle = endpoint({
  method: "GET",
  path: "/public/articles/:id",
  gate: "public",
  tag: "公众",
  summary: "一条知识",
  params: byId,
  reply: PublicArticle,
});
