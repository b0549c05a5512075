import type { Attachment } from "@yihao/contract/files";
import { openSupervisionCase, SupervisionKind } from "@yihao/contract/supervision";
import { Checkbox, Form, Input, Radio } from "antd";
import { useNavigate } from "react-router";
import { ActForm } from "../common/act-form.tsx";
import { AgenciesPicker, AgencyPicker } from "../common/agency-picker.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { supervisionTopics } from "./supervision-topics.ts";
import { WorkingDaysField } from "./working-days-field.tsx";

type Values = {
  kind: (typeof SupervisionKind.values)[number];
  leadAgencyId: string;
  otherAgencyIds?: string[];
  title: string;
  matter: string;
  basis?: string;
  workingDays?: number | null;
  issueNow?: boolean;
  papers?: Attachment[];
};
type Props = { workOrderId: string | null; suggestedAgencyId: string | null; title: string; onClose: () => void };

/** 提出督办, on an order or by itself. */
export function OpenCaseForm({ workOrderId, suggestedAgencyId, title, onClose }: Props) {
  const navigate = useNavigate();
  return (
    <ActForm<typeof openSupervisionCase, Values>
      title="提出督办"
      open
      onClose={onClose}
      to={openSupervisionCase}
      topics={supervisionTopics}
      draftKey={`supervision-open.${workOrderId ?? "new"}`}
      initialValues={{
        kind: "daily",
        issueNow: true,
        title,
        ...(suggestedAgencyId === null ? {} : { leadAgencyId: suggestedAgencyId }),
      }}
      toCall={({ papers = [], otherAgencyIds = [], workingDays, ...body }) => ({
        body: {
          ...body,
          workOrderId,
          otherAgencyIds: body.kind === "joint" ? otherAgencyIds : [],
          workingDays: workingDays ?? null,
          attachmentIds: papers.map(({ id }) => id),
        },
      })}
      done={(made) => (made.state === "issued" ? `已下发督办单 ${made.number}` : `已提出督办单 ${made.number}，等待下发`)}
      onDone={(made) => void navigate(`/supervision/${made.id}`)}
      submitWord="提出督办"
    >
      <Form.Item name="kind" label="督办类别" required>
        <Radio.Group options={SupervisionKind.values.map((value) => ({ value, label: SupervisionKind.word(value) }))} />
      </Form.Item>
      <Form.Item name="leadAgencyId" label="被督办单位" required>
        <AgencyPicker />
      </Form.Item>
      <Form.Item noStyle dependencies={["kind"]}>
        {({ getFieldValue }) =>
          getFieldValue("kind") === "joint" && (
            <Form.Item name="otherAgencyIds" label="联合督办的其他单位" required extra="他们先反馈意见，主办单位再反馈办理情况。">
              <AgenciesPicker countMax={20} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="title" label="标题" required>
        <Input maxLength={100} showCount />
      </Form.Item>
      <Form.Item name="matter" label="督办事项和要求" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={3000} showCount placeholder="什么问题、要做到什么、反馈什么" />
      </Form.Item>
      <Form.Item name="basis" label="依据">
        <Input maxLength={500} />
      </Form.Item>
      <WorkingDaysField />
      <Form.Item name="papers" label="附件">
        <AttachmentUpload />
      </Form.Item>
      <Form.Item name="issueNow" valuePropName="checked">
        <Checkbox>立即下发</Checkbox>
      </Form.Item>
    </ActForm>
  );
}
