import { applyExtension } from "@yihao/contract/applications";
import { LimitUnit } from "@yihao/contract/directory";
import type { Attachment } from "@yihao/contract/files";
import type { Assignment } from "@yihao/contract/handling";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Form, Input, InputNumber } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload, claimOf } from "../common/attachments.tsx";
import { caseTopics } from "./case-topics.ts";
import { RequesterWords } from "./requester-words.tsx";

type Values = { amount: number; reason: string; basis?: string; explanation: string; attachments?: Attachment[] };

export function ExtensionForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  const unit = LimitUnit.word(assignment.limitUnit);
  return (
    <ActForm<typeof applyExtension, Values>
      title={`申请延期 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={applyExtension}
      topics={caseTopics}
      draftKey={`extension.${assignment.id}`}
      toCall={({ attachments = [], ...body }) => ({ params: { id: assignment.id }, body: { ...body, ...claimOf(attachments) } })}
      done={() => "延期申请已提交，等待热线审核"}
      submitWord="申请延期"
      consequence="审核期间期限继续计算；同意后从目前的期限往后延，原期限照样保留，按原期限的按时办结率另行公布。"
    >
      <Form.Item
        name="amount"
        label={`延长多少${unit}`}
        required
        extra={`目前期限 ${dateTimeWords(assignment.dueAt)}，一次最多 ${assignment.limitAmount} ${unit}。`}
      >
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item name="reason" label="延期理由" required>
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={1000}
          showCount
          placeholder="为什么期限内办不完，目前办到哪一步"
        />
      </Form.Item>
      <Form.Item name="basis" label="依据">
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          showCount
          placeholder="法规、规程规定的更长时限等，没有可不填"
        />
      </Form.Item>
      <RequesterWords />
      <Form.Item name="attachments" label="佐证材料">
        <AttachmentUpload usualKind="evidence" />
      </Form.Item>
    </ActForm>
  );
}
