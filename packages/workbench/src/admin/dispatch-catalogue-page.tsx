import "./admin.css";
import { PlusOutlined } from "@ant-design/icons";
import { type CatalogueEntry, CatalogueQuery, CatalogueStanding, listCatalogueEntries } from "@yihao/contract/dispatch-catalogue";
import type { CallOf } from "@yihao/contract/endpoint";
import { countWords } from "@yihao/ui/number-words.ts";
import { Button, Checkbox, Space } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { CategoryPicker } from "../common/category-picker.tsx";
import { FilterBar, WordFilter } from "../common/filter-bar.tsx";
import { KeysetPager } from "../common/keyset-pager.tsx";
import type { Column } from "../common/keyset-table.tsx";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RegionPicker } from "../common/region-picker.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { AdminTable } from "./admin-table.tsx";
import { ChangeEntryForm, NewEntryForm } from "./catalogue-entry-forms.tsx";
import { ImportLink } from "./import-link.tsx";

const names = ["categoryCode", "regionCode", "agencyId", "standing", "forbidden"];

/** 派单目录: who has what, where, and by which clause. */
export function DispatchCataloguePage() {
  const { filters, change } = useUrlFilters(CatalogueQuery);
  const [params] = useSearchParams();
  const query = { ...filters, limit: 50 } as NonNullable<CallOf<typeof listCatalogueEntries>["query"]>;
  const entries = useReading(listCatalogueEntries, { query }, { keepsPrevious: true });
  const [edited, edit] = useState<CatalogueEntry | "new">();
  const isFiltered = names.some((name) => params.has(name));
  return (
    <PageShell
      title="派单目录"
      count={entries.data && `${countWords(entries.data.total)} 条`}
      tools={
        <Space size="middle">
          <ImportLink kind="dispatch-catalogue">导入派单目录</ImportLink>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => edit("new")}>
            新增条目
          </Button>
        </Space>
      }
    >
      <p className="page-lead">派单时先看分类，后看区划：越细的条目越优先。改动只对以后的派单起作用。</p>
      <FilterBar names={names} filters={filters} change={change}>
        <CategoryPicker
          className="filter filter-wide"
          label="诉求分类"
          takesGroups
          value={filters.categoryCode ?? null}
          onChange={(categoryCode) => change({ categoryCode })}
        />
        <RegionPicker
          className="filter"
          label="区划"
          value={filters.regionCode ?? null}
          onChange={(regionCode) => change({ regionCode })}
        />
        <AgencyPicker
          className="filter filter-wide"
          label="承办单位"
          value={filters.agencyId ?? null}
          onChange={(agencyId) => change({ agencyId })}
        />
        <WordFilter label="状态" words={CatalogueStanding} value={filters.standing} onChange={(standing) => change({ standing })} />
        <Checkbox
          checked={filters.forbidden === "true"}
          onChange={({ target }) => change({ forbidden: target.checked ? "true" : undefined })}
        >
          不得派给基层的
        </Checkbox>
      </FilterBar>
      <Loaded query={entries} skeleton={<RowsSkeleton />}>
        {({ items, next }) =>
          items.length === 0 ? (
            isFiltered ? (
              <EmptyState title="没有符合条件的条目" hint="可以减少筛选条件。" />
            ) : (
              <EmptyState title="还没有派单目录" hint="没有目录时按常办单位派单；可逐条新增，或用 CSV、XLSX 导入。" />
            )
          ) : (
            <AdminTable label="派单目录" rows={items} keyOf={({ id }) => id} columns={columnsWith(edit)} isBusy={entries.isPlaceholderData}>
              <KeysetPager count={items.length} next={next} />
            </AdminTable>
          )
        }
      </Loaded>
      {edited === "new" && <NewEntryForm onClose={() => edit(undefined)} />}
      {edited !== undefined && edited !== "new" && <ChangeEntryForm entry={edited} onClose={() => edit(undefined)} />}
    </PageShell>
  );
}

const columnsWith = (edit: (entry: CatalogueEntry) => void): readonly Column<CatalogueEntry>[] => [
  {
    key: "category",
    title: "分类与区划",
    render: (row) => (
      <>
        <p className="row-title">{row.categoryName}</p>
        <p className="row-under">{row.regionName ?? "全市"}</p>
      </>
    ),
  },
  {
    key: "lead",
    title: "主办单位",
    render: (row) => (
      <>
        <p>
          {row.leadAgencyName}
          {row.isGrassrootsForbidden && <span className="tag is-warning">不得派给基层</span>}
        </p>
        {row.supporting.length > 0 && <p className="row-under">协办 {row.supporting.map(({ name }) => name).join("、")}</p>}
      </>
    ),
  },
  { key: "clause", title: "依据条款", from: "large", render: (row) => row.clause },
  {
    key: "days",
    title: "起止",
    width: 112,
    from: "medium",
    render: (row) => (
      <span className="figures">
        {row.effectiveFrom} 起{row.effectiveTo !== null && `，至 ${row.effectiveTo}`}
      </span>
    ),
  },
  {
    key: "standing",
    title: "状态",
    width: 76,
    from: "small",
    render: (row) => <span className={row.standing === "inForce" ? "tag is-good" : "tag"}>{CatalogueStanding.word(row.standing)}</span>,
  },
  {
    key: "acts",
    title: "操作",
    width: 76,
    render: (row) => (
      <Button size="small" onClick={() => edit(row)} aria-label={`修改 ${row.categoryName} ${row.regionName ?? "全市"}`}>
        修改
      </Button>
    ),
  },
];
