import "./case.css";
import { type DispatchProposal, dispatchBatch, proposeDispatches } from "@yihao/contract/dispatch-batch";
import type { CallOf, ReplyOf } from "@yihao/contract/endpoint";
import { listWorkOrders, WorkOrderQuery } from "@yihao/contract/work-order";
import { Alert, App, Button, Checkbox } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { AdminTable } from "../admin/admin-table.tsx";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useAct } from "../common/use-act.ts";
import { useReading } from "../common/use-reading.ts";
import { caseTopics } from "./case-topics.ts";
import { OrderMarks } from "./order-marks.tsx";

const batchMax = 50;
type Sent = { reply: ReplyOf<typeof dispatchBatch>; rows: readonly DispatchProposal[] };

/** 批量派单: what the catalogue answers clearly, ticked, looked over and sent; the rest says why it needs a person. */
export function DispatchBatchPage() {
  const { filters } = useUrlFilters(WorkOrderQuery);
  const query = { ...filters, state: "awaitingDispatch", order: "oldest", limit: batchMax } as NonNullable<
    CallOf<typeof listWorkOrders>["query"]
  >;
  const orders = useReading(listWorkOrders, { query }, { topics: ["workOrders"], keepsPrevious: true });
  const workOrderIds = orders.data?.items.map(({ id }) => id) ?? [];
  const proposals = useReading(
    proposeDispatches,
    { body: { workOrderIds } },
    { topics: ["workOrders"], enabled: workOrderIds.length > 0, keepsPrevious: true },
  );
  const [sent, setSent] = useState<Sent>();
  const clear = proposals.data?.items.filter(({ lead }) => lead !== null).length;
  return (
    <PageShell
      title="批量派单"
      count={clear === undefined || workOrderIds.length === 0 ? undefined : `最早的 ${workOrderIds.length} 张中，${clear} 张目录有明确答案`}
      tools={<Link to="/queues/dispatch">返回待派单</Link>}
    >
      <p className="page-lead">派单目录写明由谁主办的，可以一并派出；每张单独派、单独记录，一张派不出不影响其他。</p>
      {sent !== undefined && <Outcome of={sent} />}
      <Loaded query={orders} skeleton={<RowsSkeleton />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="没有待派的工单" hint="新的工单到来后，可在这里按派单目录一并派出。" />
          ) : (
            <Loaded query={proposals} skeleton={<RowsSkeleton />}>
              {(data) => (
                <Choice
                  items={data.items.filter(({ order }) => order.state === "awaitingDispatch" && workOrderIds.includes(order.id))}
                  onSent={setSent}
                />
              )}
            </Loaded>
          )
        }
      </Loaded>
    </PageShell>
  );
}

function Choice({ items, onSent }: { items: readonly DispatchProposal[]; onSent: (sent: Sent) => void }) {
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const { modal } = App.useApp();
  const send = useAct(dispatchBatch, {
    topics: caseTopics,
    done: ({ done, items: all }) => (done === all.length ? `${done} 张已派出` : `${done} 张已派出，${all.length - done} 张没有派出`),
  });
  const clear = items.filter(({ lead }) => lead !== null);
  const chosen = clear.filter(({ order }) => !unticked.has(order.id));
  const tick = (ids: readonly string[], isOn: boolean) => {
    const next = new Set(unticked);
    for (const id of ids) {
      if (isOn) next.delete(id);
      else next.add(id);
    }
    setUnticked(next);
  };
  const confirm = () =>
    modal.confirm({
      title: `派出 ${chosen.length} 张工单？`,
      content: <Agencies of={chosen} />,
      okText: "派出",
      cancelText: "再看看",
      onOk: () =>
        send
          .mutateAsync({
            body: {
              items: chosen.map(({ order, lead, supporting }) => ({
                workOrderId: order.id,
                leadAgencyId: lead?.id ?? "",
                supportingAgencyIds: supporting.map(({ id }) => id),
                basis: "catalogue" as const,
              })),
            },
          })
          .then((reply) => onSent({ reply, rows: chosen }))
          .catch(() => undefined),
    });
  return (
    <>
      <div className="batch-tools">
        <Checkbox
          checked={chosen.length > 0 && chosen.length === clear.length}
          indeterminate={chosen.length > 0 && chosen.length < clear.length}
          disabled={clear.length === 0}
          onChange={({ target }) =>
            tick(
              clear.map(({ order }) => order.id),
              target.checked,
            )
          }
        >
          全选有明确答案的
        </Checkbox>
        <Button type="primary" disabled={chosen.length === 0} loading={send.isPending} onClick={confirm}>
          派出选中的 {chosen.length} 张
        </Button>
      </div>
      <AdminTable
        label="批量派单"
        rows={items}
        keyOf={({ order }) => order.id}
        columns={[
          {
            key: "tick",
            title: "选",
            width: 44,
            render: ({ order, lead }) => (
              <Checkbox
                aria-label={`选中 ${order.number}`}
                disabled={lead === null}
                checked={lead !== null && !unticked.has(order.id)}
                onChange={({ target }) => tick([order.id], target.checked)}
              />
            ),
          },
          {
            key: "order",
            title: "工单",
            render: ({ order }) => (
              <>
                <p className="row-title">
                  <OrderMarks of={order} /> {order.title}
                </p>
                <p className="row-under">
                  <Link to={`/orders/${order.id}`} className="figures">
                    {order.number}
                  </Link>{" "}
                  · {order.categoryName ?? "未分类"} · {order.regionName ?? "未填区划"}
                </p>
              </>
            ),
          },
          {
            key: "lead",
            title: "目录的答案",
            render: ({ lead, supporting, reason }) =>
              lead === null ? (
                <p className="faint">{reason}</p>
              ) : (
                <>
                  <p>
                    <strong>{lead.name}</strong>
                    {supporting.length > 0 && <span className="faint">，协办 {supporting.map(({ name }) => name).join("、")}</span>}
                  </p>
                  <p className="row-under">{reason}</p>
                </>
              ),
          },
        ]}
      />
    </>
  );
}

/** How many orders each agency gets. */
function Agencies({ of }: { of: readonly DispatchProposal[] }) {
  const counts = Map.groupBy(of, ({ lead }) => lead?.name ?? "");
  return (
    <ul>
      {[...counts].map(([name, rows]) => (
        <li key={name}>
          {name}：{rows.length} 张
        </li>
      ))}
    </ul>
  );
}

function Outcome({ of: { reply, rows } }: { of: Sent }) {
  const failed = reply.items.filter(({ isDone }) => !isDone);
  const numberOf = (id: string) => rows.find(({ order }) => order.id === id)?.order.number ?? id;
  return (
    <Alert
      type={failed.length === 0 ? "success" : "warning"}
      showIcon
      role="status"
      title={`${reply.done} 张已派出${failed.length === 0 ? "" : `，${failed.length} 张没有派出`}`}
      description={
        failed.length === 0 ? undefined : (
          <ul>
            {failed.map(({ workOrderId, reason }) => (
              <li key={workOrderId}>
                <Link to={`/orders/${workOrderId}`}>{numberOf(workOrderId)}</Link>：{reason}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
