import type { Attachment } from "@yihao/contract/files";
import {
  type CluePackage,
  ClueRecipient,
  handCluePackage,
  openCluePackage,
  sealClueOfCase,
  sealClueOfWorkOrder,
} from "@yihao/contract/oversight";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { ClockPicker } from "../common/clock-picker.tsx";
import { supervisionTopics } from "./supervision-topics.ts";

type Values = { recipient: (typeof ClueRecipient.values)[number]; summary: string; papers?: Attachment[] };
type Of = { readonly workOrderId: string } | { readonly caseId: string };

/** 移交问题线索: seals everything that is known now. */
export function SealClueForm({ of, onClose }: { of: Of; onClose: () => void }) {
  const id = "caseId" in of ? of.caseId : of.workOrderId;
  return (
    <ActForm<typeof sealClueOfCase, Values>
      title="移交问题线索"
      open
      onClose={onClose}
      to={("caseId" in of ? sealClueOfCase : sealClueOfWorkOrder) as typeof sealClueOfCase}
      topics={supervisionTopics}
      draftKey={`clue.${id}`}
      toCall={({ papers = [], ...body }) => ({ params: { id }, body: { ...body, attachmentIds: papers.map((paper) => paper.id) } })}
      done={(pack) => `已封存线索包 ${pack.number}`}
      submitWord="封存并移交"
      isDangerous
      consequence="现在的全部材料封存，不再改动；不写入流转记录，每次打开都留痕。"
    >
      <Form.Item name="recipient" label="移交对象" rules={[{ required: true, message: "请选择移交对象" }]}>
        <Radio.Group options={ClueRecipient.values.map((value) => ({ value, label: ClueRecipient.word(value) }))} />
      </Form.Item>
      <Form.Item name="summary" label="线索摘要" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={3000} showCount />
      </Form.Item>
      <Form.Item name="papers" label="附件">
        <AttachmentUpload />
      </Form.Item>
    </ActForm>
  );
}

/** Opens a package; what is in it is saved as a file. */
export function OpenClueForm({ pack, onClose }: { pack: CluePackage; onClose: () => void }) {
  return (
    <ActForm<typeof openCluePackage, { purpose: string }>
      title={`打开线索包 ${pack.number}`}
      open
      onClose={onClose}
      to={openCluePackage}
      topics={[]}
      toCall={(body) => ({ params: { id: pack.id }, body })}
      done={(opened) => (opened.isIntact ? "摘要核对一致，已保存到本机" : "摘要核对不一致：内容可能被改动")}
      onDone={({ content }) => {
        save(`${pack.number}.json`, content);
        onClose();
      }}
      submitWord="打开"
      consequence="打开的人、时间和用途会留痕。"
    >
      <Form.Item name="purpose" label="用途" required>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  );
}

function save(name: string, content: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function HandClueForm({ pack, onClose }: { pack: CluePackage; onClose: () => void }) {
  return (
    <ActForm<typeof handCluePackage, { takenBy: string; takenAt: string }>
      title={`登记接收 · ${pack.number}`}
      open
      onClose={onClose}
      to={handCluePackage}
      topics={supervisionTopics}
      draftKey={`clue-hand.${pack.id}`}
      toCall={(body) => ({ params: { id: pack.id }, body })}
      done={() => "已登记接收人"}
      submitWord="登记接收"
    >
      <Form.Item name="takenBy" label="接收人" required>
        <Input maxLength={40} placeholder="单位和姓名" />
      </Form.Item>
      <Form.Item name="takenAt" label="接收时间" required>
        <ClockPicker />
      </Form.Item>
    </ActForm>
  );
}
