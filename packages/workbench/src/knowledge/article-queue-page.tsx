import { searchArticles } from "@yihao/contract/knowledge";
import { useSearchParams } from "react-router";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { ArticlesTable } from "./articles-table.tsx";

/** 待审核: first texts and revisions that somebody submitted. */
export function ArticleQueuePage() {
  const [params] = useSearchParams();
  const after = params.get("after");
  const rows = useReading(
    searchArticles,
    { query: { state: "inReview", ...(after === null ? {} : { after }) } },
    { topics: ["articles"], keepsPrevious: true },
  );
  const { data } = rows;
  return (
    <PageShell title="知识审核" count={data && (data.next === null && after === null ? `待审核 ${data.items.length} 条` : "待审核")}>
      <ArticlesTable
        label="待审核的知识"
        query={rows}
        search="?act=review"
        empty={<EmptyState title="没有等待审核的知识" hint="起草或修改后提交审核的，会出现在这里；自己写的须由别人审核。" />}
      />
    </PageShell>
  );
}
