import { ExclamationCircleFilled, FireFilled, WarningFilled } from "@ant-design/icons";
import { Urgency } from "@yihao/contract/directory";
import { readAgencyFigures, readBreakdown } from "@yihao/contract/statistics";
import { listWorkOrders, WorkOrderState } from "@yihao/contract/work-order";
import { countWords } from "@yihao/ui/number-words.ts";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { type Range, rangeBefore } from "./range.ts";
import { figureRecords, sliceRecords } from "./records-link.ts";
import { risingSlices } from "./rising-slices.ts";

const shownMax = 5;
const fresh = { staleTime: 60_000, keepsPrevious: true } as const;

/** What a leader should look into now: units with overdue work, emergencies that are not closed, categories that grew. */
export function AttentionPanel({ range }: { range: Range }) {
  return (
    <section className="attention" aria-label="需要关注">
      <OverdueAgencies range={range} />
      <OpenEmergencies />
      <RisingCategories range={range} />
    </section>
  );
}

function Block({ title, icon, children }: { title: string; icon: ReactNode; children: ReactNode }) {
  return (
    <section className="panel">
      <h2>
        <span aria-hidden="true" className="attention-icon">
          {icon}
        </span>{" "}
        {title}
      </h2>
      {children}
    </section>
  );
}

function OverdueAgencies({ range }: { range: Range }) {
  const days = { from: range.from, to: range.to };
  const agencies = useReading(readAgencyFigures, { query: days }, { topics: ["assignments", "callbacks"], ...fresh });
  return (
    <Block title="超期未结的单位" icon={<ExclamationCircleFilled />}>
      <Loaded query={agencies} skeleton={<RowsSkeleton rows={3} />}>
        {({ items }) => {
          const red = items.filter(({ overdueOpen }) => overdueOpen > 0).toSorted((a, b) => b.overdueOpen - a.overdueOpen);
          if (red.length === 0) return <p className="faint">没有单位超期未结。</p>;
          return (
            <ul className="attention-list">
              {red.slice(0, shownMax).map(({ agencyId, name, overdueOpen }) => (
                <li key={agencyId}>
                  <span>{name}</span>
                  <Link
                    className="is-overdue figures"
                    to={figureRecords(range, { code: "overdueOpen", opens: "workOrders" }, { agencyId })}
                    aria-label={`${name}超期未结 ${overdueOpen} 份`}
                  >
                    {countWords(overdueOpen)} 份
                  </Link>
                </li>
              ))}
              {red.length > shownMax && (
                <li>
                  <Link to={figureRecords(range, { code: "overdueOpen", opens: "workOrders" })}>
                    另有 {red.length - shownMax} 个单位，查看全部
                  </Link>
                </li>
              )}
            </ul>
          );
        }}
      </Loaded>
    </Block>
  );
}

function OpenEmergencies() {
  const orders = useReading(
    listWorkOrders,
    { query: { urgency: "critical", order: "newest", limit: 20 } },
    { topics: ["workOrders"], ...fresh },
  );
  return (
    <Block title={`${Urgency.word("critical")}工单（未办结）`} icon={<WarningFilled />}>
      <Loaded query={orders} skeleton={<RowsSkeleton rows={3} />}>
        {({ items, next }) => {
          const open = items.filter(({ state }) => state !== "closed");
          if (open.length === 0) return <p className="faint">最近的特急工单都已办结。</p>;
          return (
            <ul className="attention-list">
              {open.slice(0, shownMax).map((order) => (
                <li key={order.id}>
                  <Link to={`/orders/${order.id}`} className="attention-title">
                    {order.title}
                  </Link>
                  <span className="faint figures">{WorkOrderState.word(order.state)}</span>
                </li>
              ))}
              {(open.length > shownMax || next !== null) && (
                <li>
                  <Link to="/orders?urgency=critical&order=newest">查看全部特急工单</Link>
                </li>
              )}
            </ul>
          );
        }}
      </Loaded>
    </Block>
  );
}

function RisingCategories({ range }: { range: Range }) {
  const params = { dimension: "category" as const };
  const now = useReading(readBreakdown, { params, query: { from: range.from, to: range.to } }, { topics: ["demands"], ...fresh });
  const before = useReading(readBreakdown, { params, query: rangeBefore(range) }, { ...fresh, staleTime: 600_000 });
  return (
    <Block title="上升较多的分类" icon={<FireFilled />}>
      <Loaded query={before} skeleton={<RowsSkeleton rows={3} />}>
        {(earlier) => {
          const rising = risingSlices(now.data?.items ?? [], earlier.items, shownMax);
          if (rising.length === 0) return <p className="faint">没有明显上升的分类。</p>;
          return (
            <ul className="attention-list">
              {rising.map(({ key, name, count, previous }) => (
                <li key={key}>
                  <span>{name}</span>
                  <Link className="figures" to={sliceRecords(range, "category", key)}>
                    <span className="for-screen-readers">{name}，上期 </span>
                    {countWords(previous)} <span aria-hidden="true">→</span>
                    <span className="for-screen-readers"> 件，本期</span> {countWords(count)} 件
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Block>
  );
}
