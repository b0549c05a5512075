import { type Article, expireArticle } from "@yihao/contract/knowledge";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";

export function ExpireForm({ article, onClose }: { article: Article; onClose: () => void }) {
  return (
    <ActForm<typeof expireArticle, { reason: string }>
      title="提前失效"
      open
      onClose={onClose}
      to={expireArticle}
      topics={["articles"]}
      draftKey={`article-expire.${article.id}`}
      toCall={(body) => ({ params: { id: article.id }, body })}
      done={() => "已失效，公众门户和答复引用中不再出现"}
      submitWord="失效"
      isDangerous
      consequence="立即从公众门户撤下，不能再被引用；以前引用过它的答复不变。需要恢复时，修改后重新审核。"
    >
      <p className="review-text">{article.title}</p>
      <Form.Item name="reason" label="原因" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} showCount placeholder="如：政策已于某日废止，依据……" />
      </Form.Item>
    </ActForm>
  );
}
