import { type SiteCheck, SiteCheckMode, SiteCheckResult } from "@yihao/contract/oversight";
import { Link } from "react-router";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";

/** Whether what was found is put right. */
export function CorrectionTag({ of }: { of: SiteCheck }) {
  if (of.correctBy === null) return <span className="tag is-good">{SiteCheckResult.word(of.result)}</span>;
  if (of.correctedAt !== null) return <span className="tag is-good">已整改</span>;
  return of.isOverdue ? <span className="tag is-danger">整改超期</span> : <span className="tag is-warning">{of.correctBy} 前整改</span>;
}

/** One check with its finding; `confirm` is offered where something has to be corrected. */
export function SiteCheckCard({ of, onConfirm }: { of: SiteCheck; onConfirm: (check: SiteCheck) => void }) {
  return (
    <article className="reply" aria-label={SiteCheckMode.word(of.mode)}>
      <p className="reply-head">
        <strong>{SiteCheckMode.word(of.mode)}</strong> <CorrectionTag of={of} />
        {of.workOrderId !== null && <Link to={`/orders/${of.workOrderId}`}>{of.number}</Link>}
      </p>
      <p className="prose">{of.finding}</p>
      <Facts
        rows={[
          ["单位", of.agencyName],
          ["地点", of.place],
          ["参加人员", of.people],
          ["核查时间", <Moment key="at" at={of.checkedAt} />],
          ["结论", SiteCheckResult.word(of.result)],
          ["登记人", of.recordedBy],
          ["整改情况", of.correction],
          ["整改确认", of.correctedBy],
        ]}
      />
      <AttachmentList items={of.attachments} />
      {of.correctBy !== null && of.correctedAt === null && isOwnAct(of.can.confirm) && (
        <ActButton permit={of.can.confirm} onAct={() => onConfirm(of)}>
          确认整改
        </ActButton>
      )}
    </article>
  );
}
