import "./case.css";
import type { Permit } from "@yihao/contract/can";
import { Channel, DemandKind } from "@yihao/contract/demand-words";
import { lookAtRequester, type WorkOrder, WorkOrderState } from "@yihao/contract/work-order";
import { Alert } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { Loaded, LoadedPage } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton, RowsSkeleton } from "../common/skeletons.tsx";
import { TimelinePanel } from "../common/timeline.tsx";
import { EmergencyNote } from "../emergencies/emergency-note.tsx";
import { ExclusionSection } from "../exclusions/exclusion-section.tsx";
import { useMe } from "../session/use-me.ts";
import { OversightSection } from "../supervision/oversight-section.tsx";
import { CallbackSection } from "./callback-section.tsx";
import { ConferralSection } from "./conferral-section.tsx";
import { DeadlineBar } from "./deadline-bar.tsx";
import { DemandFacts } from "./demand-facts.tsx";
import { DispatchSection } from "./dispatch-section.tsx";
import { HandlingSection } from "./handling-section.tsx";
import { MergedDemands } from "./merged-demands.tsx";
import { ObjectionSection } from "./objection-card.tsx";
import { OrderActs } from "./order-acts.tsx";
import type { OpenForm } from "./order-forms.tsx";
import { OrderMarks } from "./order-marks.tsx";
import { type OrderCase, useOrderCase } from "./use-order-case.ts";
import { EndNote, WaysSection } from "./ways-section.tsx";

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
  const ways = orderCase.ways.data;
  const [open, choose] = useState<OpenForm>();
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
          {orderCase.applications.data?.isBeyondDuty === true && <span className="tag is-warning">超职责诉求</span>}
        </>
      }
      tools={
        <Link to={`/orders/${order.id}/print`} target="_blank" rel="noreferrer">
          打印办理单
        </Link>
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
      <EmergencyNote demandId={order.demand.id} />
      {ways !== undefined && <EndNote order={order} ways={ways} />}
      <OrderActs order={order} orderCase={orderCase} open={open} choose={choose} />
      {order.dueAt !== null && (
        <div className="panel">
          <DeadlineBar
            startAt={order.firstDispatchedAt ?? order.createdAt}
            dueAt={order.dueAt}
            promisedDueAt={order.promisedDueAt}
            isProvisional={order.dueIsProvisional}
            light={order.followUpDueAt === null ? order.light : null}
            doneAt={order.clockStoppedAt ?? order.closedAt ?? order.endedAt}
          />
          {order.followUpDueAt !== null && order.clockStoppedAt !== null && (
            <DeadlineBar
              name="阶段性办结承诺的期限"
              startAt={order.clockStoppedAt}
              dueAt={order.followUpDueAt}
              isProvisional={false}
              light={order.state === "interimClosed" || order.state === "dispatched" ? order.light : null}
              doneAt={order.closedAt}
            />
          )}
        </div>
      )}
      <div className="case-columns">
        <div className="case-facts">
          <DemandFacts demand={order.demand} look={look} />
          <MergedDemands items={order.mergedDemands} unmerge={ways?.can.unmerge} choose={choose} />
          {ways !== undefined && <WaysSection order={order} ways={ways} choose={choose} />}
          <Loaded query={handling} skeleton={<RowsSkeleton rows={4} />}>
            {({ items, returns }) => (
              <HandlingSection assignments={items} returns={returns} applications={orderCase.applications.data?.items ?? []} />
            )}
          </Loaded>
          {orderCase.objections.data !== undefined && <ObjectionSection items={orderCase.objections.data.items} />}
          {orderCase.conferrals.data !== undefined && <ConferralSection items={orderCase.conferrals.data.items} />}
          {orderCase.dispatches.data !== undefined && <DispatchSection of={orderCase.dispatches.data} />}
          <Loaded query={callbacks} skeleton={<RowsSkeleton rows={3} />}>
            {({ items, firstSatisfaction, finalSatisfaction }) => (
              <CallbackSection items={items} firstSatisfaction={firstSatisfaction} finalSatisfaction={finalSatisfaction} />
            )}
          </Loaded>
          <ExclusionSection workOrderId={order.id} />
          <OversightSection workOrderId={order.id} title={order.title} isClosed={order.state === "closed"} />
        </div>
        <TimelinePanel query={timeline} />
      </div>
    </PageShell>
  );
}
