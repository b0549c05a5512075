import "./case.css";
import type { Permit } from "@yihao/contract/can";
import { Channel, DemandKind } from "@yihao/contract/demand";
import { lookAtRequester, type WorkOrder, WorkOrderState } from "@yihao/contract/work-order";
import { Alert } from "antd";
import { useParams } from "react-router";
import { Loaded, LoadedPage } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton, RowsSkeleton } from "../common/skeletons.tsx";
import { TimelinePanel } from "../common/timeline.tsx";
import { useMe } from "../session/use-me.ts";
import { CallbackSection } from "./callback-section.tsx";
import { DeadlineBar } from "./deadline-bar.tsx";
import { DemandFacts } from "./demand-facts.tsx";
import { HandlingSection } from "./handling-section.tsx";
import { MergedDemands } from "./merged-demands.tsx";
import { OrderActs } from "./order-acts.tsx";
import { OrderMarks } from "./order-marks.tsx";
import { type OrderCase, useOrderCase } from "./use-order-case.ts";

export function OrderPage() {
  const { id = "" } = useParams();
  return <Case key={id} id={id} />;
}

function Case({ id }: { id: string }) {
  const orderCase = useOrderCase(id);
  return (
    <LoadedPage title="工单" query={orderCase.order} skeleton={<CaseSkeleton />}>
      {(order) => <OrderCaseView order={order} orderCase={orderCase} />}
    </LoadedPage>
  );
}

function OrderCaseView({ order, orderCase }: { order: WorkOrder; orderCase: OrderCase }) {
  const { handling, callbacks, timeline } = orderCase;
  const { permissions } = useMe();
  // The order's reply carries no permit for a look, so the button stands where the post has the permission; the server decides when asked.
  const permit: Permit = permissions.includes("demand.reveal") ? { allowed: true } : { allowed: false, code: "auth.forbidden", reason: "" };
  const look = { to: lookAtRequester, id: order.id, permit };
  return (
    <PageShell
      title={order.title}
      count={
        <>
          工单 <span className="figures">{order.number}</span> · <span className="tag is-state">{WorkOrderState.word(order.state)}</span>{" "}
          {DemandKind.word(order.kind)} · {Channel.word(order.channel)} <OrderMarks of={order} />
        </>
      }
    >
      {order.completionAsked !== null && (
        <Alert
          type="warning"
          showIcon
          title={`退回补充：${order.completionAsked.reason}`}
          description={
            <>
              {order.completionAsked.by} · <Moment at={order.completionAsked.at} />
            </>
          }
        />
      )}
      <OrderActs order={order} orderCase={orderCase} />
      {order.dueAt !== null && (
        <div className="panel">
          <DeadlineBar
            startAt={order.firstDispatchedAt ?? order.createdAt}
            dueAt={order.dueAt}
            promisedDueAt={order.promisedDueAt}
            isProvisional={order.dueIsProvisional}
            light={order.light}
            doneAt={order.clockStoppedAt ?? order.closedAt}
          />
        </div>
      )}
      <div className="case-columns">
        <div className="case-facts">
          <DemandFacts demand={order.demand} look={look} />
          <MergedDemands items={order.mergedDemands} />
          <Loaded query={handling} skeleton={<RowsSkeleton rows={4} />}>
            {({ items, returns }) => <HandlingSection assignments={items} returns={returns} />}
          </Loaded>
          <Loaded query={callbacks} skeleton={<RowsSkeleton rows={3} />}>
            {({ items }) => <CallbackSection items={items} />}
          </Loaded>
        </div>
        <TimelinePanel query={timeline} />
      </div>
    </PageShell>
  );
}
