import { type Article, reviewArticle } from "@yihao/contract/knowledge";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { RevisionChanges } from "./revision-changes.tsx";

type Values = { pass?: boolean; comment?: string };

/** 审核: publish or send back; a revision is shown by what it changes. */
export function ReviewArticleForm({ article, onClose }: { article: Article; onClose: () => void }) {
  const { pending } = article;
  return (
    <ActForm<typeof reviewArticle, Values>
      title={pending === null ? "审核知识" : "审核修改稿"}
      open
      onClose={onClose}
      to={reviewArticle}
      topics={["articles"]}
      draftKey={`article-review.${article.id}`}
      toCall={({ pass, comment }) => ({ params: { id: article.id }, body: { pass: pass as boolean, comment } })}
      done={(reply) => (reply.state === "published" && reply.revision === null ? `已发布第 ${reply.version} 版` : "已退回起草人修改")}
      submitWord="提交审核"
      consequence="通过后立即发布，公开的同时出现在公众门户；退回后由起草人修改再提交。"
    >
      <section className="review-text" aria-label="待审核的内容">
        {pending === null ? (
          <>
            <h3>{article.title}</h3>
            <p className="prose">{article.body}</p>
            {article.internalNote !== null && (
              <div className="internal-note">
                <h4>内部说明（不对外）</h4>
                <p className="prose">{article.internalNote}</p>
              </div>
            )}
          </>
        ) : (
          <RevisionChanges article={article} revision={pending} />
        )}
      </section>
      <Form.Item name="pass" label="审核结论" required>
        <Radio.Group
          options={[
            { value: true, label: "通过并发布" },
            { value: false, label: "退回修改" },
          ]}
        />
      </Form.Item>
      <Form.Item name="comment" label="审核意见" extra="退回时必填：写明要改什么。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
