import type { Article, ArticleContent } from "@yihao/contract/knowledge";

/** What the editor holds: the content with "nothing" as empty text. */
export type ArticleValues = Omit<ArticleContent, "internalNote" | "basis" | "categoryCode" | "agencyId" | "expiresOn"> & {
  internalNote: string;
  basis: string;
  categoryCode: string | null | undefined;
  agencyId: string | null | undefined;
  expiresOn: string | null | undefined;
};
/** What is kept of it until sent; `basedOn` is the update time of the text that the writer had before them. */
export type KeptArticle = Partial<ArticleValues> & { basedOn?: string };

export function newArticleValues(today: string, agencyId: string | null): ArticleValues {
  return {
    kind: "qa",
    title: "",
    body: "",
    internalNote: "",
    basis: "",
    keywords: [],
    aliases: [],
    categoryCode: null,
    agencyId,
    visibility: "public",
    effectiveFrom: today,
    expiresOn: null,
  };
}

/** The text to go on with: the revision where there is one, else the article. */
export function valuesOf(article: Article): ArticleValues {
  const { kind, title, body, internalNote, basis, keywords, aliases, categoryCode, agencyId, visibility, effectiveFrom, expiresOn } =
    article.pending ?? article;
  return {
    kind,
    title,
    body,
    internalNote: internalNote ?? "",
    basis: basis ?? "",
    keywords,
    aliases,
    categoryCode,
    agencyId,
    visibility,
    effectiveFrom,
    expiresOn,
  };
}

export function basisTimeOf(article: Article): string {
  return article.pending?.updatedAt ?? article.updatedAt;
}

/** The body of the request: a cleared picker is a null, not an absence. */
export function draftOf(values: ArticleValues) {
  const { categoryCode, agencyId, expiresOn, ...rest } = values;
  return { ...rest, categoryCode: categoryCode ?? null, agencyId: agencyId ?? null, expiresOn: expiresOn ?? null };
}
