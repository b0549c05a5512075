import { type Demand, revealDemand } from "@yihao/contract/demand";
import { Channel, Line, RequesterKind } from "@yihao/contract/demand-words";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";
import { Contact } from "../orders/contact.tsx";
import { OrderMarks } from "../orders/order-marks.tsx";

/** The citizen's own words, before anything that the hotline makes of them. */
export function OwnWords({ demand }: { demand: Demand }) {
  const wishes = [demand.isAnonymous && "匿名", demand.noReplyWanted && "不需要回复"].filter((wish) => wish !== false);
  return (
    <section className="desk-words" aria-label="诉求原话">
      <p className="desk-marks">
        <span className="figures">{demand.number}</span> <OrderMarks of={demand} />
        {wishes.map((wish) => (
          <span key={wish} className="tag is-warning">
            {wish}
          </span>
        ))}
        <span className="faint">
          {Channel.word(demand.channel)}
          {demand.line === "citizen" ? "" : ` · ${Line.word(demand.line)}`} · <Moment at={demand.registeredAt} />
        </span>
      </p>
      <blockquote className="own-words prose">{demand.content}</blockquote>
      <AttachmentList items={demand.attachments} />
    </section>
  );
}

/** Where, about whom, and how to reach whoever wrote. */
export function WaitingFacts({ demand }: { demand: Demand }) {
  return (
    <section className="desk-facts" aria-labelledby="desk-facts">
      <h2 id="desk-facts">地点与诉求人</h2>
      <Facts
        rows={[
          ["事发地", [demand.regionName, demand.address].filter(Boolean).join(" ") || "未填"],
          ["事发时间", demand.occurredAt && <Moment key="occurred" at={demand.occurredAt} />],
          ["被反映对象", demand.subjectName],
          ["原诉求号", demand.previousNumber],
          ["登记人", demand.registeredBy],
          ["类别", RequesterKind.word(demand.requesterKind)],
          ["企业", demand.enterpriseName],
        ]}
      />
      <Contact demand={demand} look={{ to: revealDemand, id: demand.id, permit: demand.can.reveal }} />
    </section>
  );
}
