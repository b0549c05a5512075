import type { CallOf } from "@yihao/contract/endpoint";
import { listWorkOrders, type WorkOrderQuery as Query, WorkOrderQuery, type WorkOrderRow } from "@yihao/contract/work-order";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { type Column, KeysetTable } from "../common/keyset-table.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { OrderFilters } from "./order-filters.tsx";
import { OrderPreview } from "./order-preview.tsx";

type Props = {
  title: string;
  count?: string | undefined;
  /** What the queue is: fixed, not in the address. */
  fixed?: Partial<Pick<Query, "state" | "mine">>;
  /** Without one the server chooses: what waits or expires first in a queue, the newest elsewhere. */
  order?: NonNullable<Query["order"]>;
  columns: readonly Column<WorkOrderRow>[];
  empty: { title: string; hint: string };
  tools?: ReactNode;
};

/** A queue of work orders: filters in the address, rows, side panel. */
export function OrderQueue({ title, count, fixed = {}, order, columns, empty, tools }: Props) {
  const { filters, change } = useUrlFilters(WorkOrderQuery);
  const [params] = useSearchParams();
  const { limit: _, ...own } = filters;
  const query = {
    ...(order === undefined ? {} : { order }),
    ...own,
    ...fixed,
    ...(fixed.mine === undefined ? {} : { mine: "true" }),
  } as NonNullable<CallOf<typeof listWorkOrders>["query"]>;
  const rows = useReading(listWorkOrders, { query }, { topics: ["workOrders"], keepsPrevious: true });
  const isFiltered = [...params.keys()].some((name) => name in own && name !== "order");
  return (
    <PageShell title={title} count={count} tools={tools}>
      <OrderFilters
        filters={filters}
        change={change}
        without={Object.keys(fixed).concat(
          fixed.state === "awaitingDispatch" || fixed.state === "awaitingCompletion" ? ["light", "agencyId"] : [],
        )}
      />
      <KeysetTable
        label={title}
        query={rows}
        columns={columns}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/orders/${row.id}`, words: row.number })}
        preview={(row) => <OrderPreview row={row} />}
        empty={isFiltered ? <EmptyState title="没有符合条件的工单" hint="可以减少筛选条件，或换个词查找。" /> : <EmptyState {...empty} />}
      />
    </PageShell>
  );
}
