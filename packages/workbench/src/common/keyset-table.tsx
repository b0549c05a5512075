import "./rows.css";
import { CloseOutlined } from "@ant-design/icons";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { KeysetPager } from "./keyset-pager.tsx";
import { Loaded } from "./loaded.tsx";
import { RowsSkeleton } from "./skeletons.tsx";
import { useRowKeys } from "./use-row-keys.ts";

/** A column; `from` is the width of the table (small 480, medium 760, large 980 px) from which it is shown. */
export type Column<Row> = {
  key: string;
  title: string;
  width?: number;
  from?: "small" | "medium" | "large";
  render: (row: Row) => ReactNode;
};

type Props<Row> = {
  label: string;
  query: UseQueryResult<{ items: Row[]; next: string | null }>;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** The link of a row: the first column. */
  link: (row: Row) => { to: string; words: string };
  linkTitle?: string;
  /** What the side panel shows of a row. */
  preview?: (row: Row) => ReactNode;
  empty: ReactNode;
};

/** Rows of a page: up and down move, Enter opens the whole page, a click or the space bar the side panel. Refreshes in place. */
export function KeysetTable<Row>(props: Props<Row>) {
  return (
    <Loaded query={props.query} skeleton={<RowsSkeleton />}>
      {(page) => (page.items.length === 0 ? props.empty : <Rows {...props} page={page} />)}
    </Loaded>
  );
}

function Rows<Row>({
  label,
  query,
  columns,
  keyOf,
  link,
  linkTitle = "编号",
  preview,
  page,
}: Props<Row> & { page: { items: Row[]; next: string | null } }) {
  const [lookedAt, lookAt] = useState<string>();
  const keys = page.items.map(keyOf);
  const onLook = preview === undefined ? undefined : lookAt;
  const body = useRowKeys(keys, { lookedAt, onLook });
  const looked = page.items.find((row) => keyOf(row) === lookedAt);
  return (
    <div className={looked !== undefined && preview !== undefined ? "rows-and-panel has-panel" : "rows-and-panel"}>
      <div className="rows" aria-busy={query.isPlaceholderData}>
        <table>
          <caption className="for-screen-readers">
            {label}。上下键移动，回车打开全页{preview !== undefined && "，空格在旁边预览"}。
          </caption>
          <thead>
            <tr>
              <th scope="col" className="rows-link">
                {linkTitle}
              </th>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={column.from && `from-${column.from}`}
                  style={column.width === undefined ? undefined : { width: column.width }}
                >
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {page.items.map((row) => {
              const key = keyOf(row);
              const { to, words } = link(row);
              return (
                <tr
                  key={key}
                  data-row={key}
                  className={key === lookedAt ? "is-looked-at" : undefined}
                  onClick={(event) => {
                    // Selecting text and following links are not looking.
                    if ((event.target as HTMLElement).closest("a, button") === null && getSelection()?.toString() === "") onLook?.(key);
                  }}
                >
                  <td className="rows-link">
                    <Link to={to} className="figures">
                      {words}
                    </Link>
                  </td>
                  {columns.map((column) => (
                    <td key={column.key} className={column.from && `from-${column.from}`}>
                      {column.render(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        <KeysetPager count={page.items.length} next={page.next} />
      </div>
      {looked !== undefined && preview !== undefined && (
        <aside className="side-panel" aria-label="预览">
          <Button
            className="side-panel-close"
            type="text"
            icon={<CloseOutlined />}
            aria-label="关闭预览"
            onClick={() => lookAt(undefined)}
          />
          {preview(looked)}
        </aside>
      )}
    </div>
  );
}

/** What a narrow screen shows under the title in place of the columns it has no room for. */
export function NarrowOnly({ children }: { children: ReactNode }) {
  return <p className="narrow-only">{children}</p>;
}
