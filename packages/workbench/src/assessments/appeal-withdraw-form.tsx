import { type AssessmentAppeal, withdrawAssessmentAppeal } from "@yihao/contract/assessment-appeal";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { assessmentTopics } from "./topics.ts";

type Values = { reason?: string };

export function AppealWithdrawForm({ appeal, onClose }: { appeal: AssessmentAppeal; onClose: () => void }) {
  return (
    <ActForm<typeof withdrawAssessmentAppeal, Values>
      title="撤回考核申诉"
      open
      onClose={onClose}
      to={withdrawAssessmentAppeal}
      topics={assessmentTopics}
      draftKey={`appeal-withdraw.${appeal.id}`}
      toCall={(body) => ({ params: { id: appeal.id }, body })}
      done={() => "申诉已撤回"}
      submitWord="撤回"
      isDangerous
      consequence="撤回后在申诉期内可以重新提出。"
    >
      <Form.Item name="reason" label="撤回原因">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}
