import { PlusOutlined } from "@ant-design/icons";
import type { CallOf } from "@yihao/contract/endpoint";
import { ArticleKind, ArticleState, searchArticles } from "@yihao/contract/knowledge";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { CategoryPicker } from "../common/category-picker.tsx";
import { FilterBar, WordFilter, WordsFilter } from "../common/filter-bar.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { ArticlesTable } from "./articles-table.tsx";

const names = ["words", "state", "kind", "categoryCode"];

export function ArticlesPage() {
  const { permissions } = useMe();
  const navigate = useNavigate();
  const { filters, change } = useUrlFilters(searchArticles.query);
  const rows = useReading(
    searchArticles,
    { query: filters as NonNullable<CallOf<typeof searchArticles>["query"]> },
    { topics: ["articles"], keepsPrevious: true },
  );
  const { words } = filters;
  const isFiltered = names.some((name) => filters[name] !== undefined);
  const mayDraft = permissions.includes("knowledge.draft");
  return (
    <PageShell
      title="热线百科"
      count={words === undefined ? "新近更新的在前" : "最贴近的在前，最多 200 条"}
      tools={
        <span className="page-acts">
          {permissions.includes("knowledge.review") && <Link to="/queues/articles">待审核</Link>}
          {mayDraft && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate("/knowledge/new")}>
              起草
            </Button>
          )}
        </span>
      }
    >
      <FilterBar names={names} filters={filters} change={change}>
        <WordsFilter value={words} onChange={(typed) => change({ words: typed })} placeholder="标题、内容、别名" />
        <WordFilter label="状态" words={ArticleState} value={filters.state} onChange={(state) => change({ state })} />
        <WordFilter label="类型" words={ArticleKind} value={filters.kind} onChange={(kind) => change({ kind })} />
        <CategoryPicker
          className="filter filter-wide"
          label="分类"
          placeholder="分类"
          value={filters.categoryCode ?? null}
          onChange={(categoryCode) => change({ categoryCode })}
        />
      </FilterBar>
      <ArticlesTable
        label="知识"
        query={rows}
        empty={
          isFiltered ? (
            <EmptyState
              title="没有找到这样的知识"
              hint={mayDraft ? "可以换个说法，或者就此起草一条。" : "可以换个说法，或减少筛选条件。"}
              action={mayDraft && <Link to="/knowledge/new">起草一条</Link>}
            />
          ) : (
            <EmptyState title="还没有知识" hint="信息专员和承办单位起草、审核通过后，会出现在这里。" />
          )
        }
      />
    </PageShell>
  );
}
