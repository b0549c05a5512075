import type { Demand } from "@yihao/contract/demand";
import { mergeDemand } from "@yihao/contract/work-order";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { OrderPicker } from "./order-picker.tsx";

type Values = { workOrderId: string; reason: string };

export function MergeForm({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  return (
    <ActForm<typeof mergeDemand, Values>
      title="并入已有工单"
      open
      onClose={onClose}
      to={mergeDemand}
      topics={caseTopics}
      draftKey={`merge.${demand.id}`}
      toCall={(body) => ({ params: { id: demand.id }, body })}
      done={() => "已并入，办理结果会一并答复这位诉求人"}
      submitWord="并入"
      consequence="并入后不再单独派单；工单办结时，这位诉求人也会收到答复。"
    >
      <Form.Item name="workOrderId" label="并入的工单" rules={[{ required: true, message: "请选择要并入的工单" }]}>
        <OrderPicker />
      </Form.Item>
      <Form.Item name="reason" label="并案理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount placeholder="同一事项、同一地点的依据" />
      </Form.Item>
    </ActForm>
  );
}
