import { listReturns } from "@yihao/contract/handling";
import { useSearchParams } from "react-router";
import { KeysetTable } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { useRailCounts } from "../shell/use-rail-counts.ts";
import { ReturnCard } from "./return-card.tsx";

export function ReturnsPage() {
  const [params] = useSearchParams();
  const after = params.get("after");
  const rows = useReading(listReturns, { query: after === null ? {} : { after } }, { topics: ["returns"], keepsPrevious: true });
  const { returns } = useRailCounts();
  return (
    <PageShell title="退单审核" count={returns && `${returns} 件`}>
      <KeysetTable
        label="退单审核"
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
                <p className="row-under">理由：{row.reason}</p>
              </>
            ),
          },
          { key: "agency", title: "申请单位", width: 168, from: "medium", render: (row) => row.agencyName },
          {
            key: "suggested",
            title: "建议单位",
            width: 168,
            from: "large",
            render: (row) => row.suggestedAgencyName ?? <span className="faint">未建议</span>,
          },
        ]}
        preview={(row) => (
          <>
            <h2>{row.title}</h2>
            <ReturnCard of={row} />
          </>
        )}
        empty={<EmptyState title="没有等待审核的退单" hint="承办单位认为不属于本单位职责而申请退单时，会出现在这里。" />}
      />
    </PageShell>
  );
}
