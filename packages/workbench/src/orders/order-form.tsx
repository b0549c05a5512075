import type { Demand } from "@yihao/contract/demand";
import { createWorkOrder } from "@yihao/contract/work-order";
import { Alert, Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { note?: string; suggestedAgencyId?: string };

export function OrderForm({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  return (
    <ActForm<typeof createWorkOrder, Values>
      title="转工单"
      open
      onClose={onClose}
      to={createWorkOrder}
      topics={caseTopics}
      draftKey={`order.${demand.id}`}
      toCall={({ note, suggestedAgencyId }) => ({
        params: { id: demand.id },
        body: { note, suggestedAgencyId: suggestedAgencyId ?? null },
      })}
      done={(order) => `已生成工单 ${order.number}，等待派单`}
      submitWord="转工单"
      consequence="工单进入待派单，由派单员确定承办单位。"
    >
      {demand.categoryCode === null && <Alert type="info" title="这件诉求还没有分类，补全分类后派单更准。" />}
      <Form.Item name="suggestedAgencyId" label="建议的承办单位">
        <AgencyPicker placeholder="不清楚可不填" />
      </Form.Item>
      <Form.Item name="note" label="派单建议">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
