import { urgeWorkOrder } from "@yihao/contract/oversight";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { supervisionTopics } from "./supervision-topics.ts";

export function UrgeForm({ workOrderId, onClose }: { workOrderId: string; onClose: () => void }) {
  return (
    <ActForm<typeof urgeWorkOrder, { words: string }>
      title="催办"
      open
      onClose={onClose}
      to={urgeWorkOrder}
      topics={supervisionTopics}
      draftKey={`urge.${workOrderId}`}
      toCall={(body) => ({ params: { id: workOrderId }, body })}
      done={(urge) => `已催办：${urge.agencyNames.join("、")}`}
      submitWord="催办"
    >
      <Form.Item name="words" label="催办意见" required extra="发给还没有答复的承办单位。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
