import { type Exclusion, ExclusionDecision, type ExclusionEffect, prepareExclusion } from "@yihao/contract/exclusion";
import type { Attachment } from "@yihao/contract/files";
import { Checkbox, Form, Input, Radio } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { effectOptions } from "./effect-words.tsx";
import { exclusionTopics } from "./exclusion-topics.ts";

type Values = {
  proposal: ExclusionDecision;
  effects?: ExclusionEffect[];
  opinion: string;
  minutesHeldOn: string;
  minutesText: string;
  minutesAttachmentIds?: Attachment[];
};

/** 研判: what the conferral said, with its minutes, and what is proposed to the leader. */
export function PrepareForm({ exclusion, onClose }: { exclusion: Exclusion; onClose: () => void }) {
  return (
    <ActForm<typeof prepareExclusion, Values>
      title={`研判核减申请 · ${exclusion.agencyName}`}
      open
      onClose={onClose}
      to={prepareExclusion}
      topics={exclusionTopics}
      draftKey={`exclusion-prepare.${exclusion.id}`}
      initialValues={{ effects: exclusion.effects }}
      toCall={({ minutesAttachmentIds = [], effects = [], ...body }) => ({
        params: { id: exclusion.id },
        body: { ...body, effects, minutesAttachmentIds: minutesAttachmentIds.map(({ id }) => id) },
      })}
      done={() => "研判已提交，等待中心领导审定"}
      submitWord="提交研判"
      consequence="研判人不能再审定本件。"
    >
      <Form.Item name="minutesHeldOn" label="会商日期" rules={[{ required: true, message: "请选择会商日期" }]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="minutesText" label="会商纪要" required extra="参会单位、主要意见和结论，至少 10 个字。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={5000} showCount />
      </Form.Item>
      <Form.Item name="minutesAttachmentIds" label="会商纪要文件" required>
        <AttachmentUpload />
      </Form.Item>
      <Form.Item name="proposal" label="研判建议" required>
        <Radio.Group options={ExclusionDecision.values.map((value) => ({ value, label: ExclusionDecision.word(value) }))} />
      </Form.Item>
      <Form.Item name="effects" label="建议准予的事项">
        <Checkbox.Group options={effectOptions(exclusion.effects)} />
      </Form.Item>
      <Form.Item name="opinion" label="研判意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
