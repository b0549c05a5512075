import "./supervision.css";
import { Light } from "@yihao/contract/directory";
import type { CallOf } from "@yihao/contract/endpoint";
import { listWarnings, WarningSubject } from "@yihao/contract/warning";
import { Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { FilterBar, WordFilter } from "../common/filter-bar.tsx";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { LightTag } from "../common/light-tag.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { AgencyBoards } from "./agency-boards.tsx";
import { supervisionTopics } from "./supervision-topics.ts";
import { WarningEnd, WarningSteps } from "./warning-list.tsx";

/** 预警: the board of agencies, and every warning with whom it was told to. */
export function WarningsPage() {
  const [params, setParams] = useSearchParams();
  const { permissions } = useMe();
  const isBoard = params.get("view") === "board";
  return (
    <PageShell
      title="预警"
      count="绿黄橙红四色，每分钟看一次"
      tools={
        <span className="warning-tools">
          <Segmented
            aria-label="看什么"
            value={isBoard ? "board" : "list"}
            options={[
              { value: "list", label: "预警记录" },
              { value: "board", label: "单位预警板" },
            ]}
            onChange={(view) => setParams(view === "board" ? { view } : {})}
          />
          <Link to="/warnings/thresholds">四色界限</Link>
          {permissions.includes("statistics.read") && <Link to="/warnings/verification">核对</Link>}
        </span>
      }
    >
      {isBoard ? <AgencyBoards /> : <WarningRows />}
    </PageShell>
  );
}

function WarningRows() {
  const { filters, change } = useUrlFilters(listWarnings.query);
  const rows = useReading(
    listWarnings,
    { query: filters as CallOf<typeof listWarnings>["query"] },
    { topics: supervisionTopics, keepsPrevious: true },
  );
  return (
    <>
      <FilterBar names={["subject", "light", "agencyId", "open"]} filters={filters} change={change}>
        <Segmented
          aria-label="是否改正"
          value={filters.open ?? "all"}
          options={[
            { value: "all", label: "全部" },
            { value: "true", label: "未改正" },
            { value: "false", label: "已改正" },
          ]}
          onChange={(open) => change({ open: open === "all" ? undefined : open })}
        />
        <WordFilter label="灯色" words={Light} value={filters.light} onChange={(light) => change({ light })} />
        <WordFilter label="对象" words={WarningSubject} value={filters.subject} onChange={(subject) => change({ subject })} />
        <AgencyPicker
          className="filter"
          label="单位"
          placeholder="单位"
          value={filters.agencyId ?? null}
          onChange={(agencyId) => change({ agencyId })}
        />
      </FilterBar>
      <KeysetTable
        label="预警"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) =>
          row.workOrderId === null
            ? { to: `/warnings?view=board&agencyId=${row.agencyId}`, words: "单位指标" }
            : { to: `/orders/${row.workOrderId}`, words: row.number ?? "工单" }
        }
        linkTitle="对象"
        columns={[
          { key: "light", title: "灯", width: 84, render: (row) => <LightTag light={row.toLight} /> },
          {
            key: "title",
            title: "什么事",
            render: (row) => (
              <>
                <p className="row-title">{row.title}</p>
                <p className="row-under">
                  报 <WarningSteps of={row} />
                  {row.caseId !== null && (
                    <>
                      {" · "}
                      <Link to={`/supervision/${row.caseId}`}>督办单</Link>
                    </>
                  )}
                </p>
                <NarrowOnly>
                  {row.agencyName} · <WarningEnd of={row} />
                </NarrowOnly>
              </>
            ),
          },
          { key: "agency", title: "单位", width: 180, from: "medium", render: (row) => row.agencyName },
          { key: "at", title: "预警时间", width: 112, from: "medium", render: (row) => <Moment at={row.at} as="short" /> },
          { key: "end", title: "改正", width: 190, from: "large", render: (row) => <WarningEnd of={row} /> },
        ]}
        empty={<EmptyState title="没有预警" hint="工单过了时限的一半亮黄灯、将到期亮橙灯、超期亮红灯；单位指标超出界限时亮灯。" />}
      />
    </>
  );
}
