import type { Attachment } from "@yihao/contract/files";
import { type Assignment, replyAssignment } from "@yihao/contract/handling";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload, claimOf } from "../common/attachments.tsx";
import { ClockPicker } from "../common/clock-picker.tsx";
import { caseTopics } from "./case-topics.ts";
import { PromiseFields } from "./promise-fields.tsx";
import { ReplyAids } from "./reply-aids.tsx";

type Values = {
  internalAccount: string;
  publicReply: string;
  isResolved: boolean;
  contactedAt?: string;
  isInterim?: boolean;
  promisedOn?: string;
  plan?: string;
  attachments?: Attachment[];
};
type Props = { assignment: Assignment; others: readonly Assignment[]; onClose: () => void };

/** What becomes of it, by the state that it left the assignment in. */
const doneWords: Partial<Record<string, string>> = {
  awaitingSignOff: "答复已提交，等待单位负责人审签",
  replied: "答复已提交，等待审核",
};

export function ReplyForm({ assignment, others, onClose }: Props) {
  const isLead = assignment.role === "lead" && assignment.parentAssignmentId === null;
  const mayPromise = isLead && assignment.followUpDueAt === null;
  const lastContact = assignment.contacts.findLast(({ outcome }) => outcome === "reached")?.at;
  return (
    <ActForm<typeof replyAssignment, Values>
      title={`答复 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={replyAssignment}
      topics={caseTopics}
      draftKey={`reply.${assignment.id}`}
      initialValues={lastContact === undefined ? {} : { contactedAt: lastContact }}
      toCall={({ attachments = [], contactedAt, isInterim = false, promisedOn, plan, ...body }) => ({
        params: { id: assignment.id },
        body: {
          ...body,
          contactedAt: contactedAt ?? null,
          interim: mayPromise && isInterim ? { promisedOn: promisedOn ?? "", plan: plan ?? "" } : null,
          ...claimOf(attachments),
        },
      })}
      done={(row) => doneWords[row.state] ?? "已反馈，由主办或上级单位汇总"}
      submitWord="提交答复"
      consequence={
        isLead
          ? "提交后由单位负责人审签（按单位设定）、热线审核；审核通过，公开答复会原样发给诉求人。"
          : "提交后交主办或上级单位汇总，本单位的任务完成。"
      }
    >
      <ReplyAids assignment={assignment} others={others} />
      <Form.Item name="contactedAt" label="联系诉求人的时间" extra="先联系，再办理，再答复。">
        <ClockPicker />
      </Form.Item>
      <div className="field-block is-inside">
        <Form.Item
          name="internalAccount"
          label="办理情况（内部）"
          required
          extra="只供热线和本系统单位查看，不对外：过程、责任、证据都写在这里。"
        >
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} maxLength={5000} showCount />
        </Form.Item>
      </div>
      <div className="field-block is-public">
        <Form.Item
          name="publicReply"
          label="公开答复"
          required
          extra="诉求人会看到这段话：逐条回应，写明结果、依据和后续安排；不要写入他人的姓名和电话。"
        >
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} maxLength={5000} showCount />
        </Form.Item>
      </div>
      <Form.Item name="isResolved" label="问题是否解决" rules={[{ required: true, message: "请选择问题是否解决" }]}>
        <Radio.Group
          options={[
            { value: true, label: "已解决" },
            { value: false, label: "未解决，已向诉求人说明" },
          ]}
        />
      </Form.Item>
      {mayPromise && <PromiseFields />}
      <Form.Item name="attachments" label="附件">
        <AttachmentUpload usualKind="result" />
      </Form.Item>
    </ActForm>
  );
}
