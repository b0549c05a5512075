import { type Demand, similarDemands } from "@yihao/contract/demand";
import { createWorkOrder } from "@yihao/contract/work-order";
import { Alert, Form, Input, Select } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { caseTopics } from "./case-topics.ts";

type Values = { note?: string; suggestedAgencyId?: string; repeatsOrderId?: string };

export function OrderForm({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  const { permissions } = useMe();
  const found = useReading(
    similarDemands,
    { body: { content: "", demandId: demand.id } },
    { topics: ["demands"], enabled: permissions.includes("demand.register") },
  );
  const repeats = (found.data?.items ?? []).filter((item) => item.repeatsOrderId !== null);
  return (
    <ActForm<typeof createWorkOrder, Values>
      title="转工单"
      open
      onClose={onClose}
      to={createWorkOrder}
      topics={caseTopics}
      draftKey={`order.${demand.id}`}
      toCall={({ note, suggestedAgencyId, repeatsOrderId }) => ({
        params: { id: demand.id },
        body: { note, suggestedAgencyId: suggestedAgencyId ?? null, repeatsOrderId: repeatsOrderId ?? null },
      })}
      done={(order) => `已生成工单 ${order.number}，等待派单`}
      submitWord="转工单"
      consequence="工单进入待派单，由派单员确定承办单位。"
    >
      {demand.categoryCode === null && <Alert type="info" title="这件诉求还没有分类，补全分类后派单更准。" />}
      {repeats.length > 0 && (
        <Form.Item
          name="repeatsOrderId"
          label="认定重复交办"
          extra="同一诉求人的同一事项以前办结过；认定后本单列为重点，与上一张工单连起来。"
        >
          <Select
            allowClear
            placeholder="不是同一事项可不选"
            options={repeats.map((item) => ({
              value: item.repeatsOrderId,
              label: `${item.number} ${item.title}（相似 ${Math.round(item.similarity * 100)}%）`,
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="suggestedAgencyId" label="建议的承办单位">
        <AgencyPicker placeholder="不清楚可不填" />
      </Form.Item>
      <Form.Item name="note" label="派单建议">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
