import "../orders/case.css";
import { CarryKind, listCarriedRecords, listLossRecords, readAgencyResult } from "@yihao/contract/assessment";
import { Link, useParams, useSearchParams } from "react-router";
import { type Column, KeysetTable } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { allOrderColumns } from "../orders/order-columns.tsx";
import { assessmentTopics } from "./topics.ts";

/** The columns of an order for rows that carry one. */
function ofOrder<Row extends { order: Parameters<(typeof allOrderColumns)[number]["render"]>[0] }>(): Column<Row>[] {
  return allOrderColumns.map((column) => ({ ...column, render: (row) => column.render(row.order) }));
}

function useHeading() {
  const { id = "", agencyId = "", item = "" } = useParams();
  const [params] = useSearchParams();
  const after = params.get("after");
  const result = useReading(readAgencyResult, { params: { id, agencyId } }, { topics: assessmentTopics });
  const back = <Link to={`/assessments/${id}/agencies/${agencyId}`}>回到各项得分</Link>;
  return { of: { id, agencyId, item }, query: after === null ? {} : { after }, result: result.data, back };
}

/** 失分明细: as many rows as were counted; what an appeal struck out is marked. */
export function LossRecordsPage() {
  const { of, query, result, back } = useHeading();
  const rows = useReading(listLossRecords, { params: of, query }, { topics: assessmentTopics, keepsPrevious: true });
  const item = result?.items.find(({ code }) => code === of.item);
  return (
    <PageShell
      title={`失分明细${item === undefined ? "" : `：${item.name}`}`}
      count={rows.data && `${result?.agencyName ?? ""} 计入 ${rows.data.total} 条`}
      tools={back}
    >
      <KeysetTable
        label="失分明细"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/orders/${row.order.id}`, words: row.order.number })}
        columns={[
          {
            key: "counted",
            title: "计入",
            width: 120,
            from: "small",
            render: (row) =>
              row.struck === null ? (
                <Moment at={row.at} as="short" />
              ) : (
                <>
                  <span className="tag">已更正，不计</span>
                  <p className="row-under">{row.struck.reason}</p>
                </>
              ),
          },
          ...ofOrder<(typeof rows.data & object)["items"][number]>(),
        ]}
        empty={<EmptyState title="没有失分的记录" hint="这个项目没有因工单失分；录入的项目请看来源。" />}
      />
    </PageShell>
  );
}

/** 结转下期的承办. */
export function CarriedRecordsPage() {
  const { of, query, result, back } = useHeading();
  const rows = useReading(listCarriedRecords, { params: of, query }, { topics: assessmentTopics, keepsPrevious: true });
  return (
    <PageShell title="结转下期" count={result?.agencyName} tools={back}>
      <KeysetTable
        label="结转下期"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/orders/${row.order.id}`, words: row.order.number })}
        columns={[
          { key: "kind", title: "情形", width: 150, from: "small", render: (row) => CarryKind.word(row.kind) },
          ...ofOrder<(typeof rows.data & object)["items"][number]>(),
        ]}
        empty={<EmptyState title="没有结转的件" hint="本期派出的件都已到期，都已计入。" />}
      />
    </PageShell>
  );
}
