import "../orders/case.css";
import { type Article, submitArticle } from "@yihao/contract/knowledge";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useAct } from "../common/use-act.ts";
import { ActBar } from "../orders/act-bar.tsx";
import { ExpireForm } from "./expire-form.tsx";
import { ReviewArticleForm } from "./review-article-form.tsx";

/** The acts on an article, from its `can`. */
export function ArticleActs({ article }: { article: Article }) {
  const { id, can } = article;
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [chosen, choose] = useState<"review" | "expire">();
  // A link from the queue leads straight to the review.
  const open = chosen ?? (params.get("act") === "review" && can.review.allowed ? "review" : undefined);
  const close = () => {
    choose(undefined);
    if (params.has("act")) setParams({}, { replace: true });
  };
  const submit = useAct(submitArticle, { topics: ["articles"], done: () => "已提交审核，由他人审核通过后发布" });
  const isRevision = article.version > 0;
  return (
    <>
      <ActBar
        groups={[
          {
            key: "review",
            label: "审核",
            acts: [{ key: "review", word: "审核", permit: can.review, onAct: () => choose("review") }],
          },
          {
            key: "write",
            label: "编写",
            acts: [
              {
                key: "submit",
                word: isRevision ? "提交修改稿" : "提交审核",
                permit: can.submit,
                isBusy: submit.isPending,
                onAct: () => submit.mutate({ params: { id } }),
              },
              {
                key: "edit",
                word: isRevision && article.pending === null ? "修改" : "继续编写",
                permit: can.edit,
                onAct: () => void navigate(`/knowledge/${id}/edit`),
              },
            ],
          },
          {
            key: "expire",
            label: "失效",
            acts: [{ key: "expire", word: "提前失效", permit: can.expire, onAct: () => choose("expire"), isDangerous: true }],
          },
        ]}
      />
      {open === "review" && <ReviewArticleForm article={article} onClose={close} />}
      {open === "expire" && <ExpireForm article={article} onClose={close} />}
    </>
  );
}
