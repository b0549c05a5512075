import { LimitUnit } from "@yihao/contract/directory";
import { dispatchWorkOrder, type listDispatches } from "@yihao/contract/dispatch";
import type { ReplyOf } from "@yihao/contract/endpoint";
import type { Assignment } from "@yihao/contract/handling";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Alert, Button, Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgenciesPicker, AgencyPicker } from "../common/agency-picker.tsx";
import { caseTopics } from "./case-topics.ts";

type Dispatches = ReplyOf<typeof listDispatches>;
type Values = { leadAgencyId: string; supportingAgencyIds?: string[]; opinion?: string; confirmReturnedBefore?: string };
type Props = { workOrderId: string; dispatches: Dispatches; assignments: readonly Assignment[]; onClose: () => void };

export function DispatchForm({ workOrderId, dispatches, assignments, onClose }: Props) {
  const { preview, suggestions } = dispatches;
  return (
    <ActForm<typeof dispatchWorkOrder, Values>
      title="派单"
      open
      onClose={onClose}
      to={dispatchWorkOrder}
      topics={caseTopics}
      draftKey={`dispatch.${workOrderId}`}
      toCall={(body) => ({ params: { id: workOrderId }, body })}
      done={(order) => `已派给${order.leadAgencyName ?? "承办单位"}${order.dueAt === null ? "" : `，期限 ${dateTimeWords(order.dueAt)}`}`}
      submitWord="派单"
      consequence="派出后承办单位立即收到任务并开始计时，诉求人会收到已转办的通知。"
    >
      {preview !== null && (
        <Alert
          type="info"
          title={`办理时限 ${preview.limitAmount} ${LimitUnit.word(preview.limitUnit)}，现在派出，期限为 ${dateTimeWords(preview.dueAt)}${preview.isProvisional ? "（暂定：该年度的放假安排尚未公布）" : ""}`}
        />
      )}
      <Suggestions items={suggestions} />
      <Form.Item name="leadAgencyId" label="主办单位" rules={[{ required: true, message: "请选择主办单位" }]}>
        <AgencyPicker placeholder="输入名称、简称或拼音首字母" />
      </Form.Item>
      <ReturnedBefore returned={new Set(assignments.filter(({ state }) => state === "returned").map(({ agencyId }) => agencyId))} />
      <Form.Item name="supportingAgencyIds" label="协办单位">
        <AgenciesPicker countMax={8} placeholder="没有可不填，最多 8 个" />
      </Form.Item>
      <Form.Item name="opinion" label="派单意见">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount placeholder="需要单位注意的要点" />
      </Form.Item>
    </ActForm>
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
            <Button size="small" onClick={() => form.setFieldValue("leadAgencyId", item.agencyId)}>
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
    <Form.Item name="confirmReturnedBefore" label="再次派给该单位的理由" required extra="该单位对本工单的退单已获准。">
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} showCount />
    </Form.Item>
  );
}
