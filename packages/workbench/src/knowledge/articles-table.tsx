import "./knowledge.css";
import type { UseQueryResult } from "@tanstack/react-query";
import { ArticleKind, type ArticleSummary } from "@yihao/contract/knowledge";
import { dateWords } from "@yihao/ui/time-words.ts";
import type { ReactNode } from "react";
import { KeysetTable } from "../common/keyset-table.tsx";
import { ArticlePreview } from "./article-preview.tsx";
import { ArticleTags } from "./article-tags.tsx";

type Props = {
  label: string;
  query: UseQueryResult<{ items: ArticleSummary[]; next: string | null }>;
  empty: ReactNode;
  /** Added to the address of an article, e.g. `?act=review`. */
  search?: string;
};

/** Articles as rows; the title is the link. */
export function ArticlesTable({ label, query, empty, search = "" }: Props) {
  return (
    <div className="articles">
      <KeysetTable
        label={label}
        query={query}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/knowledge/${row.id}${search}`, words: row.title })}
        linkTitle="标题"
        columns={[
          { key: "excerpt", title: "摘要", from: "medium", render: (row) => <p className="row-title article-excerpt">{row.excerpt}</p> },
          { key: "kind", title: "类型", width: 60, from: "medium", render: (row) => ArticleKind.word(row.kind) },
          {
            key: "category",
            title: "分类与单位",
            width: 200,
            from: "large",
            render: (row) => (
              <>
                <p className="article-category">{row.categoryName ?? <span className="faint">未分类</span>}</p>
                {row.agencyName !== null && <p className="row-under">{row.agencyName}</p>}
              </>
            ),
          },
          { key: "state", title: "状态", width: 120, render: (row) => <ArticleTags article={row} /> },
          {
            key: "updated",
            title: "更新",
            width: 108,
            from: "small",
            render: (row) => (
              <time className="figures" dateTime={row.updatedAt}>
                {dateWords(row.updatedAt)}
              </time>
            ),
          },
        ]}
        preview={(row) => <ArticlePreview row={row} search={search} />}
        empty={empty}
      />
    </div>
  );
}
