import { LimitUnit } from "@yihao/contract/directory";
import { AssignmentRole } from "@yihao/contract/dispatch";
import { type Assignment, AssignmentState } from "@yihao/contract/handling";
import { DutyBasis } from "@yihao/contract/work-order";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";
import { ContactList } from "./contact-list.tsx";
import { DeadlineBar } from "./deadline-bar.tsx";
import { ReplyView } from "./reply-view.tsx";

/** One agency's part of the order. */
export function AssignmentCard({ of }: { of: Assignment }) {
  // 阶段性办结 met the limit; from then on the promise is what counts.
  const interim = of.replies.find((reply) => reply.promise !== null && reply.promise.acceptedAt !== null);
  return (
    <article className="assignment" aria-label={`${of.agencyName}（${AssignmentRole.word(of.role)}）`}>
      <header className="assignment-head">
        <h3>{of.agencyName}</h3>
        <span className="tag">{AssignmentRole.word(of.role)}</span>
        <span className="tag is-state">{AssignmentState.word(of.state)}</span>
        {of.isRework && <span className="tag is-warning">重新办理</span>}
        {of.sendBackCount > 0 && <span className="tag is-warning">审核退回 {of.sendBackCount} 次</span>}
      </header>
      <DeadlineBar
        startAt={of.assignedAt}
        dueAt={of.dueAt}
        originalDueAt={of.originalDueAt}
        isProvisional={of.dueIsProvisional}
        light={interim === undefined ? of.light : null}
        doneAt={interim?.at ?? of.repliedAt}
      />
      {interim !== undefined && interim.promise !== null && (
        <DeadlineBar
          name="阶段性办结承诺的期限"
          startAt={interim.promise.acceptedAt ?? interim.at}
          dueAt={interim.promise.dueAt}
          isProvisional={false}
          light={of.light}
          doneAt={interim.promise.keptAt}
          doneWord="兑现"
        />
      )}
      <Facts
        rows={[
          ["办理时限", `${of.limitAmount} ${LimitUnit.word(of.limitUnit)}`],
          ["派单", <Moment key="assigned" at={of.assignedAt} />],
          ["签收", <Acknowledged key="acknowledged" of={of} />],
          ["责任依据", of.dutyBasis && DutyBasis.word(of.dutyBasis)],
          ["延期", of.extensionCount > 0 && `已延期 ${of.extensionCount} 次，共 ${of.extendedDays} 个工作日`],
          [
            "挂起",
            of.pausedAt && of.state === "paused" && (
              <>
                <Moment at={of.pausedAt} /> 起停表，{of.pauseReviewOn} 恢复
              </>
            ),
          ],
          ["派单意见", of.opinion],
          ["退回原因", of.sendBackReason],
        ]}
      />
      <ContactList of={of} />
      {of.replies.map((reply) => (
        <ReplyView key={reply.id} reply={reply} />
      ))}
    </article>
  );
}

/** 签收 against its own limit, which is what 及时签收率 counts. */
function Acknowledged({ of }: { of: Assignment }) {
  const { acknowledgedAt, acknowledgeBy } = of;
  const isLate = acknowledgedAt !== null && acknowledgeBy !== null && acknowledgedAt > acknowledgeBy;
  return (
    <>
      {acknowledgedAt === null ? "未签收" : <Moment at={acknowledgedAt} />}
      {acknowledgeBy !== null && (acknowledgedAt === null || isLate) && (
        <>
          ，应于 <Moment at={acknowledgeBy} /> 前签收
        </>
      )}
      {isLate && <strong className="is-overdue">（逾期）</strong>}
    </>
  );
}
