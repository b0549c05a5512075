import { liftRecusal, type Recusal, recuseAgency } from "@yihao/contract/order-marks";
import type { WorkOrder } from "@yihao/contract/work-order";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { caseTopics } from "./case-topics.ts";

export function RecuseForm({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  return (
    <ActForm<typeof recuseAgency, { agencyId: string; reason: string }>
      title="设定回避单位"
      open
      onClose={onClose}
      to={recuseAgency}
      topics={caseTopics}
      draftKey={`recuse.${order.id}`}
      toCall={(body) => ({ params: { id: order.id }, body })}
      done={(row) => (row.state === "awaitingDispatch" ? "已设定回避，工单待另行派单" : "已设定回避")}
      submitWord="设定回避"
      consequence="该单位及下级立刻看不到本单，手上的承办终止；是主办单位时工单回到待派单。"
    >
      <Form.Item name="agencyId" label="回避单位" rules={[{ required: true, message: "请选择回避单位" }]}>
        <AgencyPicker placeholder="被反映的单位或有利害关系的单位" />
      </Form.Item>
      <Form.Item name="reason" label="回避理由" required extra="只在中心内部看到。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}

export function LiftRecusalForm({ recusal, onClose }: { recusal: Recusal; onClose: () => void }) {
  return (
    <ActForm<typeof liftRecusal, { reason: string }>
      title={`取消回避 · ${recusal.agencyName}`}
      open
      onClose={onClose}
      to={liftRecusal}
      topics={caseTopics}
      draftKey={`lift-recusal.${recusal.id}`}
      toCall={(body) => ({ params: { id: recusal.id }, body })}
      done={() => "已取消回避，可以再派给该单位"}
      submitWord="取消回避"
      consequence="取消后该单位可以再被派到；此前终止的承办不恢复。"
    >
      <Form.Item name="reason" label="取消理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}
