import { type ArticleSummary, readArticle } from "@yihao/contract/knowledge";
import { Link } from "react-router";
import { Facts } from "../common/facts.tsx";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { ArticleTags } from "./article-tags.tsx";

/** An article beside its row: what is in use, and what only the inside may know. */
export function ArticlePreview({ row, search }: { row: ArticleSummary; search: string }) {
  const article = useReading(readArticle, { params: { id: row.id } }, { topics: ["articles"] });
  return (
    <>
      <p className="side-panel-number">
        <ArticleTags article={row} />
      </p>
      <h2>{row.title}</h2>
      <Loaded query={article} skeleton={<RowsSkeleton rows={5} />}>
        {({ body, internalNote, basis }) => (
          <>
            <p className="prose">{body}</p>
            {internalNote !== null && (
              <section className="internal-note">
                <h3>内部说明</h3>
                <p className="prose">{internalNote}</p>
              </section>
            )}
            <Facts
              rows={[
                ["依据", basis],
                ["分类", row.categoryName],
                ["单位", row.agencyName],
              ]}
            />
          </>
        )}
      </Loaded>
      <p>
        <Link to={`/knowledge/${row.id}${search}`}>打开全页</Link>
      </p>
    </>
  );
}
