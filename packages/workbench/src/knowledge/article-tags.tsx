import { ArticleState, type ArticleSummary, ArticleVisibility, RevisionStage } from "@yihao/contract/knowledge";

const toneOf = { draft: "tag", inReview: "tag is-warning", published: "tag is-good", expired: "tag" } as const satisfies Record<
  ArticleState,
  string
>;

/** Where an article stands, in words: state, a revision under way, and whether the public sees it. */
export function ArticleTags({ article }: { article: Pick<ArticleSummary, "state" | "revision" | "visibility"> }) {
  return (
    <span className="article-tags">
      <span className={toneOf[article.state]}>{ArticleState.word(article.state)}</span>
      {article.revision !== null && <span className="tag is-warning">{RevisionStage.word(article.revision)}</span>}
      {article.visibility === "internal" && <span className="tag">{ArticleVisibility.word("internal")}</span>}
    </span>
  );
}
