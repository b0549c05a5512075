import type { Assignment } from "@yihao/contract/handling";
import { type Promised, ReplyVerdict, type SignOff, SignOffLevel, SignOffVerdict } from "@yihao/contract/replies";
import { AttachmentList } from "../common/attachments.tsx";
import { Moment } from "../common/moment.tsx";

type Reply = Assignment["replies"][number];
const tags: Partial<Record<Reply["verdict"], string>> = {
  passed: "tag is-good",
  sentBack: "tag is-warning",
  signOffRefused: "tag is-warning",
};

/** A reply in its two halves: what goes to the requester, and what never leaves the house. */
export function ReplyView({ reply }: { reply: Reply }) {
  return (
    <section className="reply">
      <p className="reply-head">
        <strong>答复</strong> <span className={tags[reply.verdict] ?? "tag"}>{ReplyVerdict.word(reply.verdict)}</span>{" "}
        <span className="tag">{reply.isResolved ? "已解决" : "未解决"}</span>
        {reply.promise !== null && <span className="tag">阶段性办结</span>}
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
      {reply.promise !== null && <PromiseView of={reply.promise} />}
      {reply.verdictOpinion !== null && <p className="reply-name">意见：{reply.verdictOpinion}</p>}
      <SignOffs items={reply.signOffs} />
      <AttachmentList items={reply.attachments} />
    </section>
  );
}

/** The promise of 阶段性办结 and what became of it. */
function PromiseView({ of }: { of: Promised }) {
  return (
    <>
      <p className="reply-name">
        承诺 <span className="figures">{of.promisedOn}</span> 完成{" "}
        {of.brokenAt !== null && <span className="tag is-danger">逾期未兑现</span>}
        {of.keptAt !== null && (
          <span className={of.brokenAt === null ? "tag is-good" : "tag is-warning"}>
            已于 <Moment at={of.keptAt} /> 兑现
          </span>
        )}
      </p>
      <p className="prose">{of.plan}</p>
    </>
  );
}

function SignOffs({ items }: { items: readonly SignOff[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="sign-offs" aria-label="审签">
      {items.map((item) => (
        <li key={item.id}>
          {SignOffLevel.word(item.level)}
          {item.verdict === null ? (
            "：等待审签"
          ) : (
            <>
              {" "}
              {item.signedBy}：{SignOffVerdict.word(item.verdict)} {item.signedAt !== null && <Moment at={item.signedAt} />}
              {item.opinion !== null && `（${item.opinion}）`}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
