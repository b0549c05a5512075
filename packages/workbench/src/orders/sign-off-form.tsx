import type { ReplyOf } from "@yihao/contract/endpoint";
import { SignOffLevel, SignOffVerdict, signReply } from "@yihao/contract/replies";
import { Form, Input, Radio } from "antd";
import type { ReactNode } from "react";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { verdict: SignOffVerdict; opinion?: string };
type Props = { replyId: string; verdict: SignOffVerdict; children?: ReactNode; onClose: () => void };

const doneWords = (reply: ReplyOf<typeof signReply>, wasSigned: boolean) => {
  if (!wasSigned) return "已退回经办人修改";
  return reply.nextLevel === null ? "已审签，答复已报送热线审核" : `已审签，等待${SignOffLevel.word(reply.nextLevel)}审签`;
};

/** 审签: the leaders of the agency read a reply before it leaves; what they read stands above the fields. */
export function SignOffForm({ replyId, verdict, children, onClose }: Props) {
  return (
    <ActForm<typeof signReply, Values>
      title="审签答复"
      open
      onClose={onClose}
      to={signReply}
      topics={caseTopics}
      draftKey={`sign-off.${verdict}.${replyId}`}
      initialValues={{ verdict }}
      toCall={(body) => ({ params: { id: replyId }, body })}
      done={(reply) => doneWords(reply, reply.hasLeft || reply.nextLevel !== null)}
      submitWord="提交审签"
      consequence="同意后答复离开本单位，以最后一级签字的时间为答复时间；审签期间期限继续计算。"
    >
      {children}
      <Form.Item name="verdict" label="审签结论" required>
        <Radio.Group options={SignOffVerdict.values.map((value) => ({ value, label: SignOffVerdict.word(value) }))} />
      </Form.Item>
      <Form.Item name="opinion" label="审签意见" extra="退回修改时必填：写明要改什么。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
