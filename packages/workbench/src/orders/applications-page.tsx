import "./case.css";
import { ApplicationKind, listApplications, type WaitingApplication } from "@yihao/contract/applications";
import { LimitUnit } from "@yihao/contract/directory";
import type { CallOf } from "@yihao/contract/endpoint";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { useState } from "react";
import { Link } from "react-router";
import { ActButton } from "../common/act-button.tsx";
import { Facts } from "../common/facts.tsx";
import { FilterBar, WordFilter } from "../common/filter-bar.tsx";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { useRailCounts } from "../shell/use-rail-counts.ts";
import { ApplicationCard } from "./application-card.tsx";
import { ApplicationDecisionForm } from "./application-decision-form.tsx";

const askedWords = (row: WaitingApplication) => {
  if (row.kind === "extension" && row.amount !== null && row.unit !== null) return `延长 ${row.amount} ${LimitUnit.word(row.unit)}`;
  return row.reviewOn === null ? "认定" : `到 ${row.reviewOn}`;
};

/** 申请审核: what agencies wait for, longest first. */
export function ApplicationsPage() {
  const { filters, change } = useUrlFilters(listApplications.query);
  const rows = useReading(
    listApplications,
    { query: filters as NonNullable<CallOf<typeof listApplications>["query"]> },
    { topics: ["assignments"], keepsPrevious: true },
  );
  const { applications } = useRailCounts();
  const [chosen, choose] = useState<WaitingApplication>();
  return (
    <PageShell title="申请审核" count={applications && `${applications} 件`}>
      <FilterBar names={["kind"]} filters={filters} change={change}>
        <WordFilter label="申请种类" words={ApplicationKind} value={filters.kind} onChange={(kind) => change({ kind })} />
      </FilterBar>
      <KeysetTable
        label="申请审核"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/orders/${row.workOrderId}`, words: row.number })}
        columns={[
          { key: "at", title: "等待", width: 112, from: "small", render: (row) => <Moment at={row.askedAt} as="since" /> },
          {
            key: "title",
            title: "标题与理由",
            render: (row) => (
              <>
                <p className="row-title">
                  <span className="tag">{ApplicationKind.word(row.kind)}</span> {row.title}
                </p>
                <p className="row-under">理由：{row.reason}</p>
                <NarrowOnly>
                  {row.agencyName} · {askedWords(row)} · 期限 {dateTimeWords(row.dueAt)}
                </NarrowOnly>
              </>
            ),
          },
          { key: "asked", title: "申请", width: 136, from: "small", render: askedWords },
          { key: "due", title: "目前期限", width: 140, from: "medium", render: (row) => <Moment at={row.dueAt} /> },
          { key: "agency", title: "申请单位", width: 168, from: "large", render: (row) => row.agencyName },
        ]}
        preview={(row) => (
          <>
            <p className="side-panel-number figures">{row.number}</p>
            <h2>{row.title}</h2>
            <Facts
              rows={[
                ["目前期限", <Moment key="due" at={row.dueAt} />],
                ["原时限", `${row.limitAmount} ${LimitUnit.word(row.limitUnit)}`],
              ]}
            />
            <ApplicationCard of={row} />
            <div className="queue-acts">
              <ActButton permit={row.can.decide} onAct={() => choose(row)} isMain>
                审核
              </ActButton>
              <Link to={`/orders/${row.workOrderId}`}>打开全页</Link>
            </div>
          </>
        )}
        empty={
          <EmptyState
            title="没有等待审核的申请"
            hint="承办单位申请延期、挂起或认定超职责诉求时，会出现在这里；申请人和同一单位的人不能审核。"
          />
        }
      />
      {chosen !== undefined && <ApplicationDecisionForm application={chosen} onClose={() => choose(undefined)} />}
    </PageShell>
  );
}
