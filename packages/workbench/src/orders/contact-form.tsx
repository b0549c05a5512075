import type { Attachment } from "@yihao/contract/files";
import type { Assignment } from "@yihao/contract/handling";
import { ContactOutcome, ContactWay, recordContact } from "@yihao/contract/replies";
import { Form, Input, Radio } from "antd";
import { useState } from "react";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload, claimOf } from "../common/attachments.tsx";
import { ClockPicker } from "../common/clock-picker.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { at: string; way: ContactWay; outcome: ContactOutcome; note?: string; attachments?: Attachment[] };

export function ContactForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  const [now] = useState(() => new Date().toISOString());
  return (
    <ActForm<typeof recordContact, Values>
      title={`登记联系 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={recordContact}
      topics={caseTopics}
      draftKey={`contact.${assignment.id}`}
      initialValues={{ at: now, way: "phone", outcome: "reached" }}
      toCall={({ attachments = [], ...body }) => ({ params: { id: assignment.id }, body: { ...body, ...claimOf(attachments) } })}
      done={() => "已登记联系情况"}
      submitWord="登记"
      consequence="第一次联系的时间计入响应率；回访时会向诉求人核实。"
    >
      <Form.Item name="at" label="联系时间" required>
        <ClockPicker />
      </Form.Item>
      <Form.Item name="way" label="联系方式" required>
        <Radio.Group options={ContactWay.values.map((value) => ({ value, label: ContactWay.word(value) }))} />
      </Form.Item>
      <Form.Item name="outcome" label="联系结果" required>
        <Radio.Group options={ContactOutcome.values.map((value) => ({ value, label: ContactOutcome.word(value) }))} />
      </Form.Item>
      <Form.Item name="note" label="联系情况">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount placeholder="诉求人怎么说，约定了什么" />
      </Form.Item>
      <Form.Item name="attachments" label="联系凭证">
        <AttachmentUpload usualKind="contact" />
      </Form.Item>
    </ActForm>
  );
}
