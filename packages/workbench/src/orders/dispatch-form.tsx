import { LimitUnit } from "@yihao/contract/directory";
import { type DispatchBody, dispatchWorkOrder, type listDispatches } from "@yihao/contract/dispatch";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { DutyBasis } from "@yihao/contract/work-order";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Alert, Button, Form, Input, Radio } from "antd";
import type { z } from "zod";
import { ActForm } from "../common/act-form.tsx";
import { AgenciesPicker, AgencyPicker } from "../common/agency-picker.tsx";
import { caseTopics } from "./case-topics.ts";

type Dispatches = ReplyOf<typeof listDispatches>;
type Basis = NonNullable<z.input<typeof DispatchBody>["basis"]>;
type Values = {
  leadAgencyId: string;
  supportingAgencyIds?: string[];
  opinion?: string;
  confirmReturnedBefore?: string;
  basis: Basis | "none";
};
type Props = { workOrderId: string; dispatches: Dispatches; onClose: () => void };
const bases: readonly Basis[] = ["catalogue", "firstReceiver", "designated"];

export function DispatchForm({ workOrderId, dispatches, onClose }: Props) {
  const { items, preview, suggestions, forbidden } = dispatches;
  return (
    <ActForm<typeof dispatchWorkOrder, Values>
      title="派单"
      open
      onClose={onClose}
      to={dispatchWorkOrder}
      topics={caseTopics}
      draftKey={`dispatch.${workOrderId}`}
      initialValues={{ basis: "none" }}
      toCall={({ basis, ...body }) => ({
        params: { id: workOrderId },
        body: { ...body, ...(basis === "none" ? {} : { basis }) },
      })}
      done={(order) => `已派给${order.leadAgencyName ?? "承办单位"}${order.dueAt === null ? "" : `，期限 ${dateTimeWords(order.dueAt)}`}`}
      submitWord="派单"
      consequence="派出后承办单位立即收到任务并开始计时，诉求人会收到已转办的通知。"
    >
      <LimitPreview of={preview} />
      {forbidden !== null && <Alert type="warning" showIcon title="不得派给乡镇（街道）主办" description={forbidden} />}
      <Suggestions items={suggestions} />
      <Form.Item name="leadAgencyId" label="主办单位" rules={[{ required: true, message: "请选择主办单位" }]}>
        <AgencyPicker placeholder="输入名称、简称或拼音首字母" />
      </Form.Item>
      <ReturnedBefore
        returned={
          new Set(items.flatMap(({ lead, correctedBy }) => (correctedBy === "return" || correctedBy === "objection" ? [lead.id] : [])))
        }
      />
      <Form.Item name="supportingAgencyIds" label="协办单位">
        <AgenciesPicker countMax={8} placeholder="没有可不填，最多 8 个" />
      </Form.Item>
      <Form.Item name="basis" label="责任依据" extra="首问负责须在派单意见中写明理由；会商指定须有会商结论，承办单位不得退单。">
        <Radio.Group
          options={[
            { value: "none", label: "不注明" },
            ...bases.map((value) => ({ value, label: value === "designated" ? "会商指定" : DutyBasis.word(value) })),
          ]}
        />
      </Form.Item>
      <Form.Item name="opinion" label="派单意见">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount placeholder="需要单位注意的要点" />
      </Form.Item>
    </ActForm>
  );
}

/** By when it would have to be answered if it were sent now. */
export function LimitPreview({ of }: { of: Dispatches["preview"] }) {
  if (of === null) return null;
  return (
    <Alert
      type="info"
      title={`办理时限 ${of.limitAmount} ${LimitUnit.word(of.limitUnit)}，现在派出，期限为 ${dateTimeWords(of.dueAt)}${of.isProvisional ? "（暂定：该年度的放假安排尚未公布）" : ""}`}
    />
  );
}

function Suggestions({ items }: { items: Dispatches["suggestions"] }) {
  const form = Form.useFormInstance<Values>();
  if (items.length === 0) return null;
  return (
    <section className="suggestions" aria-label="建议单位">
      <h3>建议单位</h3>
      <ul className="plain-list">
        {items.map((item) => (
          <li key={item.agencyId}>
            <Button
              size="small"
              onClick={() => {
                const basis = bases.find((each) => each === item.basis) ?? "none";
                form.setFieldsValue({ leadAgencyId: item.agencyId, basis });
              }}
            >
              {item.name}
            </Button>{" "}
            <span className="faint">{item.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReturnedBefore({ returned }: { returned: ReadonlySet<string> }) {
  const lead = Form.useWatch<string | undefined>("leadAgencyId");
  if (lead === undefined || !returned.has(lead)) return null;
  return (
    <Form.Item name="confirmReturnedBefore" label="再次派给该单位的理由" required extra="该单位对本工单的退单已获准，或异议成立。">
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} showCount />
    </Form.Item>
  );
}
