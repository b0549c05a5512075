import "../orders/case.css";
import "./conferral.css";
import { type Conferral, ConferralKind, ConferralOutcome, ConferralState, readConferral } from "@yihao/contract/conferral";
import { WorkOrderState } from "@yihao/contract/work-order";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { LoadedPage } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { ActBar } from "../orders/act-bar.tsx";
import { useMe } from "../session/use-me.ts";
import { CancelForm } from "./cancel-form.tsx";
import { ChangeForm } from "./conferral-form.tsx";
import { When } from "./conferrals-page.tsx";
import { HoldForm } from "./hold-form.tsx";

export function ConferralPage() {
  const { id = "" } = useParams();
  const conferral = useReading(readConferral, { params: { id } }, { topics: ["conferrals"] });
  return (
    <LoadedPage title="会商" query={conferral} skeleton={<CaseSkeleton />}>
      {(data) => <View conferral={data} />}
    </LoadedPage>
  );
}

function View({ conferral }: { conferral: Conferral }) {
  const [open, choose] = useState<"change" | "hold" | "cancel">();
  const { can } = conferral;
  const onClose = () => choose(undefined);
  return (
    <PageShell
      title={conferral.title}
      count={
        <>
          {ConferralKind.word(conferral.kind)} · <span className="tag is-state">{ConferralState.word(conferral.state)}</span>
        </>
      }
      tools={<Link to="/conferrals">全部会商</Link>}
    >
      <ActBar
        groups={[
          {
            key: "conferral",
            label: "会商",
            acts: [
              { key: "hold", word: "登记结果", permit: can.hold, onAct: () => choose("hold") },
              { key: "change", word: "调整", permit: can.change, onAct: () => choose("change") },
              { key: "cancel", word: "取消会商", permit: can.cancel, onAct: () => choose("cancel"), isDangerous: true },
            ],
          },
        ]}
      />
      <div className="case-facts">
        <section className="panel" aria-labelledby="conferral-facts">
          <h2 id="conferral-facts">时间、地点、参加单位</h2>
          <Facts
            rows={[
              ["时间", <When key="at" at={conferral.startsAt} />],
              ["地点", conferral.place],
              ["参加单位", conferral.participants.map(({ name }) => name).join("、") || "没有邀请单位"],
              ["说明", conferral.note],
              ["安排", <Signed key="planned" by={conferral.plannedBy} at={conferral.plannedAt} />],
              ["取消", conferral.cancelledAt && <Signed key="cancelled" by={conferral.cancelledBy} at={conferral.cancelledAt} />],
              ["取消原因", conferral.cancelReason],
            ]}
          />
        </section>
        <Agenda of={conferral} />
        {conferral.minutes !== null && (
          <section className="panel" aria-labelledby="conferral-minutes">
            <h2 id="conferral-minutes">会议纪要</h2>
            <p className="prose">{conferral.minutes}</p>
            <AttachmentList items={conferral.attachments} />
            {conferral.heldAt !== null && (
              <p className="faint">
                登记 <Signed by={conferral.heldBy} at={conferral.heldAt} />
              </p>
            )}
          </section>
        )}
      </div>
      {open === "change" && <ChangeForm conferral={conferral} onClose={onClose} />}
      {open === "hold" && <HoldForm conferral={conferral} onClose={onClose} />}
      {open === "cancel" && <CancelForm conferral={conferral} onClose={onClose} />}
    </PageShell>
  );
}

function Signed({ by, at }: { by: string | null; at: string }) {
  return (
    <>
      {by} · <Moment at={at} />
    </>
  );
}

function Agenda({ of }: { of: Conferral }) {
  const { agency } = useMe();
  return (
    <section className="panel" aria-labelledby="conferral-agenda">
      <h2 id="conferral-agenda">议题（{of.orders.length} 件）</h2>
      {of.orders.length === 0 ? (
        <p className="faint">没有列入工单。可在工单页面点“列入会商”。</p>
      ) : (
        <ul className="agenda">
          {of.orders.map((order) => (
            <li key={order.workOrderId}>
              <p>
                {agency === null ? (
                  <Link to={`/orders/${order.workOrderId}`} className="figures">
                    {order.number}
                  </Link>
                ) : (
                  <span className="figures">{order.number}</span>
                )}{" "}
                {order.title} <span className="tag is-state">{WorkOrderState.word(order.state)}</span>
              </p>
              {order.question !== null && <p className="faint">要议：{order.question}</p>}
              {order.outcome !== null && (
                <p>
                  <span className="tag is-good">{ConferralOutcome.word(order.outcome)}</span> {order.lead?.name} {order.decision}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
