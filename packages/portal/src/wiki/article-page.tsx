import { useQuery } from "@tanstack/react-query";
import { countWords } from "@yihao/ui/number-words.ts";
import { Link, useParams } from "react-router";
import { api, readPublicArticle, statusOf } from "../api.ts";
import { beginDraft } from "../ask/draft.ts";
import { EmptyState, Failure, Skeleton } from "../common/states.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { articleKindWords } from "../words.ts";
import { ArticleBody } from "./article-body.tsx";

export function ArticlePage() {
  const { id = "" } = useParams();
  const article = useQuery({ queryKey: ["article", id], queryFn: () => api(readPublicArticle, { params: { id } }) });
  if (article.isPending) {
    return (
      <>
        <PageHeading title="找答案" />
        <Skeleton rows={8} label="正在打开" />
      </>
    );
  }
  if (article.isError) {
    const isGone = [400, 404].includes(statusOf(article.error) ?? 0);
    return (
      <>
        <PageHeading title={isGone ? "没有这条答案" : "找答案"} />
        {isGone ? (
          <EmptyState title="这条答案已经撤下，或者地址不对">
            <p>内容过期后会撤下。请重新查找，或拨打 12345 询问。</p>
            <Link className="button button-primary" to="/wiki">
              重新查找
            </Link>
          </EmptyState>
        ) : (
          <Failure error={article.error} onRetry={() => void article.refetch()} />
        )}
      </>
    );
  }
  const { data } = article;
  const facts = [
    articleKindWords[data.kind],
    data.categoryName,
    data.agencyName,
    `${data.updatedOn} 更新`,
    `${countWords(data.viewCount)} 次阅读`,
  ].filter((each) => each !== null);
  return (
    <article className="article">
      <PageHeading title={data.title} />
      <p className="step-hint">{facts.join("　")}</p>
      <ArticleBody text={data.body} />
      {data.basis !== null && (
        <p className="article-basis">
          <strong>依据：</strong>
          {data.basis}
        </p>
      )}
      <section className="notice" aria-label="还有问题">
        <p className="notice-title">没有解决您的问题？</p>
        <p className="row">
          <Link className="button" to="/ask" onClick={() => beginDraft(false)}>
            我要反映
          </Link>
          <a className="button" href="tel:12345">
            打 12345
          </a>
          <Link className="button" to="/wiki">
            找别的答案
          </Link>
        </p>
      </section>
    </article>
  );
}
