import type { AgencyResult } from "@yihao/contract/assessment";
import { submitAssessmentAppeal } from "@yihao/contract/assessment-appeal";
import type { Attachment } from "@yihao/contract/files";
import { Form, Input, Select } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { RecordsPicker } from "./records-picker.tsx";
import { assessmentTopics } from "./topics.ts";

type Values = { itemCode: string; reason: string; recordIds?: string[]; attachments?: Attachment[] };
type Props = { result: AgencyResult; onClose: () => void };

/** 申诉: which item, which records, why, with papers. */
export function AppealForm({ result, onClose }: Props) {
  const { id } = result.assessment;
  const first = result.items.find((item) => (item.lostPoints ?? 0) > 0) ?? result.items[0];
  return (
    <ActForm<typeof submitAssessmentAppeal, Values>
      title={`考核申诉 · ${result.assessment.name}`}
      open
      onClose={onClose}
      to={submitAssessmentAppeal}
      topics={assessmentTopics}
      draftKey={`assessment-appeal.${id}.${result.agencyId}`}
      initialValues={first === undefined ? {} : { itemCode: first.code }}
      toCall={({ attachments = [], recordIds = [], ...body }) => ({
        params: { id },
        body: { ...body, agencyId: result.agencyId, recordIds, attachmentIds: attachments.map((each) => each.id) },
      })}
      done={() => "申诉已提交，等待复核"}
      submitWord="提交申诉"
      consequence="由考核员复核、中心领导审定；申诉成立的，更正会写明前后分值和理由。"
    >
      <Form.Item name="itemCode" label="项目" required>
        <Select
          options={result.items.map((item) => ({
            value: item.code,
            label: item.lostPoints ? `${item.name}（失 ${item.lostPoints} 分）` : item.name,
          }))}
        />
      </Form.Item>
      <DisputedRecords result={result} />
      <Form.Item name="reason" label="申诉理由" required extra="至少 10 个字。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="attachments" label="证明材料">
        <AttachmentUpload />
      </Form.Item>
    </ActForm>
  );
}

function DisputedRecords({ result }: { result: AgencyResult }) {
  const itemCode = Form.useWatch("itemCode", Form.useFormInstance<Values>());
  const item = result.items.find(({ code }) => code === itemCode);
  if (item === undefined || item.lossCount === 0) return null;
  return (
    <Form.Item name="recordIds" label="有异议的记录">
      <RecordsPicker key={item.code} of={{ id: result.assessment.id, agencyId: result.agencyId, item: item.code }} />
    </Form.Item>
  );
}
