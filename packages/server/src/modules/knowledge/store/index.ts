export { type CitationRow, findArticle, findPublicArticle, findTitle, listForCitation, loadArticle } from "./find.ts";
export { type ArticleFilter, type ArticleListRow, listNewest, listRanked, type Sight } from "./list.ts";
export {
  addViews,
  insertDraft,
  markPastExpired,
  markSentBack,
  markState,
  saveDraft,
  savePending,
  savePublished,
  type Writer,
} from "./save.ts";
export { type ArticleRow, contentOf, type PendingRevision, standingOf } from "./table.ts";
