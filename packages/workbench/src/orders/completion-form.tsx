import { completeWorkOrder } from "@yihao/contract/work-order";
import { Alert, Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

export function CompletionForm({ workOrderId, asked, onClose }: { workOrderId: string; asked: string | undefined; onClose: () => void }) {
  return (
    <ActForm<typeof completeWorkOrder, { supplement: string }>
      title="补充后交回派单"
      open
      onClose={onClose}
      to={completeWorkOrder}
      topics={caseTopics}
      draftKey={`completion.${workOrderId}`}
      toCall={(body) => ({ params: { id: workOrderId }, body })}
      done={() => "已补充并交回派单"}
      submitWord="交回派单"
    >
      {asked !== undefined && <Alert type="info" title={`需要补充：${asked}`} />}
      <Form.Item name="supplement" label="补充内容" required extra="补充内容会附在诉求人的原话之后，原话不改动。">
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  );
}
