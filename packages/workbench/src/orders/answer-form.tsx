import { answerDemand, type Demand } from "@yihao/contract/demand";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { ArticlesPicker } from "./articles-picker.tsx";
import { caseTopics } from "./case-topics.ts";
import { ConclusionOffer } from "./conclusion-offer.tsx";

type Values = { answer: string; articleIds?: string[]; conclusionId?: string | null };

export function AnswerForm({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  return (
    <ActForm<typeof answerDemand, Values>
      title="在线解答"
      open
      onClose={onClose}
      to={answerDemand}
      topics={caseTopics}
      draftKey={`answer.${demand.id}`}
      toCall={({ conclusionId, ...body }) => ({ params: { id: demand.id }, body: { ...body, conclusionId: conclusionId ?? null } })}
      done={() => "已解答，诉求办结"}
      submitWord="解答"
      consequence="提交后诉求即告办结，答复会发给留有联系方式的诉求人。"
    >
      <ConclusionOffer demand={demand} />
      <Form.Item name="conclusionId" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="articleIds" label="引用知识">
        <ArticlesPicker />
      </Form.Item>
      <Form.Item name="answer" label="答复内容" required>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} maxLength={3000} showCount />
      </Form.Item>
    </ActForm>
  );
}
