import { PlusOutlined } from "@ant-design/icons";
import type { CallOf } from "@yihao/contract/endpoint";
import { countSupervision, listSupervisionCases, SupervisionKind, SupervisionOrigin, SupervisionPool } from "@yihao/contract/supervision";
import { Segmented } from "antd";
import { useState } from "react";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { FilterBar, WordFilter, WordsFilter } from "../common/filter-bar.tsx";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { CaseDue, CaseTags } from "./case-words.tsx";
import { OpenCaseForm } from "./open-case-form.tsx";
import { supervisionTopics } from "./supervision-topics.ts";

/** 督办: the pool, mine, what is due, all that is open, and what is over. */
export function CasesPage() {
  const { filters, change } = useUrlFilters(listSupervisionCases.query);
  const [isOpening, setOpening] = useState(false);
  const pool = filters.pool ?? "open";
  const rows = useReading(
    listSupervisionCases,
    { query: filters as CallOf<typeof listSupervisionCases>["query"] },
    { topics: supervisionTopics, keepsPrevious: true },
  );
  const counts = useReading(countSupervision, {}, { topics: supervisionTopics });
  const open = counts.data?.can.open;
  return (
    <PageShell
      title="督办"
      count={counts.data && `在办 ${counts.data.open} 件，到期 ${counts.data.due} 件，待审核 ${counts.data.awaitingReview} 件`}
      tools={
        open !== undefined &&
        isOwnAct(open) && (
          <ActButton permit={open} isMain icon={<PlusOutlined />} onAct={() => setOpening(true)}>
            提出督办
          </ActButton>
        )
      }
    >
      <FilterBar names={["kind", "agencyId", "words", "corrected"]} filters={filters} change={change}>
        <Segmented
          aria-label="督办池"
          value={pool}
          options={SupervisionPool.values.map((value) => ({ value, label: SupervisionPool.word(value) }))}
          onChange={(picked) => change({ pool: picked === "open" ? undefined : picked })}
        />
        <WordsFilter value={filters.words} onChange={(words) => change({ words })} placeholder="督办编号、标题、工单编号" />
        <WordFilter label="类别" words={SupervisionKind} value={filters.kind} onChange={(kind) => change({ kind })} />
        <AgencyPicker
          className="filter"
          label="单位"
          placeholder="单位"
          value={filters.agencyId ?? null}
          onChange={(agencyId) => change({ agencyId })}
        />
      </FilterBar>
      <KeysetTable
        label="督办单"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/supervision/${row.id}`, words: row.number })}
        linkTitle="督办单"
        columns={[
          {
            key: "title",
            title: "标题与来由",
            render: (row) => (
              <>
                <p className="row-title">{row.title}</p>
                <p className="row-under">
                  <CaseTags of={row} /> {SupervisionOrigin.word(row.origin)}
                </p>
                <NarrowOnly>
                  {row.leadAgencyName} · <CaseDue of={row} />
                </NarrowOnly>
              </>
            ),
          },
          {
            key: "agency",
            title: "被督办单位",
            width: 190,
            from: "medium",
            render: (row) => (
              <>
                {row.leadAgencyName}
                {row.otherAgencyNames.length > 0 && <p className="row-under">联合 {row.otherAgencyNames.length} 个单位</p>}
              </>
            ),
          },
          {
            key: "holder",
            title: "领取人",
            width: 92,
            from: "large",
            render: (row) => row.holderName ?? <span className="faint">公共池</span>,
          },
          { key: "due", title: "期限", width: 176, from: "medium", render: (row) => <CaseDue of={row} /> },
        ]}
        empty={
          <EmptyState
            title={`${SupervisionPool.word(pool as "open")}里没有督办单`}
            hint="工单或单位指标亮红灯时自动开出；也可以由督办员提出。"
          />
        }
      />
      {isOpening && <OpenCaseForm workOrderId={null} suggestedAgencyId={null} title="" onClose={() => setOpening(false)} />}
    </PageShell>
  );
}
