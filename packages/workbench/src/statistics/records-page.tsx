import "./statistics.css";
import type { CallOf } from "@yihao/contract/endpoint";
import { openDemandRecords, openWorkOrderRecords } from "@yihao/contract/statistics";
import { countWords } from "@yihao/ui/number-words.ts";
import { Link, useSearchParams } from "react-router";
import { KeysetTable } from "../common/keyset-table.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { demandColumns } from "../orders/demand-columns.tsx";
import { DemandPreview } from "../orders/demand-preview.tsx";
import { allOrderColumns } from "../orders/order-columns.tsx";
import { OrderPreview } from "../orders/order-preview.tsx";
import { RecordsHead } from "./records-head.tsx";

const empty = <EmptyState title="没有符合条件的记录" hint="这个数字在所选时段是零；可以回到统计换一个时段。" />;

/** The records behind a figure or a slice, asked for by the same words as the figure itself. */
export function RecordsPage() {
  const [params] = useSearchParams();
  return params.get("of") === "workOrders" ? <WorkOrderRecords /> : <DemandRecords />;
}

function DemandRecords() {
  const { filters } = useUrlFilters(openDemandRecords.query);
  const rows = useReading(
    openDemandRecords,
    { query: filters as CallOf<typeof openDemandRecords>["query"] },
    { keepsPrevious: true, enabled: hasDays(filters), topics: ["demands"] },
  );
  if (!hasDays(filters)) return <NoDays />;
  return (
    <PageShell title="统计记录" count={rows.data && `诉求 ${countWords(rows.data.total)} 件`} tools={<BackLink filters={filters} />}>
      <RecordsHead filters={filters} />
      <KeysetTable
        label="诉求"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/demands/${row.id}`, words: row.number })}
        columns={demandColumns}
        preview={(row) => <DemandPreview id={row.id} />}
        empty={empty}
      />
    </PageShell>
  );
}

function WorkOrderRecords() {
  const { filters } = useUrlFilters(openWorkOrderRecords.query);
  const rows = useReading(
    openWorkOrderRecords,
    { query: filters as CallOf<typeof openWorkOrderRecords>["query"] },
    { keepsPrevious: true, enabled: hasDays(filters), topics: ["workOrders"] },
  );
  if (!hasDays(filters)) return <NoDays />;
  return (
    <PageShell title="统计记录" count={rows.data && `${countWords(rows.data.total)} 条`} tools={<BackLink filters={filters} />}>
      <RecordsHead filters={filters} />
      <div className="records">
        <KeysetTable
          label="工单"
          query={rows}
          keyOf={(row) => row.id}
          link={(row) => ({ to: `/orders/${row.id}`, words: row.number })}
          columns={allOrderColumns}
          preview={(row) => <OrderPreview row={row} />}
          empty={empty}
        />
      </div>
    </PageShell>
  );
}

const hasDays = (filters: Readonly<Record<string, string>>) => filters.from !== undefined && filters.to !== undefined;

function BackLink({ filters }: { filters: Readonly<Record<string, string>> }) {
  return <Link to={`/statistics?from=${filters.from}&to=${filters.to}`}>回到统计</Link>;
}

function NoDays() {
  return (
    <PageShell title="统计记录">
      <EmptyState title="没有说明看哪些记录" hint="请从统计页点开一个数字。" action={<Link to="/statistics">到统计页</Link>} />
    </PageShell>
  );
}
