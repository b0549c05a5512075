import { designateWorkOrder, type listDispatches } from "@yihao/contract/dispatch";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Alert, Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgenciesPicker, AgencyPicker } from "../common/agency-picker.tsx";
import { caseTopics } from "./case-topics.ts";
import { LimitPreview } from "./dispatch-form.tsx";

type Values = { basis: "designated" | "backstop"; leadAgencyId?: string; supportingAgencyIds?: string[]; reason: string };
type Props = { workOrderId: string; dispatches: ReplyOf<typeof listDispatches>; onClose: () => void };

export function DesignateForm({ workOrderId, dispatches, onClose }: Props) {
  const { preview, forbidden, backstop } = dispatches;
  return (
    <ActForm<typeof designateWorkOrder, Values>
      title="指定或兜底派单"
      open
      onClose={onClose}
      to={designateWorkOrder}
      topics={caseTopics}
      draftKey={`designate.${workOrderId}`}
      initialValues={{ basis: "designated" }}
      toCall={({ basis, leadAgencyId, ...body }) => ({
        params: { id: workOrderId },
        body: { ...body, basis, leadAgencyId: basis === "designated" ? (leadAgencyId ?? null) : null },
      })}
      done={(order) =>
        `已派给${order.leadAgencyName ?? "承办单位"}，不得退单${order.dueAt === null ? "" : `，期限 ${dateTimeWords(order.dueAt)}`}`
      }
      submitWord="派出"
      consequence="承办单位不得退单；确有异议的，可在规定时限内提出派单异议，由另一人审定。"
    >
      <LimitPreview of={preview} />
      {forbidden !== null && <Alert type="warning" showIcon title="不得派给乡镇（街道）主办" description={forbidden} />}
      <Form.Item name="basis" label="责任依据" required>
        <Radio.Group
          options={[
            { value: "designated", label: "指定负责" },
            { value: "backstop", label: "兜底负责（属地政府）" },
          ]}
        />
      </Form.Item>
      <Lead backstopName={backstop?.name ?? null} />
      <Form.Item name="supportingAgencyIds" label="协办单位">
        <AgenciesPicker countMax={8} placeholder="没有可不填，最多 8 个" />
      </Form.Item>
      <Form.Item name="reason" label="理由" required extra="职责为何有争议、为何由该单位负责；会写进派单意见。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}

function Lead({ backstopName }: { backstopName: string | null }) {
  const basis = Form.useWatch<Values["basis"] | undefined>("basis");
  if (basis === "backstop")
    return backstopName === null ? (
      <Alert type="error" title="没有登记事发地所在县（市、区），不能确定由谁兜底" />
    ) : (
      <Alert className="field-block" type="info" title={`由${backstopName}兜底承办`} />
    );
  return (
    <Form.Item name="leadAgencyId" label="主办单位" rules={[{ required: true, message: "请选择主办单位" }]}>
      <AgencyPicker placeholder="输入名称、简称或拼音首字母" />
    </Form.Item>
  );
}
