import { elevateWorkOrder, reassignWorkOrder } from "@yihao/contract/dispatch";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { reason: string };
type Props = { workOrderId: string; onClose: () => void };

export function ReassignForm({ workOrderId, onClose }: Props) {
  return (
    <ActForm<typeof reassignWorkOrder, Values>
      title="改派"
      open
      onClose={onClose}
      to={reassignWorkOrder}
      topics={caseTopics}
      draftKey={`reassign.${workOrderId}`}
      toCall={(body) => ({ params: { id: workOrderId }, body })}
      done={() => "工单已收回，回到待派单"}
      submitWord="收回工单"
      isDangerous
      consequence="各承办单位的任务即行终止并收到通知，工单回到待派单；答应诉求人的期限不变，本次派单计入错派。"
    >
      <Form.Item name="reason" label="改派理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}

export function ElevateForm({ workOrderId, onClose }: Props) {
  return (
    <ActForm<typeof elevateWorkOrder, Values>
      title="提级办理"
      open
      onClose={onClose}
      to={elevateWorkOrder}
      topics={caseTopics}
      draftKey={`elevate.${workOrderId}`}
      toCall={(body) => ({ params: { id: workOrderId }, body })}
      done={() => "已提级，等待派给市级单位"}
      submitWord="提级办理"
      isDangerous
      consequence="县（市、区）的任务即行终止，工单回到待派单，此后只能由市级单位主办；不计入错派。"
    >
      <Form.Item name="reason" label="提级理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount placeholder="为什么下一级办不了" />
      </Form.Item>
    </ActForm>
  );
}
