import "./case.css";
import {
  ConclusionDecision,
  type ConclusionProposal,
  TerminationDecision,
  TerminationReason,
  type TerminationRequest,
} from "@yihao/contract/order-ends";
import type { ReactNode } from "react";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";

type Decided = { decidedBy: string | null; decidedAt: string | null };
const decidedBy = ({ decidedBy: name, decidedAt }: Decided): ReactNode =>
  name !== null && (
    <>
      {name} {decidedAt !== null && <Moment at={decidedAt} />}
    </>
  );

/** An application to end the handling, and what became of it. */
export function TerminationCard({ of }: { of: Omit<TerminationRequest, "can"> }) {
  return (
    <section className="return-request" aria-label="终止办理申请">
      <p className="reply-head">
        <strong>终止办理申请</strong>{" "}
        <span className={of.decision === null ? "tag is-warning" : "tag"}>
          {of.decision === null ? "等待审核" : TerminationDecision.word(of.decision)}
        </span>
      </p>
      <Facts
        rows={[
          ["申请单位", `${of.agencyName} ${of.by}`],
          ["申请时间", <Moment key="at" at={of.at} />],
          ["理由", TerminationReason.word(of.reason)],
          ["依据和情况", of.basis],
          ["审核", decidedBy(of)],
          ["审核意见", of.opinion],
          ["告诉诉求人", of.explanation],
        ]}
      />
      <AttachmentList items={of.attachments} />
    </section>
  );
}

/** A proposal to conclude for good, with its evidence and minutes. */
export function ConclusionCard({ of }: { of: Omit<ConclusionProposal, "can"> }) {
  return (
    <section className="return-request" aria-label="终结提议">
      <p className="reply-head">
        <strong>终结提议</strong>{" "}
        <span className={of.decision === null ? "tag is-warning" : "tag"}>
          {of.decision === null ? "等待确认" : ConclusionDecision.word(of.decision)}
        </span>
      </p>
      <Facts
        rows={[
          ["提出人", of.by],
          ["提出时间", <Moment key="at" at={of.at} />],
          ["会商", `${of.heldOn}${of.conferralNumber === null ? "" : `，${of.conferralNumber}`}`],
          ["证据和办理经过", of.evidence],
          ["终结意见", of.opinion],
          ["确认", decidedBy(of)],
          ["确认意见", of.decisionReason],
        ]}
      />
      <p className="faint">会商纪要</p>
      <AttachmentList items={of.minutes} />
      {of.evidencePapers.length > 0 && <p className="faint">证据材料</p>}
      <AttachmentList items={of.evidencePapers} />
    </section>
  );
}
