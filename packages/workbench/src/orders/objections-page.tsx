import { listObjections, ObjectionGround } from "@yihao/contract/objection";
import { useSearchParams } from "react-router";
import { KeysetTable } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { useRailCounts } from "../shell/use-rail-counts.ts";
import { ObjectionCard } from "./objection-card.tsx";

export function ObjectionsPage() {
  const [params] = useSearchParams();
  const after = params.get("after");
  const rows = useReading(listObjections, { query: after === null ? {} : { after } }, { topics: ["returns"], keepsPrevious: true });
  const { objections } = useRailCounts();
  return (
    <PageShell title="派单异议" count={objections && `${objections} 件`}>
      <KeysetTable
        label="派单异议"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/orders/${row.workOrderId}`, words: row.number })}
        columns={[
          { key: "at", title: "提出时间", width: 120, from: "small", render: (row) => <Moment at={row.at} as="since" /> },
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
          { key: "agency", title: "提出单位", width: 168, from: "medium", render: (row) => row.agencyName },
          { key: "ground", title: "缘由", width: 168, from: "large", render: (row) => ObjectionGround.word(row.ground) },
        ]}
        preview={(row) => (
          <>
            <h2>{row.title}</h2>
            <ObjectionCard of={row} />
          </>
        )}
        empty={
          <EmptyState
            title="没有等待审定的派单异议"
            hint="被指定、退单被驳回或过了退单时限的单位提出异议时，会出现在这里；派单人和驳回退单的人不能审定。"
          />
        }
      />
    </PageShell>
  );
}
