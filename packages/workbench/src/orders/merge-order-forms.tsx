import { mergeWorkOrder, unmergeDemand } from "@yihao/contract/order-ends";
import type { WorkOrder } from "@yihao/contract/work-order";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { OrderPicker } from "./order-picker.tsx";

export function MergeOrderForm({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  return (
    <ActForm<typeof mergeWorkOrder, { intoId: string; reason: string }>
      title="并入其他工单"
      open
      onClose={onClose}
      to={mergeWorkOrder}
      topics={caseTopics}
      draftKey={`merge-order.${order.id}`}
      toCall={(body) => ({ params: { id: order.id }, body })}
      done={() => "已并单，本单的诉求转到那张工单，办理结果一并答复"}
      submitWord="并单"
      consequence="本单就此结束，它的全部诉求转到所选工单；可从那张工单逐件拆出。"
    >
      <Form.Item name="intoId" label="并入的工单" rules={[{ required: true, message: "请选择要并入的工单" }]}>
        <OrderPicker />
      </Form.Item>
      <Form.Item name="reason" label="并单理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount placeholder="同一事项、同一地点的依据" />
      </Form.Item>
    </ActForm>
  );
}

export function UnmergeForm({ demandId, number, onClose }: { demandId: string; number: string; onClose: () => void }) {
  return (
    <ActForm<typeof unmergeDemand, { reason: string }>
      title={`拆出并案 · ${number}`}
      open
      onClose={onClose}
      to={unmergeDemand}
      topics={caseTopics}
      draftKey={`unmerge.${demandId}`}
      toCall={(body) => ({ params: { id: demandId }, body })}
      done={() => "已拆出，诉求回到待处置，并已告诉诉求人"}
      submitWord="拆出"
      consequence="诉求回到待处置，重新确定如何办理。"
    >
      <Form.Item name="reason" label="拆单理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount placeholder="为什么不是同一事项" />
      </Form.Item>
    </ActForm>
  );
}
