import type { Assignment } from "@yihao/contract/handling";
import { reviewReply, Verdict } from "@yihao/contract/review";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { ReplyView } from "./reply-view.tsx";

type Verdicts = "passed" | "sentBack";
type Values = { verdict: Verdicts; opinion?: string };
type Props = { workOrderId: string; verdict: Verdicts; assignments: readonly Assignment[]; onClose: () => void };

export function ReviewForm({ workOrderId, verdict, assignments, onClose }: Props) {
  const waiting = assignments.flatMap(({ replies }) => replies).filter((reply) => reply.verdict === "waiting");
  return (
    <ActForm<typeof reviewReply, Values>
      title="审核答复"
      open
      onClose={onClose}
      to={reviewReply}
      topics={caseTopics}
      draftKey={`review.${verdict}.${workOrderId}`}
      initialValues={{ verdict }}
      toCall={(body) => ({ params: { id: workOrderId }, body })}
      done={(order) => (order.state === "dispatched" ? "已退回，承办单位重新办理" : "审核通过，公开答复已发给诉求人")}
      submitWord="提交审核"
      consequence="通过后公开答复原样发给诉求人并进入回访；退回后承办单位重新办理。"
    >
      {waiting.map((reply) => (
        <ReplyView key={reply.id} reply={reply} />
      ))}
      <Form.Item name="verdict" label="审核结论" required>
        <Radio.Group options={Verdict.values.map((value) => ({ value, label: Verdict.word(value) }))} />
      </Form.Item>
      <Form.Item name="opinion" label="审核意见" extra="退回重办时必填：写明哪些要点没有答复。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
