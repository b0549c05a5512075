import { type Application, ApplicationDecision, ApplicationKind, decideApplication } from "@yihao/contract/applications";
import { LimitUnit } from "@yihao/contract/directory";
import { Form, Input, InputNumber, Radio } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";
import { ActForm } from "../common/act-form.tsx";
import { ApplicationCard } from "./application-card.tsx";
import { caseTopics } from "./case-topics.ts";
import { RequesterWords } from "./requester-words.tsx";

type Values = {
  decision: ApplicationDecision;
  opinion: string;
  grantedAmount?: number | null;
  reviewOn?: string | null;
  explanation?: string;
};

const consequences = {
  extension: "同意的，期限从目前的期限往后延，答应诉求人的期限一并延长并告知原因；到期后才审的也按原期限往后延。",
  pause: "同意的，从现在起停表，到复核日期自动恢复，恢复和停表都会告知诉求人。",
  beyondDuty: "同意的，单位仍须向诉求人解释答复；诉求人不满意的，可不再重新办理。",
} as const;

export function ApplicationDecisionForm({ application, onClose }: { application: Application; onClose: () => void }) {
  const { kind } = application;
  const word = ApplicationKind.word(kind);
  return (
    <ActForm<typeof decideApplication, Values>
      title={`审核${word}申请 · ${application.agencyName}`}
      open
      onClose={onClose}
      to={decideApplication}
      topics={caseTopics}
      draftKey={`application-decision.${application.id}`}
      initialValues={{
        grantedAmount: application.amount,
        reviewOn: application.reviewOn,
        explanation: application.explanation ?? "",
      }}
      toCall={({ grantedAmount, reviewOn, explanation, ...body }) => ({
        params: { id: application.id },
        body: {
          ...body,
          ...(body.decision === "granted" ? { grantedAmount: grantedAmount ?? null, reviewOn: reviewOn ?? null, explanation } : {}),
        },
      })}
      done={(decided) => (decided.state === "granted" ? `已同意${word}，单位会收到通知` : `不同意${word}，单位会收到通知`)}
      submitWord="提交审核"
      consequence={consequences[kind]}
    >
      <ApplicationCard of={application} />
      <Form.Item name="decision" label="审核结论" rules={[{ required: true, message: "请选择审核结论" }]}>
        <Radio.Group options={ApplicationDecision.values.map((value) => ({ value, label: ApplicationDecision.word(value) }))} />
      </Form.Item>
      <GrantFields of={application} />
      <Form.Item name="opinion" label="审核意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}

/** How much is granted; nothing to say where it is refused. */
function GrantFields({ of }: { of: Application }) {
  if (Form.useWatch<ApplicationDecision | undefined>("decision") !== "granted" || of.kind === "beyondDuty") return null;
  return (
    <>
      {of.kind === "extension" && (
        <Form.Item name="grantedAmount" label={`批准延长多少${of.unit === null ? "" : LimitUnit.word(of.unit)}`}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
      )}
      {of.kind === "pause" && (
        <Form.Item name="reviewOn" label="复核日期">
          <DayPicker />
        </Form.Item>
      )}
      <RequesterWords isRequired={false} />
    </>
  );
}
