import { type Assignment, returnAssignment } from "@yihao/contract/handling";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { reason: string; basis: string; suggestedAgencyId?: string };

export function ReturnForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  return (
    <ActForm<typeof returnAssignment, Values>
      title={`申请退单 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={returnAssignment}
      topics={caseTopics}
      draftKey={`return.${assignment.id}`}
      toCall={({ suggestedAgencyId, ...body }) => ({
        params: { id: assignment.id },
        body: { ...body, suggestedAgencyId: suggestedAgencyId ?? null },
      })}
      done={() => "退单申请已提交，等待热线审核"}
      submitWord="申请退单"
      consequence="审核期间期限继续计算；被驳回后应继续办理。"
    >
      <Form.Item name="reason" label="退单理由" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={1000} showCount placeholder="为什么不属于本单位职责" />
      </Form.Item>
      <Form.Item name="basis" label="依据" required extra="法规、三定方案、权责清单或属地划分的具体条款。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="suggestedAgencyId" label="建议的承办单位">
        <AgencyPicker placeholder="不清楚可不填" />
      </Form.Item>
    </ActForm>
  );
}
