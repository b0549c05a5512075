import type { Attachment } from "@yihao/contract/files";
import { instructOnCase, instructOnWorkOrder } from "@yihao/contract/oversight";
import { Form, Input } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { supervisionTopics } from "./supervision-topics.ts";
import { WorkingDaysField } from "./working-days-field.tsx";

type Values = {
  leaderName: string;
  instructedOn: string;
  words: string;
  leadAgencyId?: string;
  workingDays?: number | null;
  papers?: Attachment[];
};
const bodyOf = ({ papers = [], workingDays, leadAgencyId: _, ...body }: Values) => ({
  ...body,
  workingDays: workingDays ?? null,
  attachmentIds: papers.map(({ id }) => id),
});

/** 批示 on an order: opens a key case. */
export function InstructOrderForm({
  workOrderId,
  suggestedAgencyId,
  onClose,
}: {
  workOrderId: string;
  suggestedAgencyId: string | null;
  onClose: () => void;
}) {
  return (
    <ActForm<typeof instructOnWorkOrder, Values>
      title="登记领导批示"
      open
      onClose={onClose}
      to={instructOnWorkOrder}
      topics={supervisionTopics}
      draftKey={`instruct.${workOrderId}`}
      initialValues={suggestedAgencyId === null ? {} : { leadAgencyId: suggestedAgencyId }}
      toCall={(values) => ({ params: { id: workOrderId }, body: { ...bodyOf(values), leadAgencyId: values.leadAgencyId ?? null } })}
      done={() => "批示已登记，已下发重点督办"}
      submitWord="登记批示"
      consequence="开出重点督办单并下发，工单列为重点。"
    >
      <InstructionFields />
      <Form.Item name="leadAgencyId" label="办理单位" extra="默认为工单的主办单位。">
        <AgencyPicker />
      </Form.Item>
    </ActForm>
  );
}

/** 批示 on a case: it becomes a key one. */
export function InstructCaseForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  return (
    <ActForm<typeof instructOnCase, Values>
      title="登记领导批示"
      open
      onClose={onClose}
      to={instructOnCase}
      topics={supervisionTopics}
      draftKey={`instruct.${caseId}`}
      toCall={(values) => ({ params: { id: caseId }, body: bodyOf(values) })}
      done={() => "批示已登记，列为重点督办"}
      submitWord="登记批示"
    >
      <InstructionFields />
    </ActForm>
  );
}

function InstructionFields() {
  return (
    <>
      <Form.Item name="leaderName" label="批示领导" required>
        <Input maxLength={40} placeholder="姓名和职务" />
      </Form.Item>
      <Form.Item name="instructedOn" label="批示日期" required>
        <DayPicker />
      </Form.Item>
      <Form.Item name="words" label="批示内容" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} showCount placeholder="照录原文" />
      </Form.Item>
      <WorkingDaysField />
      <Form.Item name="papers" label="批示件扫描件">
        <AttachmentUpload />
      </Form.Item>
    </>
  );
}
