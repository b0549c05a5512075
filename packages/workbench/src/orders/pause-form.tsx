import { applyPause } from "@yihao/contract/applications";
import type { Attachment } from "@yihao/contract/files";
import type { Assignment } from "@yihao/contract/handling";
import { Form, Input } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload, claimOf } from "../common/attachments.tsx";
import { caseTopics } from "./case-topics.ts";
import { RequesterWords } from "./requester-words.tsx";

type Values = { reviewOn: string; reason: string; basis?: string; explanation: string; attachments?: Attachment[] };

export function PauseForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  return (
    <ActForm<typeof applyPause, Values>
      title={`申请挂起 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={applyPause}
      topics={caseTopics}
      draftKey={`pause.${assignment.id}`}
      toCall={({ attachments = [], ...body }) => ({ params: { id: assignment.id }, body: { ...body, ...claimOf(attachments) } })}
      done={() => "挂起申请已提交，等待热线审核"}
      submitWord="申请挂起"
      consequence="同意时起停表，不亮灯、不计超期；复核日期一到自动恢复，挂起时还剩几个工作日，恢复后还是几个。"
    >
      <Form.Item name="reviewOn" label="复核日期" required extra="最迟到哪天恢复办理；条件提前具备的，可随时恢复。">
        <DayPicker />
      </Form.Item>
      <Form.Item name="reason" label="挂起理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} showCount placeholder="受什么客观条件限制，何时具备" />
      </Form.Item>
      <Form.Item name="basis" label="依据">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount placeholder="没有可不填" />
      </Form.Item>
      <RequesterWords />
      <Form.Item name="attachments" label="佐证材料">
        <AttachmentUpload usualKind="evidence" />
      </Form.Item>
    </ActForm>
  );
}
