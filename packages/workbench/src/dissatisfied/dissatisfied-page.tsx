import "./dissatisfied.css";
import { DissatisfactionReason } from "@yihao/contract/callback";
import { Clearance, type DissatisfiedCase, listDissatisfiedCases } from "@yihao/contract/dissatisfied";
import type { CallOf } from "@yihao/contract/endpoint";
import { countWords } from "@yihao/ui/number-words.ts";
import { Segmented } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { type Column, KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { ClearanceForm } from "./clearance-form.tsx";

type Standing = "open" | "cleared";

/** 动态清零: what is dissatisfied and waits, the longest first, until each has been cleared. */
export function DissatisfiedPage() {
  const { filters, change } = useUrlFilters(listDissatisfiedCases.query);
  const state = (filters.state ?? "open") as Standing;
  const rows = useReading(
    listDissatisfiedCases,
    { query: { ...filters, state } as NonNullable<CallOf<typeof listDissatisfiedCases>["query"]> },
    { topics: ["callbacks", "workOrders"], keepsPrevious: true },
  );
  const { agency } = useMe();
  const [clearing, clear] = useState<DissatisfiedCase>();
  return (
    <PageShell
      title="不满意清零"
      count={rows.data && `未清零 ${countWords(rows.data.open)} 件`}
      tools={<Link to="/dissatisfied/weekly">周分析</Link>}
    >
      <div className="dissatisfied-tools">
        <Segmented<Standing>
          aria-label="清零情况"
          value={state}
          onChange={(next) => change({ state: next === "open" ? undefined : next })}
          options={[
            { value: "open", label: "未清零" },
            { value: "cleared", label: "已清零" },
          ]}
        />
        {agency === null && (
          <AgencyPicker
            label="主办单位"
            className="filter"
            placeholder="全部主办单位"
            value={filters.agencyId ?? null}
            onChange={(picked) => change({ agencyId: picked })}
          />
        )}
      </div>
      <KeysetTable
        label="不满意件"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: row.workOrderId === null ? `/demands/${row.demandId}` : `/orders/${row.workOrderId}`, words: row.number })}
        columns={[
          {
            key: "title",
            title: "标题与意见",
            render: (row) => (
              <>
                <p className="row-title">{row.title}</p>
                <p className="row-under">
                  {row.comment ?? "没有留下意见"}
                  {row.notReworked !== null && <span className="tag is-warning">{row.notReworked}</span>}
                </p>
                <NarrowOnly>
                  {row.agencyName ?? "热线在线解答"} · {row.ageDays} 天
                </NarrowOnly>
              </>
            ),
          },
          { key: "agency", title: "主办单位", width: 168, from: "medium", render: (row) => row.agencyName ?? "热线在线解答" },
          {
            key: "reasons",
            title: "原因",
            width: 132,
            from: "large",
            render: (row) =>
              row.reasons.length === 0 ? (
                <span className="faint">没有选择</span>
              ) : (
                <span className="case-reasons">
                  {row.reasons.map((reason) => (
                    <span key={reason} className="tag">
                      {DissatisfactionReason.word(reason)}
                    </span>
                  ))}
                </span>
              ),
          },
          {
            key: "rounds",
            title: "几次办理后",
            width: 96,
            from: "large",
            render: (row) => (row.workOrderId === null ? "在线解答" : `第 ${row.rounds} 次`),
          },
          {
            key: "age",
            title: state === "open" ? "已过" : "用时",
            width: 72,
            from: "small",
            render: (row) => <span className="figures">{row.ageDays} 天</span>,
          },
          state === "open" ? clearColumn(clear) : clearedColumn,
        ]}
        empty={
          state === "open" ? (
            <EmptyState title="没有未清零的不满意件" hint="诉求人评价不满意的件会列在这里，再次评价满意、终结或核减后清零。" />
          ) : (
            <EmptyState title="还没有清零的件" hint="清零后的件连同方式和理由留在这里。" />
          )
        }
      />
      {clearing !== undefined && <ClearanceForm found={clearing} onClose={() => clear(undefined)} />}
    </PageShell>
  );
}

const clearColumn = (clear: (found: DissatisfiedCase) => void): Column<DissatisfiedCase> => ({
  key: "clear",
  title: "清零",
  width: 96,
  render: (row) =>
    isOwnAct(row.can.clear) ? (
      <ActButton permit={row.can.clear} onAct={() => clear(row)}>
        清零
      </ActButton>
    ) : (
      <span className="faint">由中心清零</span>
    ),
});

const clearedColumn: Column<DissatisfiedCase> = {
  key: "cleared",
  title: "清零",
  width: 200,
  from: "small",
  render: (row) => (
    <>
      <p>
        <span className="tag is-good">{row.clearance !== null && Clearance.word(row.clearance)}</span>{" "}
        {row.clearedAt !== null && <Moment at={row.clearedAt} as="short" />}
      </p>
      <p className="row-under">{row.clearanceReason ?? row.clearedBy}</p>
    </>
  ),
};
