import "../orders/case.css";
import { AppealProposal, type AssessmentAppeal, AssessmentAppealState } from "@yihao/contract/assessment-appeal";
import { useState } from "react";
import { Link } from "react-router";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";
import { ActBar } from "../orders/act-bar.tsx";
import { AppealDecisionForm } from "./appeal-decision-form.tsx";
import { AppealReviewForm } from "./appeal-review-form.tsx";
import { AppealWithdrawForm } from "./appeal-withdraw-form.tsx";
import { correctionWords } from "./point-words.ts";

const shade = { submitted: " is-warning", reviewed: " is-warning", upheld: " is-good", dismissed: "", withdrawn: "" } as const;

/** One appeal: what was said, what is proposed, what was decided, and what this person may do. */
export function AppealCard({ of }: { of: AssessmentAppeal }) {
  const [open, choose] = useState<"review" | "decide" | "withdraw">();
  const onClose = () => choose(undefined);
  const isOwn = of.can.withdraw.allowed || of.can.withdraw.code !== "assessmentAppeal.notYours";
  return (
    <section className="return-request" aria-label={`${of.agencyName}对${of.itemName}的申诉`}>
      <p className="reply-head">
        <Link to={`/assessments/${of.assessmentId}/agencies/${of.agencyId}`}>{of.agencyName}</Link> <strong>{of.itemName}</strong>{" "}
        <span className={`tag${shade[of.state]}`}>{AssessmentAppealState.word(of.state)}</span>
      </p>
      <Facts
        rows={[
          [
            "申诉",
            <>
              {of.submittedBy} <Moment at={of.submittedAt} />
            </>,
          ],
          [
            "理由",
            <p key="reason" className="prose">
              {of.reason}
            </p>,
          ],
          [
            "有异议的记录",
            of.recordIds.length > 0 && (
              <Link to={`/assessments/${of.assessmentId}/agencies/${of.agencyId}/items/${of.itemCode}`}>{of.recordIds.length} 条</Link>
            ),
          ],
          ["复核", of.reviewedBy !== null && of.proposal !== null && `${of.reviewedBy}：建议${AppealProposal.word(of.proposal)}`],
          ["更正", of.correction !== null && correctionWords(of.correction)],
          ["复核意见", of.reviewOpinion],
          ["审定", of.decidedBy],
          ["审定意见", of.decisionOpinion],
        ]}
      />
      <AttachmentList items={of.attachments} />
      <ActBar
        groups={[
          {
            key: of.id,
            label: "申诉办理",
            acts: [
              { key: "review", word: "复核", permit: of.can.review, onAct: () => choose("review") },
              { key: "decide", word: "审定", permit: of.can.decide, onAct: () => choose("decide") },
              ...(isOwn
                ? [{ key: "withdraw", word: "撤回", permit: of.can.withdraw, isDangerous: true, onAct: () => choose("withdraw") }]
                : []),
            ].filter((act) => act.permit.allowed),
          },
        ]}
      />
      {open === "review" && <AppealReviewForm appeal={of} onClose={onClose} />}
      {open === "decide" && <AppealDecisionForm appeal={of} onClose={onClose} />}
      {open === "withdraw" && <AppealWithdrawForm appeal={of} onClose={onClose} />}
    </section>
  );
}
