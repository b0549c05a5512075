import { listConclusionProposals, listTerminationRequests, TerminationReason } from "@yihao/contract/order-ends";
import { Segmented } from "antd";
import { useSearchParams } from "react-router";
import { KeysetTable } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { useRailCounts } from "../shell/use-rail-counts.ts";
import { ConclusionCard, TerminationCard } from "./end-cards.tsx";

/** 终止与终结: what waits for a decision of the centre. */
export function EndRequestsPage() {
  const [params, setParams] = useSearchParams();
  const isConclusions = params.get("of") === "conclusions";
  const { endRequests } = useRailCounts();
  return (
    <PageShell
      title="终止与终结"
      count={endRequests && `待审 ${endRequests} 件`}
      tools={
        <Segmented
          aria-label="看哪一种"
          value={isConclusions ? "conclusions" : "terminations"}
          options={[
            { value: "terminations", label: "终止办理" },
            { value: "conclusions", label: "终结" },
          ]}
          onChange={(of) => setParams(of === "conclusions" ? { of } : {})}
        />
      }
    >
      {isConclusions ? <Conclusions after={params.get("after")} /> : <Terminations after={params.get("after")} />}
    </PageShell>
  );
}

const pageOf = (after: string | null) => ({ query: after === null ? {} : { after } });
const options = { topics: ["workOrders"] as const, keepsPrevious: true };

function Terminations({ after }: { after: string | null }) {
  const rows = useReading(listTerminationRequests, pageOf(after), options);
  return (
    <KeysetTable
      label="待审终止办理"
      query={rows}
      keyOf={(row) => row.id}
      link={(row) => ({ to: `/orders/${row.workOrderId}`, words: row.number })}
      columns={[
        { key: "at", title: "申请时间", width: 120, from: "small", render: (row) => <Moment at={row.at} as="since" /> },
        {
          key: "title",
          title: "标题与理由",
          render: (row) => (
            <>
              <p className="row-title">{row.title}</p>
              <p className="row-under">{TerminationReason.word(row.reason)}</p>
            </>
          ),
        },
        { key: "agency", title: "申请单位", width: 168, from: "medium", render: (row) => row.agencyName },
      ]}
      preview={(row) => (
        <>
          <h2>{row.title}</h2>
          <TerminationCard of={row} />
        </>
      )}
      empty={<EmptyState title="没有等待审核的终止办理" hint="承办单位发现属不予受理的事项而申请终止时，会出现在这里。" />}
    />
  );
}

function Conclusions({ after }: { after: string | null }) {
  const rows = useReading(listConclusionProposals, pageOf(after), options);
  return (
    <KeysetTable
      label="待确认终结"
      query={rows}
      keyOf={(row) => row.id}
      link={(row) => ({ to: `/orders/${row.workOrderId}`, words: row.number })}
      columns={[
        { key: "at", title: "提出时间", width: 120, from: "small", render: (row) => <Moment at={row.at} as="since" /> },
        {
          key: "title",
          title: "标题与终结意见",
          render: (row) => (
            <>
              <p className="row-title">{row.title}</p>
              <p className="row-under">{row.opinion}</p>
            </>
          ),
        },
        { key: "by", title: "提出人", width: 120, from: "medium", render: (row) => row.by },
      ]}
      preview={(row) => (
        <>
          <h2>{row.title}</h2>
          <ConclusionCard of={row} />
        </>
      )}
      empty={<EmptyState title="没有等待确认的终结" hint="重复交办的工单经会商提出终结时，会出现在这里，由提出人以外的人确认。" />}
    />
  );
}
