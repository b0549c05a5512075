import "./conferral.css";
import { LeftOutlined, PlusOutlined, RightOutlined } from "@ant-design/icons";
import { ConferralKind, ConferralState, listConferrals } from "@yihao/contract/conferral";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { AdminTable } from "../admin/admin-table.tsx";
import { ActButton } from "../common/act-button.tsx";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { ConferralForm } from "./conferral-form.tsx";
import { MonthTable, type Proposal } from "./month-table.tsx";
import { useMonth } from "./use-month.ts";

export function ConferralsPage() {
  const { month, today, from, to, go } = useMonth();
  const conferrals = useReading(listConferrals, { query: { from, to } }, { topics: ["conferrals"], keepsPrevious: true });
  const [planned, plan] = useState<Proposal | "new">();
  const permit = conferrals.data?.can.plan;
  return (
    <PageShell
      title="会商会办"
      count={conferrals.data && `${month} 共 ${conferrals.data.items.length} 次`}
      tools={
        permit?.allowed === true && (
          <ActButton permit={permit} isMain icon={<PlusOutlined />} onAct={() => plan("new")}>
            安排会商
          </ActButton>
        )
      }
    >
      <div className="month-switch">
        <Button icon={<LeftOutlined />} aria-label="上一月" onClick={() => go(-1)} />
        <strong className="figures">{month.replace("-", " 年 ")} 月</strong>
        <Button icon={<RightOutlined />} aria-label="下一月" onClick={() => go(1)} />
        <span className="faint month-legend">虚线按钮为按节奏该安排而未安排的：日研判、周会办、月通报、季核查</span>
      </div>
      <Loaded query={conferrals} skeleton={<RowsSkeleton />}>
        {({ items, proposals }) => (
          <>
            <MonthTable month={month} today={today} items={items} proposals={proposals} onPlan={plan} />
            <ProposalList items={proposals} onPlan={plan} />
            {items.length === 0 ? (
              <EmptyState title="本月还没有会商" hint="职责不清、久拖不决的工单可列入会商，会后按结论派单、终结或核减。" />
            ) : (
              <AdminTable
                label="会商列表"
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  {
                    key: "title",
                    title: "会商",
                    render: (row) => (
                      <>
                        <p className="row-title">
                          <Link to={`/conferrals/${row.id}`}>{row.title}</Link>
                        </p>
                        <p className="row-under">
                          {ConferralKind.word(row.kind)} · <When at={row.startsAt} /> · {row.place}
                        </p>
                      </>
                    ),
                  },
                  { key: "orders", title: "议题", width: 76, from: "small", render: (row) => `${row.orderCount} 件` },
                  { key: "participants", title: "参加单位", width: 88, from: "medium", render: (row) => `${row.participantCount} 家` },
                  {
                    key: "state",
                    title: "状态",
                    width: 84,
                    render: (row) => <span className={row.state === "held" ? "tag is-good" : "tag"}>{ConferralState.word(row.state)}</span>,
                  },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
      {planned !== undefined && (
        <ConferralForm {...(planned === "new" ? {} : { proposal: planned })} month={month} onClose={() => plan(undefined)} />
      )}
    </PageShell>
  );
}

/** The same proposals where a month has no room. */
function ProposalList({ items, onPlan }: { items: readonly Proposal[]; onPlan: (proposal: Proposal) => void }) {
  if (items.length === 0) return null;
  return (
    <section className="panel month-proposals" aria-labelledby="proposals-title">
      <h2 id="proposals-title">按节奏该安排的</h2>
      <ul className="plain-list">
        {items.map((item) => (
          <li key={`${item.kind}-${item.onDate}`}>
            <Button size="small" type="dashed" onClick={() => onPlan(item)}>
              安排{item.title}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A time that is planned: said as it stands, not as "in two days". */
export function When({ at }: { at: string }) {
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return (
    <time dateTime={at} className="figures">
      {local.slice(0, 10)} {local.slice(11, 16)}
    </time>
  );
}
