import type { Assignment } from "@yihao/contract/handling";
import { reviewReply, Verdict } from "@yihao/contract/review";
import { Checkbox, Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { ReplyView } from "./reply-view.tsx";

type Verdicts = "passed" | "sentBack";
type Values = { verdict: Verdicts; opinion?: string; metPoints?: string[] };
type Props = {
  workOrderId: string;
  verdict: Verdicts;
  points: readonly string[];
  assignments: readonly Assignment[];
  onClose: () => void;
};

const doneWords: Partial<Record<string, string>> = {
  dispatched: "已退回，承办单位重新办理",
  interimClosed: "审核通过，已阶段性办结并列入跟踪",
};

export function ReviewForm({ workOrderId, verdict, points, assignments, onClose }: Props) {
  const waiting = assignments.flatMap(({ replies }) => replies).filter((reply) => reply.verdict === "waiting");
  const isInterim = waiting.some((reply) => reply.promise !== null);
  return (
    <ActForm<typeof reviewReply, Values>
      title="审核答复"
      open
      onClose={onClose}
      to={reviewReply}
      topics={caseTopics}
      draftKey={`review.${verdict}.${workOrderId}`}
      initialValues={{ verdict, metPoints: [] }}
      toCall={({ metPoints = [], ...body }) => ({
        params: { id: workOrderId },
        body: { ...body, unmetPoints: points.filter((point) => !metPoints.includes(point)) },
      })}
      done={(order) => doneWords[order.state] ?? "审核通过，公开答复已发给诉求人"}
      submitWord="提交审核"
      consequence={
        isInterim
          ? "通过后为阶段性办结：告知诉求人承诺的日期，列入跟踪，到期未办要督办；退回后承办单位重新办理。"
          : "通过后公开答复原样发给诉求人并进入回访；退回后承办单位重新办理。"
      }
    >
      {waiting.map((reply) => (
        <ReplyView key={reply.id} reply={reply} />
      ))}
      <PointsField points={points} />
      <Form.Item name="verdict" label="审核结论" required>
        <Radio.Group options={Verdict.values.map((value) => ({ value, label: Verdict.word(value) }))} />
      </Form.Item>
      <Form.Item name="opinion" label="审核意见" extra="退回重办时必填；没有勾选的要点会自动写在前面。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}

/** 审核要点: each is ticked by itself, or all at once after reading. */
function PointsField({ points }: { points: readonly string[] }) {
  const form = Form.useFormInstance<Values>();
  const met = Form.useWatch<string[] | undefined>("metPoints") ?? [];
  return (
    <>
      <Form.Item name="metPoints" label="审核要点" extra="逐项核对，达到的打勾；全部达到才能通过。">
        <Checkbox.Group className="review-points" options={[...points]} />
      </Form.Item>
      <Form.Item>
        <Checkbox
          checked={points.every((point) => met.includes(point))}
          onChange={({ target }) => form.setFieldValue("metPoints", target.checked ? [...points] : [])}
        >
          全部达到
        </Checkbox>
      </Form.Item>
    </>
  );
}
