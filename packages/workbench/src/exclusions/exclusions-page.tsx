import type { CallOf } from "@yihao/contract/endpoint";
import { countExclusions, ExclusionGrounds, ExclusionState, listExclusions } from "@yihao/contract/exclusion";
import { Segmented } from "antd";
import { FilterBar, WordFilter } from "../common/filter-bar.tsx";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { ExclusionTag, effectWords } from "./effect-words.tsx";

/** 核减: what waits for me, and all that I may see. */
export function ExclusionsPage() {
  const { filters, change } = useUrlFilters(listExclusions.query);
  const isQueue = filters.waiting === "true";
  const rows = useReading(
    listExclusions,
    { query: filters as CallOf<typeof listExclusions>["query"] },
    { topics: ["exclusions"], keepsPrevious: true },
  );
  const waiting = useReading(countExclusions, {}, { topics: ["exclusions"] });
  return (
    <PageShell title="核减" count={waiting.data && `等我办 ${waiting.data.waiting} 件`}>
      <FilterBar names={["state", "grounds"]} filters={filters} change={change}>
        <Segmented
          aria-label="范围"
          value={isQueue ? "waiting" : "all"}
          options={[
            { value: "all", label: "全部" },
            { value: "waiting", label: "等我办的" },
          ]}
          onChange={(picked) => change({ waiting: picked === "waiting" ? "true" : undefined })}
        />
        <WordFilter label="状态" words={ExclusionState} value={filters.state} onChange={(state) => change({ state })} />
        <WordFilter label="理由" words={ExclusionGrounds} value={filters.grounds} onChange={(grounds) => change({ grounds })} />
      </FilterBar>
      <KeysetTable
        label="核减申请"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/exclusions/${row.id}`, words: row.number })}
        linkTitle="工单"
        columns={[
          {
            key: "title",
            title: "标题与理由",
            render: (row) => (
              <>
                <p className="row-title">{row.title}</p>
                <p className="row-under">
                  {ExclusionGrounds.word(row.grounds)} · {effectWords(row.effects)}
                </p>
                <NarrowOnly>
                  <ExclusionTag of={row} /> {row.agencyName}
                </NarrowOnly>
              </>
            ),
          },
          { key: "agency", title: "申请单位", width: 180, from: "medium", render: (row) => row.agencyName },
          {
            key: "state",
            title: "状态",
            width: 150,
            from: "small",
            render: (row) => (
              <>
                <ExclusionTag of={row} />
                {row.isAppealed && <p className="row-under">经申诉</p>}
              </>
            ),
          },
          { key: "at", title: "申请时间", width: 120, from: "medium", render: (row) => <Moment at={row.appliedAt} as="short" /> },
        ]}
        empty={
          isQueue ? (
            <EmptyState title="没有等您办的核减申请" hint="新的申请到这里时，左侧会显示数字。" />
          ) : (
            <EmptyState title="没有核减申请" hint="承办单位认为一件工单不应计入考核分母的，在工单页面申请核减。" />
          )
        }
      />
    </PageShell>
  );
}
