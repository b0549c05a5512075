import { linkRepeat, markWorkOrder, OrderMark } from "@yihao/contract/order-marks";
import type { WorkOrder } from "@yihao/contract/work-order";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { OrderPicker } from "./order-picker.tsx";

type MarkProps = { order: WorkOrder; mark: OrderMark; on: boolean; onClose: () => void };

export function MarkForm({ order, mark, on, onClose }: MarkProps) {
  const act = `${on ? "列为" : "取消"}${OrderMark.word(mark)}`;
  return (
    <ActForm<typeof markWorkOrder, { reason: string }>
      title={act}
      open
      onClose={onClose}
      to={markWorkOrder}
      topics={caseTopics}
      draftKey={`mark.${mark}.${order.id}`}
      toCall={({ reason }) => ({ params: { id: order.id }, body: { mark, on, reason } })}
      done={() => `已${act}`}
      submitWord={act}
    >
      <Form.Item name="reason" label="理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}

export function RepeatForm({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  return (
    <ActForm<typeof linkRepeat, { orderId: string; reason: string }>
      title="认定重复交办"
      open
      onClose={onClose}
      to={linkRepeat}
      topics={caseTopics}
      draftKey={`repeat.${order.id}`}
      toCall={(body) => ({ params: { id: order.id }, body })}
      done={() => "已认定为重复交办，列为重点工单"}
      submitWord="认定"
      consequence="两张工单互相连起来，本单列为重点。"
    >
      <Form.Item
        name="orderId"
        label="同一事项的上一张工单"
        rules={[{ required: true, message: "请选择上一张工单" }]}
        extra="须是同一诉求人、同一事项、已经办结的工单。"
      >
        <OrderPicker />
      </Form.Item>
      <Form.Item name="reason" label="认定理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}
