import type { Attachment } from "@yihao/contract/files";
import {
  answerSupervisionCase,
  closeSupervisionCase,
  confirmCorrection,
  decideSupervisionReturn,
  issueSupervisionCase,
  returnSupervisionCase,
  reviewSupervisionAnswer,
  type SupervisionCase,
  SupervisionReturnDecision,
  SupervisionVerdict,
  withdrawSupervisionCase,
} from "@yihao/contract/supervision";
import { Form, Input, Radio } from "antd";
import type { ReactNode } from "react";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { supervisionTopics } from "./supervision-topics.ts";
import { WorkingDaysField } from "./working-days-field.tsx";

type Props = { supervised: SupervisionCase; onClose: () => void };
const lines = (minRows: number) => ({ minRows, maxRows: minRows + 8 });
const common = (supervised: SupervisionCase, act: string) => ({
  open: true,
  topics: supervisionTopics,
  draftKey: `supervision-${act}.${supervised.id}`,
});
const params = (supervised: SupervisionCase) => ({ id: supervised.id });

export function IssueForm({ supervised, onClose }: Props) {
  return (
    <ActForm<typeof issueSupervisionCase, { workingDays?: number | null }>
      {...common(supervised, "issue")}
      title="下发督办单"
      onClose={onClose}
      to={issueSupervisionCase}
      toCall={({ workingDays }) => ({ params: params(supervised), body: { workingDays: workingDays ?? null } })}
      done={() => "已下发，已通知被督办单位"}
      submitWord="下发"
      consequence={`下发给${supervised.leadAgencyName}，办理期限从现在起算。`}
    >
      <WorkingDaysField />
    </ActForm>
  );
}

export function AnswerForm({ supervised, onClose }: Props) {
  const isJoint = supervised.otherAgencyNames.length > 0;
  return (
    <ActForm<typeof answerSupervisionCase, { words: string; papers?: Attachment[] }>
      {...common(supervised, "answer")}
      title="反馈督办"
      onClose={onClose}
      to={answerSupervisionCase}
      toCall={({ words, papers = [] }) => ({ params: params(supervised), body: { words, attachmentIds: papers.map(({ id }) => id) } })}
      done={() => "已反馈"}
      submitWord="提交反馈"
      {...(isJoint ? { consequence: "主办单位的反馈交热线中心审核；联合督办其他单位的反馈作为意见留存。" } : {})}
    >
      <Form.Item name="words" label="办理情况" required>
        <Input.TextArea autoSize={lines(6)} maxLength={5000} showCount placeholder="采取的措施、结果、责任人、今后怎么防止" />
      </Form.Item>
      <Form.Item name="papers" label="附件" extra="盖章的反馈件、照片等。">
        <AttachmentUpload />
      </Form.Item>
    </ActForm>
  );
}

export function AskReturnForm({ supervised, onClose }: Props) {
  return (
    <ActForm<typeof returnSupervisionCase, { reason: string }>
      {...common(supervised, "return")}
      title="申请退回督办单"
      onClose={onClose}
      to={returnSupervisionCase}
      toCall={(body) => ({ params: params(supervised), body })}
      done={() => "退回申请已提交，等待热线中心审核"}
      submitWord="申请退回"
      consequence="审核期间办理期限继续计算。"
    >
      <Form.Item name="reason" label="退回理由" required>
        <Input.TextArea autoSize={lines(4)} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}

const choice = (words: { values: readonly string[]; word: (value: never) => string }) =>
  words.values.map((value) => ({ value, label: words.word(value as never) }));

export function DecideReturnForm({ supervised, onClose }: Props) {
  return (
    <ActForm<typeof decideSupervisionReturn, { decision: "accepted" | "refused"; opinion: string }>
      {...common(supervised, "decide-return")}
      title="审核退回申请"
      onClose={onClose}
      to={decideSupervisionReturn}
      toCall={(body) => ({ params: params(supervised), body })}
      done={(made) => (made.state === "withdrawn" ? "已同意退回，督办撤销" : "已要求继续办理")}
      submitWord="提交审核"
    >
      <Form.Item name="decision" label="审核结果" rules={[{ required: true, message: "请选择审核结果" }]}>
        <Radio.Group options={choice(SupervisionReturnDecision)} />
      </Form.Item>
      <Opinion />
    </ActForm>
  );
}

export function ReviewAnswerForm({ supervised, onClose }: Props) {
  return (
    <ActForm<typeof reviewSupervisionAnswer, { verdict: "passed" | "sentBack"; opinion: string }>
      {...common(supervised, "review")}
      title="审核督办反馈"
      onClose={onClose}
      to={reviewSupervisionAnswer}
      toCall={(body) => ({ params: params(supervised), body })}
      done={(made) => (made.state === "done" ? "审核通过，办理完成" : "已退回重办")}
      submitWord="提交审核"
    >
      <blockquote className="reply prose">{supervised.answers.find((answer) => answer.verdict === "waiting")?.words}</blockquote>
      <Form.Item name="verdict" label="审核结果" rules={[{ required: true, message: "请选择审核结果" }]}>
        <Radio.Group options={choice(SupervisionVerdict)} />
      </Form.Item>
      <Opinion />
    </ActForm>
  );
}

const Opinion = ({ label = "意见", children }: { label?: string; children?: ReactNode }) => (
  <Form.Item name="opinion" label={label} required extra={children}>
    <Input.TextArea autoSize={lines(3)} maxLength={1000} showCount />
  </Form.Item>
);

export function CorrectionForm({ supervised, onClose }: Props) {
  return (
    <ActForm<typeof confirmCorrection, { opinion: string }>
      {...common(supervised, "correction")}
      title="确认已改正"
      onClose={onClose}
      to={confirmCorrection}
      toCall={(body) => ({ params: params(supervised), body })}
      done={() => "已确认改正，办理完成"}
      submitWord="确认已改正"
      consequence="引起督办的红灯已经恢复，不再等单位反馈。"
    >
      <Opinion />
    </ActForm>
  );
}

export function CloseCaseForm({ supervised, onClose }: Props) {
  return (
    <ActForm<typeof closeSupervisionCase, { opinion: string }>
      {...common(supervised, "close")}
      title="督办办结"
      onClose={onClose}
      to={closeSupervisionCase}
      toCall={(body) => ({ params: params(supervised), body })}
      done={() => "督办已办结"}
      submitWord="办结"
    >
      <Opinion label="办结意见" />
    </ActForm>
  );
}

export function WithdrawCaseForm({ supervised, onClose }: Props) {
  return (
    <ActForm<typeof withdrawSupervisionCase, { reason: string }>
      {...common(supervised, "withdraw")}
      title="撤销督办"
      onClose={onClose}
      to={withdrawSupervisionCase}
      toCall={(body) => ({ params: params(supervised), body })}
      done={() => "督办已撤销"}
      submitWord="撤销督办"
      isDangerous
      consequence="撤销后不能恢复；被督办单位会收到通知。"
    >
      <Form.Item name="reason" label="撤销理由" required>
        <Input.TextArea autoSize={lines(3)} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
