import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { readAgencyFigures } from "@yihao/contract/statistics";
import { countWords } from "@yihao/ui/number-words.ts";
import { Button } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { type AgencyColumn, type AgencyRow, agencyColumns, readSort, type Sort, sortAgencies } from "./agency-columns.ts";
import type { Range } from "./range.ts";
import { figureRecords } from "./records-link.ts";

const shortList = 12;

/** 各单位办理情况: sortable by every column, every number opens its orders. */
export function AgenciesPanel({ range }: { range: Range }) {
  const agencies = useReading(
    readAgencyFigures,
    { query: { from: range.from, to: range.to } },
    { topics: ["assignments", "callbacks"], keepsPrevious: true, staleTime: 60_000 },
  );
  return (
    <section className="panel" aria-labelledby="agencies-title" aria-busy={agencies.isPlaceholderData}>
      <h2 id="agencies-title">
        各单位办理情况{agencies.data && <span className="faint"> {countWords(agencies.data.items.length)} 个单位</span>}
      </h2>
      <Loaded query={agencies} skeleton={<RowsSkeleton rows={8} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="这个时段没有派出的工单" hint="换一个时段再看。" />
          ) : (
            <AgenciesTable rows={items} range={range} />
          )
        }
      </Loaded>
    </section>
  );
}

function AgenciesTable({ rows, range }: { rows: readonly AgencyRow[]; range: Range }) {
  const [params, setParams] = useSearchParams();
  const [isWhole, setWhole] = useState(false);
  const sort = readSort(params.get("sort"));
  const sorted = sortAgencies(rows, sort);
  const sortBy = (column: AgencyColumn) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set("sort", sort?.key === column.key && !sort.isAscending ? `-${column.key}` : column.key);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <>
      <div className="plain-table-frame">
        <table className="plain-table is-striped">
          <caption className="for-screen-readers">各单位办理情况，列标题可排序</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              {agencyColumns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={`is-number ${column.from === undefined ? "" : `from-${column.from}`}`}
                  aria-sort={sort?.key === column.key ? (sort.isAscending ? "ascending" : "descending") : "none"}
                >
                  <SortButton column={column} sort={sort} onSort={() => sortBy(column)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isWhole ? sorted : sorted.slice(0, shortList)).map((row) => (
              <tr key={row.agencyId}>
                <th scope="row">{row.name}</th>
                {agencyColumns.map((column) => (
                  <td key={column.key} className={`is-number figures ${column.from === undefined ? "" : `from-${column.from}`}`}>
                    <Cell row={row} column={column} range={range} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shortList && (
        <Button type="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? `只看前 ${shortList} 个` : `显示全部 ${countWords(rows.length)} 个单位`}
        </Button>
      )}
    </>
  );
}

function SortButton({ column, sort, onSort }: { column: AgencyColumn; sort: Sort | undefined; onSort: () => void }) {
  const isSorted = sort?.key === column.key;
  return (
    <button type="button" className="sort-button" onClick={onSort}>
      {column.title}
      <span aria-hidden="true" className={isSorted ? "sort-mark is-sorted" : "sort-mark"}>
        {isSorted && sort.isAscending ? <CaretUpOutlined /> : <CaretDownOutlined />}
      </span>
    </button>
  );
}

function Cell({ row, column, range }: { row: AgencyRow; column: AgencyColumn; range: Range }) {
  const value = column.valueOf(row);
  const words = column.words(value);
  if (value === null) return <span className="faint">{words}</span>;
  if (value === 0 && column.words(0) === "0") return <>0</>;
  const { indicator, part } = column;
  return (
    <Link
      to={figureRecords(range, { code: indicator, opens: "workOrders" }, { part, agencyId: row.agencyId })}
      className={column.isRed?.(value) === true ? "is-overdue" : undefined}
    >
      {words}
    </Link>
  );
}
