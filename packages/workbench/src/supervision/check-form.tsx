import type { Attachment } from "@yihao/contract/files";
import {
  checkAgency,
  checkWorkOrder,
  confirmSiteCorrection,
  type SiteCheck,
  SiteCheckMode,
  SiteCheckResult,
} from "@yihao/contract/oversight";
import { Form, Input, Radio } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { ClockPicker } from "../common/clock-picker.tsx";
import { supervisionTopics } from "./supervision-topics.ts";

type Values = {
  agencyId?: string;
  mode: (typeof SiteCheckMode.values)[number];
  place: string;
  people: string;
  finding: string;
  result: (typeof SiteCheckResult.values)[number];
  checkedAt: string;
  correctBy?: string | null;
  papers?: Attachment[];
};
const bodyOf = ({ papers = [], correctBy, agencyId: _, ...body }: Values) => ({
  ...body,
  correctBy: correctBy ?? null,
  attachmentIds: papers.map(({ id }) => id),
});
const done = (check: SiteCheck) => (check.correctBy === null ? "核查已登记" : `核查已登记，已要求 ${check.correctBy} 前整改`);

export function CheckOrderForm({ workOrderId, isClosed, onClose }: { workOrderId: string; isClosed: boolean; onClose: () => void }) {
  return (
    <ActForm<typeof checkWorkOrder, Values>
      title="登记核查"
      open
      onClose={onClose}
      to={checkWorkOrder}
      topics={supervisionTopics}
      draftKey={`check.${workOrderId}`}
      initialValues={{ mode: isClosed ? "lookBack" : "onSite" }}
      toCall={(values) => ({ params: { id: workOrderId }, body: bodyOf(values) })}
      done={done}
      submitWord="登记核查"
    >
      <CheckFields />
    </ActForm>
  );
}

export function CheckAgencyForm({ onClose }: { onClose: () => void }) {
  return (
    <ActForm<typeof checkAgency, Values & { agencyId: string }>
      title="登记核查"
      open
      onClose={onClose}
      to={checkAgency}
      topics={supervisionTopics}
      draftKey="check.agency"
      initialValues={{ mode: "onSite" }}
      toCall={(values) => ({ params: { id: values.agencyId }, body: bodyOf(values) })}
      done={done}
      submitWord="登记核查"
    >
      <Form.Item name="agencyId" label="被核查单位" rules={[{ required: true, message: "请选择被核查单位" }]}>
        <AgencyPicker />
      </Form.Item>
      <CheckFields />
    </ActForm>
  );
}

function CheckFields() {
  return (
    <>
      <Form.Item name="mode" label="核查方式" required>
        <Radio.Group options={SiteCheckMode.values.map((value) => ({ value, label: SiteCheckMode.word(value) }))} />
      </Form.Item>
      <Form.Item name="checkedAt" label="核查时间" required>
        <ClockPicker />
      </Form.Item>
      <Form.Item name="place" label="核查地点" required>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="people" label="参加人员" required>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="finding" label="核查情况" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={3000} showCount placeholder="看到了什么，与答复是否一致" />
      </Form.Item>
      <Form.Item name="result" label="核查结论" rules={[{ required: true, message: "请选择核查结论" }]}>
        <Radio.Group options={SiteCheckResult.values.map((value) => ({ value, label: SiteCheckResult.word(value) }))} />
      </Form.Item>
      <Form.Item name="correctBy" label="整改期限" extra="没有办到位的必填；会通知单位。">
        <DayPicker />
      </Form.Item>
      <Form.Item name="papers" label="照片和附件">
        <AttachmentUpload />
      </Form.Item>
    </>
  );
}

export function ConfirmSiteForm({ check, onClose }: { check: SiteCheck; onClose: () => void }) {
  return (
    <ActForm<typeof confirmSiteCorrection, { words: string }>
      title={`确认整改 · ${check.agencyName}`}
      open
      onClose={onClose}
      to={confirmSiteCorrection}
      topics={supervisionTopics}
      draftKey={`check-confirm.${check.id}`}
      toCall={(body) => ({ params: { id: check.id }, body })}
      done={() => "已确认整改到位"}
      submitWord="确认整改"
    >
      <Form.Item name="words" label="整改情况" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
