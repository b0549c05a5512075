import { type Assignment, delegateAssignment } from "@yihao/contract/handling";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { agencyId: string; opinion?: string };

export function DelegateForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  return (
    <ActForm<typeof delegateAssignment, Values>
      title={`下派 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={delegateAssignment}
      topics={caseTopics}
      draftKey={`delegate.${assignment.id}`}
      toCall={(body) => ({ params: { id: assignment.id }, body })}
      done={(row) => `已下派给${row.agencyName}，期限不变`}
      submitWord="下派"
      consequence="下级单位反馈后，由本单位汇总答复；对热线负责的仍是本单位。"
    >
      <Form.Item name="agencyId" label="下级单位" rules={[{ required: true, message: "请选择下级单位" }]}>
        <AgencyPicker below={assignment.agencyId} placeholder="输入名称、简称或拼音首字母" />
      </Form.Item>
      <Form.Item name="opinion" label="下派意见">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
