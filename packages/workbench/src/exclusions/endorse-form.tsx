import { EndorsementDecision, type Exclusion, endorseExclusion } from "@yihao/contract/exclusion";
import type { ValueOf } from "@yihao/contract/words";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { exclusionTopics } from "./exclusion-topics.ts";

type Values = { decision: ValueOf<typeof EndorsementDecision>; opinion: string };

/** 上级单位审核. */
export function EndorseForm({ exclusion, onClose }: { exclusion: Exclusion; onClose: () => void }) {
  return (
    <ActForm<typeof endorseExclusion, Values>
      title={`审核核减申请 · ${exclusion.agencyName}`}
      open
      onClose={onClose}
      to={endorseExclusion}
      topics={exclusionTopics}
      draftKey={`exclusion-endorse.${exclusion.id}`}
      toCall={(body) => ({ params: { id: exclusion.id }, body })}
      done={(made) => (made.state === "endorsed" ? "已同意，上报热线中心研判" : "未同意，申请单位会收到通知")}
      submitWord="提交审核"
      consequence="同意后上报热线中心；不同意的，申请单位补充后可以重新申请。"
    >
      <Form.Item name="decision" label="审核结论" required>
        <Radio.Group options={EndorsementDecision.values.map((value) => ({ value, label: EndorsementDecision.word(value) }))} />
      </Form.Item>
      <Form.Item name="opinion" label="审核意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
