import { AssignmentRole } from "@yihao/contract/dispatch";
import type { Assignment } from "@yihao/contract/handling";
import { listReplyTemplates } from "@yihao/contract/replies";
import { Button, Form } from "antd";
import { Moment } from "../common/moment.tsx";
import { useReading } from "../common/use-reading.ts";

type Props = { assignment: Assignment; others: readonly Assignment[] };
type Words = { publicReply?: string; internalAccount?: string };

/** What helps to write a reply: the words of those who co-handled it, and what this agency answered before. Nothing typed is lost: words are added. */
export function ReplyAids({ assignment, others }: Props) {
  const form = Form.useFormInstance<Words>();
  const templates = useReading(listReplyTemplates, { query: { assignmentId: assignment.id } });
  const add = (field: keyof Words, words: string) => {
    const typed: string = form.getFieldValue(field) ?? "";
    form.setFieldValue(field, typed.trim() === "" ? words : `${typed.trimEnd()}\n${words}`);
  };
  const opinions = others
    .filter(({ id }) => id !== assignment.id)
    .flatMap((other) => other.replies.filter(({ verdict }) => verdict === "forSuperior").map((reply) => ({ other, reply })));
  const items = templates.data?.items ?? [];
  if (opinions.length === 0 && items.length === 0) return null;
  return (
    <div className="reply-aids">
      {opinions.length > 0 && (
        <details open>
          <summary>协办和下级单位的意见（{opinions.length}）</summary>
          <ul>
            {opinions.map(({ other, reply }) => (
              <li key={reply.id}>
                <p className="reply-name">
                  {other.agencyName}（{AssignmentRole.word(other.role)}） <Moment at={reply.at} as="short" />
                </p>
                <p className="prose">{reply.publicReply}</p>
                <Button
                  size="small"
                  aria-label={`采用${other.agencyName}的意见`}
                  onClick={() => add("publicReply", `${other.agencyName}：${reply.publicReply}`)}
                >
                  采用协办意见
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {items.length > 0 && (
        <details>
          <summary>本单位同类诉求的答复（{items.length}），已隐去原诉求人的信息</summary>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <p className="reply-name">
                  {item.title} <Moment at={item.at} as="short" />
                </p>
                <p className="prose">{item.publicReply}</p>
                <Button
                  size="small"
                  aria-label={`套用“${item.title}”的答复`}
                  onClick={() => {
                    add("publicReply", item.publicReply);
                    add("internalAccount", item.internalAccount);
                  }}
                >
                  套用
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
