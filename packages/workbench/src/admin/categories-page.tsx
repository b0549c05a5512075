import "./admin.css";
import { type Category, listAgencies, listCategories } from "@yihao/contract/directory";
import { countWords } from "@yihao/ui/number-words.ts";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { WordsFilter } from "../common/filter-bar.tsx";
import { isFoundBy } from "../common/found-by.ts";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { neverStale, useReading } from "../common/use-reading.ts";
import { CategoryForm } from "./category-form.tsx";
import { ImportLink } from "./import-link.tsx";
import { TreeTable } from "./tree-table.tsx";

export function CategoriesPage() {
  const [params, setParams] = useSearchParams();
  const words = params.get("words") ?? undefined;
  const categories = useReading(listCategories, {});
  const agencies = useReading(listAgencies, { query: {} }, { staleTime: neverStale });
  const [edited, edit] = useState<Category>();
  const items = categories.data?.items;
  const nodes = useMemo(() => (items ?? []).map((category) => ({ key: category.code, parentKey: category.parentCode, category })), [items]);
  const agencyNames = useMemo(() => new Map(agencies.data?.items.map(({ id, shortName }) => [id, shortName])), [agencies.data]);
  const isFound = useMemo(
    () =>
      words === undefined
        ? undefined
        : ({ category }: (typeof nodes)[number]) =>
            isFoundBy(words, { texts: [category.name, category.code, ...category.keywords], initials: category.initials }),
    [words],
  );
  return (
    <PageShell
      title="诉求分类"
      count={items && `${countWords(items.filter(({ isLeaf }) => isLeaf).length)} 个末级分类，共三级`}
      tools={<ImportLink kind="categories">导入分类</ImportLink>}
    >
      <WordsFilter
        value={words}
        onChange={(typed) => setParams(typed === undefined ? {} : { words: typed })}
        placeholder="名称、代码、关键词、拼音首字母"
      />
      <Loaded query={categories} skeleton={<RowsSkeleton />}>
        {() => (
          <TreeTable
            label="诉求分类"
            nodes={nodes}
            nameOf={({ category }) => category.name}
            nameTitle="分类"
            isFound={isFound}
            columns={[
              {
                key: "code",
                title: "代码",
                width: 84,
                from: "medium",
                render: ({ category }) => <span className="figures">{category.code}</span>,
              },
              {
                key: "scope",
                title: "范围说明",
                from: "medium",
                render: ({ category }) => <span className="faint">{category.scope}</span>,
              },
              {
                key: "agency",
                title: "常办单位",
                width: 130,
                from: "large",
                render: ({ category }) =>
                  category.usualAgencyId === null ? null : (agencyNames.get(category.usualAgencyId) ?? "（已撤销）"),
              },
              {
                key: "state",
                title: "状态",
                width: 68,
                render: ({ category }) =>
                  category.isActive ? <span className="tag is-good">启用</span> : <span className="tag">停用</span>,
              },
              {
                key: "acts",
                title: "操作",
                width: 76,
                render: ({ category }) => (
                  <Button size="small" onClick={() => edit(category)} aria-label={`修改 ${category.name}`}>
                    修改
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {edited !== undefined && <CategoryForm category={edited} onClose={() => edit(undefined)} />}
    </PageShell>
  );
}
