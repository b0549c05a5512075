import "../orders/case.css";
import "./supervision.css";
import { PlusOutlined } from "@ant-design/icons";
import type { CallOf } from "@yihao/contract/endpoint";
import { listSiteChecks, type SiteCheck, SiteCheckMode } from "@yihao/contract/oversight";
import { Segmented } from "antd";
import { useState } from "react";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { FilterBar, WordFilter } from "../common/filter-bar.tsx";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { CheckAgencyForm, ConfirmSiteForm } from "./check-form.tsx";
import { CorrectionTag, SiteCheckCard } from "./site-check-card.tsx";
import { supervisionTopics } from "./supervision-topics.ts";

/** 核查: on site, by video, looking back; of orders and of agencies. */
export function SiteChecksPage() {
  const { filters, change } = useUrlFilters(listSiteChecks.query);
  const [isNew, setNew] = useState(false);
  const [confirming, setConfirming] = useState<SiteCheck>();
  const rows = useReading(
    listSiteChecks,
    { query: filters as CallOf<typeof listSiteChecks>["query"] },
    { topics: supervisionTopics, keepsPrevious: true },
  );
  const check = rows.data?.can.check;
  return (
    <PageShell
      title="核查"
      count="现场核查、视频核查、回头看"
      tools={
        check !== undefined &&
        isOwnAct(check) && (
          <ActButton permit={check} isMain icon={<PlusOutlined />} onAct={() => setNew(true)}>
            核查单位
          </ActButton>
        )
      }
    >
      <FilterBar names={["mode", "agencyId", "open"]} filters={filters} change={change}>
        <Segmented
          aria-label="是否待整改"
          value={filters.open ?? "all"}
          options={[
            { value: "all", label: "全部" },
            { value: "true", label: "待整改" },
          ]}
          onChange={(open) => change({ open: open === "all" ? undefined : open })}
        />
        <WordFilter label="方式" words={SiteCheckMode} value={filters.mode} onChange={(mode) => change({ mode })} />
        <AgencyPicker
          className="filter"
          label="单位"
          placeholder="单位"
          value={filters.agencyId ?? null}
          onChange={(agencyId) => change({ agencyId })}
        />
      </FilterBar>
      <KeysetTable
        label="核查"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) =>
          row.workOrderId === null
            ? { to: `/site-checks?agencyId=${row.agencyId}`, words: "单位核查" }
            : { to: `/orders/${row.workOrderId}`, words: row.number ?? "工单" }
        }
        linkTitle="对象"
        columns={[
          { key: "mode", title: "方式", width: 92, render: (row) => SiteCheckMode.word(row.mode) },
          {
            key: "finding",
            title: "情况",
            render: (row) => (
              <>
                <p className="row-title">{row.finding}</p>
                <p className="row-under">{row.place}</p>
                <NarrowOnly>
                  {row.agencyName} · <CorrectionTag of={row} />
                </NarrowOnly>
              </>
            ),
          },
          { key: "agency", title: "单位", width: 180, from: "medium", render: (row) => row.agencyName },
          { key: "result", title: "结论", width: 168, from: "small", render: (row) => <CorrectionTag of={row} /> },
          { key: "at", title: "核查时间", width: 112, from: "medium", render: (row) => <Moment at={row.checkedAt} as="short" /> },
        ]}
        preview={(row) => <SiteCheckCard of={row} onConfirm={setConfirming} />}
        empty={<EmptyState title="没有核查记录" hint="在工单页登记现场核查、视频核查和办结后的回头看；也可以核查一个单位。" />}
      />
      {isNew && <CheckAgencyForm onClose={() => setNew(false)} />}
      {confirming !== undefined && <ConfirmSiteForm check={confirming} onClose={() => setConfirming(undefined)} />}
    </PageShell>
  );
}
