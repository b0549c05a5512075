import "./knowledge.css";
import { type Article, ArticleKind, RevisionStage, readArticle } from "@yihao/contract/knowledge";
import { countWords } from "@yihao/ui/number-words.ts";
import { dateWords } from "@yihao/ui/time-words.ts";
import { Alert, Segmented } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { Facts } from "../common/facts.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { ArticleActs } from "./article-acts.tsx";
import { ArticleTags } from "./article-tags.tsx";
import { RevisionChanges } from "./revision-changes.tsx";

export function ArticlePage() {
  const { id = "" } = useParams();
  const article = useReading(readArticle, { params: { id } }, { topics: ["articles"] });
  return (
    <Loaded query={article} skeleton={<CaseSkeleton />}>
      {(found) => <ArticleView key={found.id} article={found} />}
    </Loaded>
  );
}

function ArticleView({ article }: { article: Article }) {
  const { pending } = article;
  return (
    <PageShell
      title={article.title}
      count={
        <>
          {ArticleKind.word(article.kind)} <ArticleTags article={article} />
        </>
      }
    >
      {(pending === null ? article.state === "draft" : pending.stage === "draft") && sentBackWords(article) !== null && (
        <Alert type="warning" showIcon title={`审核退回：${sentBackWords(article)}`} />
      )}
      <ArticleActs article={article} />
      <div className="article-columns">
        <ArticleTexts key={pending?.updatedAt ?? "none"} article={article} />
        <aside className="panel" aria-label="关于这条知识">
          <Facts
            rows={[
              ["分类", article.categoryName ?? "未分类"],
              ["单位", article.agencyName ?? "热线中心"],
              ["依据", article.basis],
              ["关键字", article.keywords.join("、")],
              ["别名", article.aliases.join("、")],
              ["生效日期", article.effectiveFrom],
              ["失效日期", article.expiresOn ?? "长期有效"],
              ["版本", article.version === 0 ? "未发布过" : `第 ${article.version} 版`],
              ["起草人", article.draftedBy],
              ["审核人", article.reviewedBy],
              ["审核意见", article.state === "draft" ? null : article.reviewComment],
              ["更新时间", <Moment key="updated" at={article.updatedAt} />],
              ["被查看", `${countWords(article.viewCount)} 次`],
            ]}
          />
        </aside>
      </div>
    </PageShell>
  );
}

function sentBackWords({ pending, reviewComment }: Article): string | null {
  return pending === null ? reviewComment : pending.reviewComment;
}

type Shown = "inUse" | "changes" | "revision";

function ArticleTexts({ article }: { article: Article }) {
  const { pending } = article;
  const [shown, show] = useState<Shown>(pending === null ? "inUse" : "changes");
  return (
    <article className="panel article-text">
      {pending !== null && (
        <header className="article-text-head">
          <Segmented<Shown>
            aria-label="看哪一稿"
            value={shown}
            onChange={show}
            options={[
              { value: "inUse", label: article.state === "expired" ? "失效前内容" : "现行内容" },
              { value: "changes", label: "修改之处" },
              { value: "revision", label: "修改稿全文" },
            ]}
          />
          <p className="faint">
            {RevisionStage.word(pending.stage)} · {pending.draftedBy} · {dateWords(pending.updatedAt)}；审核通过前旧版照用
          </p>
        </header>
      )}
      {pending !== null && shown === "changes" ? (
        <RevisionChanges article={article} revision={pending} />
      ) : (
        <Text of={pending !== null && shown === "revision" ? pending : article} isRevision={pending !== null && shown === "revision"} />
      )}
    </article>
  );
}

function Text({ of, isRevision }: { of: Pick<Article, "kind" | "title" | "body" | "internalNote">; isRevision: boolean }) {
  return (
    <>
      {isRevision && <h2>{of.title}</h2>}
      <p className="prose">{of.body}</p>
      {of.internalNote !== null && (
        <section className="internal-note" aria-labelledby="internal-note-title">
          <h3 id="internal-note-title">内部说明（不对外）</h3>
          <p className="prose">{of.internalNote}</p>
        </section>
      )}
    </>
  );
}
