import { LimitUnit } from "@yihao/contract/directory";
import { AssignmentRole } from "@yihao/contract/dispatch";
import { type Assignment, AssignmentState } from "@yihao/contract/handling";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";
import { DeadlineBar } from "./deadline-bar.tsx";
import { ReplyView } from "./reply-view.tsx";

/** One agency's part of the order. */
export function AssignmentCard({ of }: { of: Assignment }) {
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
        light={of.light}
        doneAt={of.repliedAt}
      />
      <Facts
        rows={[
          ["办理时限", `${of.limitAmount} ${LimitUnit.word(of.limitUnit)}`],
          ["派单", <Moment key="assigned" at={of.assignedAt} />],
          ["签收", of.acknowledgedAt === null ? "未签收" : <Moment key="acknowledged" at={of.acknowledgedAt} />],
          ["派单意见", of.opinion],
          ["退回原因", of.sendBackReason],
        ]}
      />
      {of.replies.map((reply) => (
        <ReplyView key={reply.id} reply={reply} />
      ))}
    </article>
  );
}
