import "./case.css";
import { ChaseSource } from "@yihao/contract/chase";
import { type OrderWays, WithdrawalWay } from "@yihao/contract/order-ends";
import { OrderMark, RecusalSource } from "@yihao/contract/order-marks";
import { type WorkOrder, WorkOrderState } from "@yihao/contract/work-order";
import { Alert } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { Moment } from "../common/moment.tsx";
import { ConclusionCard, TerminationCard } from "./end-cards.tsx";
import type { WayForms } from "./way-acts.ts";

type Props = { order: WorkOrder; ways: OrderWays; choose: (open: WayForms) => void };

/** Why the order is over, said before everything else. */
export function EndNote({ order, ways }: Pick<Props, "order" | "ways">) {
  if (order.endedAt === null) return null;
  const { mergedInto } = ways;
  return (
    <Alert
      type="info"
      showIcon
      title={`${WorkOrderState.word(order.state)}${order.endedReason === null ? "" : `：${order.endedReason}`}`}
      description={
        <>
          <Moment at={order.endedAt} />
          {mergedInto !== null && (
            <>
              {" "}
              并入工单 <Link to={`/orders/${mergedInto.id}`}>{mergedInto.number}</Link>
            </>
          )}
        </>
      }
    />
  );
}

/** What was done with the order beside its handling; each kind only where there is some. */
export function WaysSection({ order, ways, choose }: Props) {
  const related = [...(ways.repeats === null ? [] : [ways.repeats]), ...ways.repeatedBy];
  return (
    <>
      {(related.length > 0 || ways.mergedOrders.length > 0) && (
        <Part title="相关工单" id="related">
          <ul className="plain-list">
            {ways.repeats !== null && (
              <li>
                <span className="tag is-warning">重复交办</span> 上一张：
                <OrderLink of={ways.repeats} /> {WorkOrderState.word(ways.repeats.state)}
              </li>
            )}
            {ways.repeatedBy.map((each) => (
              <li key={each.id}>
                <span className="tag is-warning">重复交办</span> 又成一张：
                <OrderLink of={each} /> {WorkOrderState.word(each.state)}
              </li>
            ))}
            {ways.mergedOrders.map((each) => (
              <li key={each.id}>
                <span className="tag">并单</span> 并入的工单：
                <OrderLink of={each} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {(ways.terminationRequests.length > 0 || ways.conclusionProposals.length > 0) && (
        <Part title="终止与终结" id="ends">
          {ways.terminationRequests.map((each) => (
            <TerminationCard key={each.id} of={each} />
          ))}
          {ways.conclusionProposals.map((each) => (
            <ConclusionCard key={each.id} of={each} />
          ))}
        </Part>
      )}
      {ways.recusals.length > 0 && (
        <Part title="回避" id="recusals">
          <ul className="plain-list">
            {ways.recusals.map((each) => (
              <li key={each.id}>
                <strong>{each.agencyName}</strong>{" "}
                <span className={each.liftedAt === null ? "tag is-warning" : "tag"}>
                  {each.liftedAt === null ? RecusalSource.word(each.source) : "已取消"}
                </span>{" "}
                {each.reason}
                <span className="faint">
                  {" "}
                  {each.by} <Moment at={each.at} />
                </span>
                {each.liftedAt !== null && (
                  <p className="faint">
                    {each.liftedBy} <Moment at={each.liftedAt} /> 取消：{each.liftReason}
                  </p>
                )}
                {each.liftedAt === null && isOwnAct(each.can.lift) && (
                  <p>
                    <ActButton permit={each.can.lift} onAct={() => choose({ form: "liftRecusal", recusal: each })}>
                      取消回避
                    </ActButton>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Said order={order} ways={ways} />
    </>
  );
}

/** What the requester said meanwhile, and what the centre wrote on the order. */
function Said({ ways }: Pick<Props, "order" | "ways">) {
  const lines = [
    ...ways.chases.map((each) => ({
      ...each,
      word: ChaseSource.word(each.source),
      text: [each.number, each.words].filter(Boolean).join(" "),
    })),
    ...ways.withdrawals.map((each) => ({
      ...each,
      word: "撤单",
      text: `${each.number} ${WithdrawalWay.word(each.way)}：${each.reason}${each.orderGoesOn ? "（工单继续办理）" : ""}`,
    })),
    ...ways.marks.map((each) => ({ ...each, word: `${each.on ? "列为" : "取消"}${OrderMark.word(each.mark)}`, text: each.reason })),
  ].toSorted((one, other) => one.at.localeCompare(other.at));
  if (lines.length === 0) return null;
  return (
    <Part title="催单与标注" id="said">
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="tag">{line.word}</span> {line.text}
            <span className="faint">
              {" "}
              {line.by} <Moment at={line.at} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function OrderLink({ of }: { of: { id: string; number: string; title: string } }) {
  return (
    <>
      <Link to={`/orders/${of.id}`} className="figures">
        {of.number}
      </Link>{" "}
      {of.title}
    </>
  );
}

function Part({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={`ways-${id}`}>
      <h2 id={`ways-${id}`}>{title}</h2>
      {children}
    </section>
  );
}
