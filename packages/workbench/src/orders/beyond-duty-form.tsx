import { claimBeyondDuty } from "@yihao/contract/applications";
import type { Attachment } from "@yihao/contract/files";
import type { Assignment } from "@yihao/contract/handling";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload, claimOf } from "../common/attachments.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { reason: string; basis: string; attachments?: Attachment[] };

export function BeyondDutyForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  return (
    <ActForm<typeof claimBeyondDuty, Values>
      title={`申请认定超职责诉求 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={claimBeyondDuty}
      topics={caseTopics}
      draftKey={`beyond-duty.${assignment.id}`}
      toCall={({ attachments = [], ...body }) => ({ params: { id: assignment.id }, body: { ...body, ...claimOf(attachments) } })}
      done={() => "申请已提交，等待热线审核"}
      submitWord="申请认定"
      consequence="认定后仍由本单位向诉求人解释说明并答复；诉求人不满意的，可不再重新办理。期限照常计算。"
    >
      <Form.Item name="reason" label="超职责的理由" required>
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={1000}
          showCount
          placeholder="诉求要求什么，为什么任何单位依法都不能办"
        />
      </Form.Item>
      <Form.Item name="basis" label="法定依据" required extra="写到条款。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="attachments" label="佐证材料">
        <AttachmentUpload usualKind="evidence" />
      </Form.Item>
    </ActForm>
  );
}
