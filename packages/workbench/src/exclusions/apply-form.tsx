import { applyExclusion, type ExclusionEffect, ExclusionGrounds } from "@yihao/contract/exclusion";
import type { Attachment } from "@yihao/contract/files";
import { Checkbox, Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { effectOptions } from "./effect-words.tsx";
import { exclusionTopics } from "./exclusion-topics.ts";

type Values = { grounds: ExclusionGrounds; effects?: ExclusionEffect[]; basis: string; attachments?: Attachment[] };
type Props = { workOrderId: string; excludable: readonly ExclusionEffect[]; onClose: () => void };

/** 申请核减: only what the order really costs the agency can be chosen. */
export function ApplyForm({ workOrderId, excludable, onClose }: Props) {
  return (
    <ActForm<typeof applyExclusion, Values>
      title="申请核减"
      open
      onClose={onClose}
      to={applyExclusion}
      topics={exclusionTopics}
      draftKey={`exclusion.${workOrderId}`}
      initialValues={{ effects: [...excludable] }}
      toCall={({ attachments = [], effects = [], ...body }) => ({
        params: { id: workOrderId },
        body: { ...body, effects, attachmentIds: attachments.map(({ id }) => id) },
      })}
      done={(made) => (made.state === "applied" ? "核减申请已提交，等待上级单位审核" : "核减申请已提交，等待中心研判")}
      submitWord="申请核减"
      consequence="准予后，本单不再计入所选指标的分母；工单照常办理、照常统计，核减前的数字不变。"
    >
      <Form.Item name="effects" label="核减事项" required extra="只列出本单计为未达标的指标。">
        <Checkbox.Group options={effectOptions(excludable)} />
      </Form.Item>
      <Form.Item name="grounds" label="核减理由" required>
        <Radio.Group options={ExclusionGrounds.values.map((value) => ({ value, label: ExclusionGrounds.word(value) }))} />
      </Form.Item>
      <Form.Item name="basis" label="事实与依据" required extra="写明经过、政策依据和已做的工作，至少 10 个字。">
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="attachments" label="证明材料">
        <AttachmentUpload />
      </Form.Item>
    </ActForm>
  );
}
