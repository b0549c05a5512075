import { type Dimension, PublishedColumn, readBreakdown } from "@yihao/contract/statistics";
import { countWords, percentWords } from "@yihao/ui/number-words.ts";
import { Button } from "antd";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { barOption, chartHeight, type ReadToken } from "./chart-options.ts";
import type { Range } from "./range.ts";
import { sliceRecords } from "./records-link.ts";
import { type SliceRow, sliceRowsOf } from "./slice-rows.ts";

const Chart = lazy(() => import("./chart.tsx"));

type Props = { dimension: Dimension; title: string; groupWord: string; range: Range; isWide?: boolean };

/** 诉求 by one dimension: a chart, and the same numbers as a table whose lines open the records. */
export function BreakdownPanel({ dimension, title, groupWord, range, isWide = false }: Props) {
  const [isTable, setTable] = useState(false);
  const slices = useReading(
    readBreakdown,
    { params: { dimension }, query: { from: range.from, to: range.to } },
    { topics: ["demands"], keepsPrevious: true, staleTime: 60_000 },
  );
  const titleId = `breakdown-${dimension}`;
  return (
    <section
      className={isWide ? "panel breakdown is-wide" : "panel breakdown"}
      aria-labelledby={titleId}
      aria-busy={slices.isPlaceholderData}
    >
      <header className="breakdown-head">
        <h2 id={titleId}>{title}</h2>
        <Button
          size="small"
          type="link"
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
          aria-label={`${title}：${isTable ? "看图" : "查看数据表"}`}
        >
          {isTable ? "看图" : "查看数据表"}
        </Button>
      </header>
      <Loaded query={slices} skeleton={<RowsSkeleton rows={7} />}>
        {({ total, items }) =>
          total === 0 ? (
            <EmptyState title="这个时段没有诉求" hint="换一个时段再看；今日的数据随登记即时更新。" />
          ) : isTable ? (
            <SliceTable {...{ total, dimension, groupWord, title, range }} rows={sliceRowsOf(items)} />
          ) : (
            <SliceChart {...{ total, dimension, title, range }} rows={sliceRowsOf(items)} />
          )
        }
      </Loaded>
    </section>
  );
}

type Shown = { rows: readonly SliceRow[]; total: number; dimension: Dimension; title: string; range: Range };

function SliceChart({ rows, total, dimension, title, range }: Shown) {
  const navigate = useNavigate();
  const isUpright = dimension === "day";
  const drawn = useMemo(() => (isUpright ? rows : rows.filter(({ count }) => count > 0)), [rows, isUpright]);
  const optionOf = useCallback((token: ReadToken) => barOption(drawn, isUpright, token), [drawn, isUpright]);
  const most = drawn.reduce((best, row) => (row.count > best.count ? row : best));
  const height = chartHeight(drawn.length, isUpright);
  return (
    <Suspense fallback={<div style={{ height }} />}>
      <Chart
        label={`${title}柱状图：共 ${countWords(total)} 件，最多的是${most.name}，${countWords(most.count)} 件。全部数字见数据表。`}
        height={height}
        optionOf={optionOf}
        onPick={(place) => {
          const row = drawn[place];
          if (row !== undefined) void navigate(sliceRecords(range, dimension, row.key));
        }}
      />
    </Suspense>
  );
}

function SliceTable({ rows, total, dimension, groupWord, title, range }: Shown & { groupWord: string }) {
  return (
    <div className="plain-table-frame">
      <table className="plain-table is-striped">
        <caption className="for-screen-readers">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{groupWord}</th>
            <th scope="col" className="is-number">
              件数
            </th>
            <th scope="col" className="is-number">
              占比
            </th>
            {PublishedColumn.values.map((column) => (
              <th key={column} scope="col" className="is-number from-small">
                {PublishedColumn.word(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className="is-number figures">
                {row.count === 0 ? "0" : <Link to={sliceRecords(range, dimension, row.key)}>{countWords(row.count)}</Link>}
              </td>
              <td className="is-number figures">{percentWords(row.count / total)}</td>
              <td className="is-number figures from-small">{countWords(row.answered)}</td>
              <td className="is-number figures from-small">{countWords(row.dispatched)}</td>
              <td className="is-number figures from-small">{countWords(row.open)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td className="is-number figures">{countWords(total)}</td>
            <td className="is-number figures">100.00%</td>
            {(["answered", "dispatched", "open"] as const).map((column) => (
              <td key={column} className="is-number figures from-small">
                {countWords(rows.reduce((sum, row) => sum + row[column], 0))}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
