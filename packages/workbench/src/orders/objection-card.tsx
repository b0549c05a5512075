import "./case.css";
import { type Objection, ObjectionDecision, ObjectionGround } from "@yihao/contract/objection";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";

/** 派单异议 and what became of it. */
export function ObjectionCard({ of }: { of: Omit<Objection, "can"> }) {
  return (
    <section className="return-request" aria-label="派单异议">
      <p className="reply-head">
        <strong>派单异议</strong>{" "}
        <span className={of.decision === null ? "tag is-warning" : "tag"}>
          {of.decision === null ? "等待审定" : ObjectionDecision.word(of.decision)}
        </span>
      </p>
      <Facts
        rows={[
          ["提出单位", `${of.agencyName} ${of.by}`],
          ["提出时间", <Moment key="at" at={of.at} />],
          ["缘由", ObjectionGround.word(of.ground)],
          ["理由", of.reason],
          ["依据", of.basis],
          [
            "审定",
            of.decidedBy && (
              <>
                {of.decidedBy} {of.decidedAt !== null && <Moment at={of.decidedAt} />}
              </>
            ),
          ],
          ["审定意见", of.opinion],
        ]}
      />
      <AttachmentList items={of.attachments} />
    </section>
  );
}

export function ObjectionSection({ items }: { items: readonly Objection[] }) {
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="objections-title">
      <h2 id="objections-title">派单异议（{items.length} 件）</h2>
      {items.map((each) => (
        <ObjectionCard key={each.id} of={each} />
      ))}
    </section>
  );
}
