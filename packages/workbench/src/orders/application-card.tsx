import "./case.css";
import { type Application, ApplicationKind, ApplicationState } from "@yihao/contract/applications";
import { LimitUnit } from "@yihao/contract/directory";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";

const amountWords = (amount: number | null, unit: Application["unit"]) =>
  amount === null || unit === null ? null : `${amount} ${LimitUnit.word(unit)}`;
const settledName = { granted: "审核", refused: "审核", withdrawn: "撤回", lapsed: "失效", waiting: "审核" } as const;

/** What an agency asked the centre for, and what became of it. */
export function ApplicationCard({ of }: { of: Omit<Application, "can"> }) {
  const word = ApplicationKind.word(of.kind);
  return (
    <section className="return-request" aria-label={`${word}申请`}>
      <p className="reply-head">
        <strong>{word}申请</strong>{" "}
        <span className={of.state === "waiting" ? "tag is-warning" : "tag"}>{ApplicationState.word(of.state)}</span>
      </p>
      <Facts
        rows={[
          ["申请单位", `${of.agencyName} ${of.askedBy}`],
          ["申请时间", <Moment key="at" at={of.askedAt} />],
          ["申请延长", amountWords(of.amount, of.unit)],
          [of.state === "granted" ? "批准挂起至" : "申请挂起至", of.reviewOn],
          ["理由", of.reason],
          ["依据", of.basis],
          ["告知诉求人", of.explanation],
          [
            settledName[of.state],
            of.settledAt && (
              <>
                {of.settledBy} <Moment at={of.settledAt} />
              </>
            ),
          ],
          ["批准延长", amountWords(of.grantedAmount, of.unit)],
          ["审核意见", of.opinion],
          [
            "恢复",
            of.resumedAt && (
              <>
                {of.resumedBy} <Moment at={of.resumedAt} />，{of.resumeReason}
              </>
            ),
          ],
        ]}
      />
      <AttachmentList items={of.attachments} />
    </section>
  );
}
