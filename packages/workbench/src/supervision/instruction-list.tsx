import type { LeaderInstruction } from "@yihao/contract/supervision";
import { AttachmentList } from "../common/attachments.tsx";
import { Moment } from "../common/moment.tsx";

/** 批示: who, when, the words, the scan. */
export function InstructionList({ items }: { items: readonly LeaderInstruction[] }) {
  return (
    <ul className="supervision-list">
      {items.map((each) => (
        <li key={each.id}>
          <strong>{each.leaderName}</strong> <span className="figures">{each.instructedOn}</span>
          <blockquote className="prose own-words">{each.words}</blockquote>
          <AttachmentList items={each.attachments} />
          <p className="row-under">
            {each.recordedBy} 登记 <Moment at={each.recordedAt} as="short" />
          </p>
        </li>
      ))}
    </ul>
  );
}
