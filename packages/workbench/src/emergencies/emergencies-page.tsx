import { type EmergencyRow, EmergencySource, EmergencyState, listEmergencies } from "@yihao/contract/emergency";
import { Segmented } from "antd";
import { useSearchParams } from "react-router";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useNow } from "../common/use-now.ts";
import { useReading } from "../common/use-reading.ts";
import { useRailCounts } from "../shell/use-rail-counts.ts";
import { emergencyTopics } from "./emergency-topics.ts";

/** 突发敏感信息: what is open first; what is over stays to be read. */
export function EmergenciesPage() {
  const [params, setParams] = useSearchParams();
  const isOver = params.get("of") === "over";
  const after = params.get("after");
  const rows = useReading(
    listEmergencies,
    { query: { isOpen: isOver ? "false" : "true", ...(after === null ? {} : { after }) } },
    { topics: emergencyTopics, keepsPrevious: true },
  );
  const { emergencies } = useRailCounts();
  return (
    <PageShell
      title="突发敏感信息"
      count={emergencies && `待办 ${emergencies} 件`}
      tools={
        <Segmented
          aria-label="看哪一些"
          value={isOver ? "over" : "open"}
          options={[
            { value: "open", label: "在办" },
            { value: "over", label: "已结束" },
          ]}
          onChange={(of) => setParams(of === "over" ? { of } : {})}
        />
      }
    >
      <KeysetTable
        label="突发敏感信息"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/emergencies/${row.id}`, words: row.number })}
        columns={[
          {
            key: "state",
            title: "环节",
            width: 84,
            render: (row) => <span className="tag is-state">{EmergencyState.word(row.state)}</span>,
          },
          {
            key: "title",
            title: "标题与情况",
            render: (row) => (
              <>
                <p className="row-title">{row.title}</p>
                <p className="row-under">{row.reason ?? `命中提示词：${row.terms.join("、")}`}</p>
                <NarrowOnly>
                  <StepDue of={row} />
                </NarrowOnly>
              </>
            ),
          },
          { key: "due", title: "环节期限", width: 168, from: "small", render: (row) => <StepDue of={row} /> },
          { key: "source", title: "来源", width: 112, from: "large", render: (row) => EmergencySource.word(row.source) },
          { key: "by", title: "上报人", width: 96, from: "large", render: (row) => row.flaggedBy },
          { key: "at", title: "上报时间", width: 120, from: "medium", render: (row) => <Moment at={row.flaggedAt} as="since" /> },
        ]}
        empty={
          isOver ? (
            <EmptyState title="还没有结束的突发敏感信息" hint="核实排除或处置办结后，会出现在这里。" />
          ) : (
            <EmptyState title="现在没有突发敏感信息" hint="在诉求页或登记台上报，或命中提示词时，会出现在这里，并通知班长核实。" />
          )
        }
      />
    </PageShell>
  );
}

const minuteMs = 60_000;
/** How many minutes the present step has left; said in words, not by colour alone. */
export function StepDue({ of }: { of: Pick<EmergencyRow, "dueAt" | "state"> }) {
  const now = useNow();
  if (of.dueAt === null) return <span className="faint">无时限</span>;
  const left = Math.floor((Date.parse(of.dueAt) - now) / minuteMs);
  const step = of.state === "flagged" ? "核实" : "处置";
  return left < 0 ? (
    <span className="tag is-danger">
      {step}已逾时 {-left} 分钟
    </span>
  ) : (
    <span className="tag is-warning">
      {step}还剩 {left} 分钟
    </span>
  );
}
