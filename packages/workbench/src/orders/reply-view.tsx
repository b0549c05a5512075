import type { Assignment } from "@yihao/contract/handling";
import { AttachmentList } from "../common/attachments.tsx";
import { Moment } from "../common/moment.tsx";

type Reply = Assignment["replies"][number];
const verdicts: Record<Reply["verdict"], { word: string; tag: string }> = {
  waiting: { word: "等待审核", tag: "tag" },
  passed: { word: "审核通过", tag: "tag is-good" },
  sentBack: { word: "已退回重办", tag: "tag is-warning" },
  forSuperior: { word: "交上级单位汇总", tag: "tag" },
};

/** A reply in its two halves: what goes to the requester, and what never leaves the house. */
export function ReplyView({ reply }: { reply: Reply }) {
  const verdict = verdicts[reply.verdict];
  return (
    <section className="reply">
      <p className="reply-head">
        <strong>答复</strong> <span className={verdict.tag}>{verdict.word}</span>{" "}
        <span className="tag">{reply.isResolved ? "已解决" : "未解决"}</span>
        <span className="faint">
          {reply.by} · <Moment at={reply.at} />
        </span>
      </p>
      <p className="reply-name">公开答复</p>
      <p className="prose">{reply.publicReply}</p>
      <p className="reply-name">办理情况（内部，不对外）</p>
      <p className="prose inside-words">{reply.internalAccount}</p>
      {reply.contactedAt !== null && (
        <p className="faint">
          联系诉求人：
          <Moment at={reply.contactedAt} />
        </p>
      )}
      <AttachmentList items={reply.attachments} />
    </section>
  );
}
