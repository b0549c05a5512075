import "../common/rows.css";
import "./admin.css";
import type { ReactNode } from "react";
import type { Column } from "../common/keyset-table.tsx";

type Props<Row> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  isBusy?: boolean;
  /** Below the rows: a pager. */
  children?: ReactNode;
};

/** Rows that have no page of their own; what can be done stands in the row. The first column heads it. */
export function AdminTable<Row>({ label, rows, columns, keyOf, isBusy = false, children }: Props<Row>) {
  return (
    <div className="rows admin-rows" aria-busy={isBusy}>
      <table>
        <caption className="for-screen-readers">{label}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, width, from }) => (
              <th key={key} scope="col" className={from && `from-${from}`} style={width === undefined ? undefined : { width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, from, render }) => (
                <td key={key} className={from && `from-${from}`}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </div>
  );
}
