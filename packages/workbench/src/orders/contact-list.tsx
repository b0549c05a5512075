import type { Assignment } from "@yihao/contract/handling";
import { ContactOutcome, ContactWay } from "@yihao/contract/replies";
import { AttachmentList } from "../common/attachments.tsx";
import { Moment } from "../common/moment.tsx";

/** 联系诉求人与阶段性答复, as the agency did them. */
export function ContactList({ of: { contacts, interimReplies } }: { of: Pick<Assignment, "contacts" | "interimReplies"> }) {
  if (contacts.length === 0 && interimReplies.length === 0) return null;
  return (
    <section className="reply">
      {contacts.length > 0 && (
        <>
          <p className="reply-head">
            <strong>联系诉求人</strong> <span className="faint">{contacts.length} 次</span>
          </p>
          <ul className="sign-offs" aria-label="联系记录">
            {contacts.map((contact) => (
              <li key={contact.id}>
                <Moment at={contact.at} /> {ContactWay.word(contact.way)}，
                <span className={contact.outcome === "reached" ? "tag is-good" : "tag"}>{ContactOutcome.word(contact.outcome)}</span>{" "}
                <span className="faint">{contact.by}</span>
                {contact.note !== null && <p className="prose">{contact.note}</p>}
                <AttachmentList items={contact.attachments} />
              </li>
            ))}
          </ul>
        </>
      )}
      {interimReplies.map((reply) => (
        <div key={reply.id}>
          <p className="reply-head">
            <strong>阶段性答复</strong> <span className="tag">已告知诉求人</span>
            <span className="faint">
              {reply.by} · <Moment at={reply.at} />
            </span>
          </p>
          <p className="prose">{reply.publicReply}</p>
          <p className="reply-name">办理情况（内部，不对外）</p>
          <p className="prose inside-words">{reply.internalAccount}</p>
        </div>
      ))}
    </section>
  );
}
