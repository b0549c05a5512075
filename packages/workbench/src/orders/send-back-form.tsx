import { sendBackWorkOrder } from "@yihao/contract/dispatch";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

export function SendBackForm({ workOrderId, onClose }: { workOrderId: string; onClose: () => void }) {
  return (
    <ActForm<typeof sendBackWorkOrder, { reason: string }>
      title="退回补充"
      open
      onClose={onClose}
      to={sendBackWorkOrder}
      topics={caseTopics}
      draftKey={`send-back.${workOrderId}`}
      toCall={(body) => ({ params: { id: workOrderId }, body })}
      done={() => "已退回补充，补充完成后会回到待派单"}
      submitWord="退回补充"
      consequence="原登记人会收到提醒；补充完成前不能派单。"
    >
      <Form.Item name="reason" label="退回原因" required extra="写明缺什么、向诉求人问清什么。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
