import { takeBackDelegation } from "@yihao/contract/applications";
import type { Assignment } from "@yihao/contract/handling";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { reason: string };

export function TakeBackDelegationForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  return (
    <ActForm<typeof takeBackDelegation, Values>
      title={`收回下派 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={takeBackDelegation}
      topics={caseTopics}
      draftKey={`take-back.${assignment.id}`}
      toCall={(body) => ({ params: { id: assignment.id }, body })}
      done={() => "已收回，由本单位继续办理"}
      submitWord="收回下派"
      isDangerous
      consequence="下级单位的任务即行终止并收到通知，由本单位自己办理；期限不变。"
    >
      <Form.Item name="reason" label="收回的理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
