import "./case.css";
import { ReturnDecision, type ReturnRequest } from "@yihao/contract/handling";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";

/** A request to give an order back, and what became of it. */
export function ReturnCard({ of }: { of: Omit<ReturnRequest, "can"> }) {
  return (
    <section className="return-request" aria-label="退单申请">
      <p className="reply-head">
        <strong>退单申请</strong>{" "}
        <span className={of.decision === null ? "tag is-warning" : "tag"}>
          {of.decision === null ? "等待审核" : ReturnDecision.word(of.decision)}
        </span>
      </p>
      <Facts
        rows={[
          ["申请单位", `${of.agencyName} ${of.by}`],
          ["申请时间", <Moment key="at" at={of.at} />],
          ["理由", of.reason],
          ["依据", of.basis],
          ["建议单位", of.suggestedAgencyName],
          [
            "审核",
            of.decidedBy && (
              <>
                {of.decidedBy} {of.decidedAt !== null && <Moment at={of.decidedAt} />}
              </>
            ),
          ],
          ["审核意见", of.opinion],
        ]}
      />
    </section>
  );
}
