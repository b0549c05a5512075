import "./knowledge.css";
import type { Article } from "@yihao/contract/knowledge";
import { Alert, Button, Form } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useDraft } from "../common/use-draft.ts";
import { type ArticleValues, basisTimeOf, draftOf, type KeptArticle } from "./article-draft.ts";
import { ArticleFields } from "./article-fields.tsx";
import { useSaveArticle } from "./use-save-article.ts";

type Props = { article: Article | undefined; initial: ArticleValues };

/** Writes an article or a revision of one; what is typed stays on this computer until it is saved. */
export function ArticleEditor({ article, initial }: Props) {
  const navigate = useNavigate();
  const [form] = Form.useForm<ArticleValues>();
  const draft = useDraft<KeptArticle>(`article.${article?.id ?? "new"}`);
  const [kept, setKept] = useState(() => draft.read());
  const latest = article === undefined ? undefined : basisTimeOf(article);
  const [basedOn, setBasedOn] = useState(kept.basedOn ?? latest);
  const { save, problem, isSaving } = useSaveArticle({ article, basedOn, form, drop: draft.drop });
  const hasDraft = Object.keys(kept).length > 0;
  // Others write too: the live line brings their text while this one is being typed.
  const isOvertaken = basedOn !== latest;
  const discard = () => {
    draft.drop();
    setKept({});
    setBasedOn(latest);
    form.setFieldsValue(initial);
  };
  const { basedOn: _basedOn, ...keptValues } = kept;
  return (
    <Form<ArticleValues>
      form={form}
      layout="vertical"
      name="article"
      aria-label="知识内容"
      className="article-editor"
      initialValues={{ ...initial, ...keptValues }}
      onValuesChange={(changed, values) => {
        // What the server or the schema said of a field no longer holds once it is changed.
        form.setFields((Object.keys(changed) as (keyof ArticleValues)[]).map((name) => ({ name, errors: [] })));
        draft.keep({ ...draftOf(values), ...(basedOn === undefined ? {} : { basedOn }) });
      }}
      onFinish={(values) => save(values, false)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
      }}
    >
      {(hasDraft || isOvertaken) && (
        <Alert
          type={isOvertaken ? "warning" : "info"}
          showIcon
          title={isOvertaken ? "这条知识已被他人改过，您的内容还没有保存" : "已恢复您上次没有保存的内容"}
          action={
            <span className="page-acts">
              {isOvertaken && (
                <Button size="small" onClick={() => setBasedOn(latest)}>
                  仍用我的
                </Button>
              )}
              <Button size="small" onClick={discard}>
                {article === undefined ? "清空重写" : "放弃，用最新内容"}
              </Button>
            </span>
          }
        />
      )}
      {problem !== undefined && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problem.title}
          description={problem.requestId ? `报障时请报编号 ${problem.requestId}` : undefined}
        />
      )}
      <ArticleFields />
      <footer className="editor-foot">
        <p className="faint">
          {article !== undefined && article.state !== "draft" ? "保存为修改稿，审核通过前旧版照用。" : "保存为草稿，审核通过后才会发布。"}
        </p>
        <Button onClick={() => void navigate(-1)}>返回</Button>
        <Button htmlType="submit" loading={isSaving} title="Ctrl + Enter">
          保存
        </Button>
        <Button type="primary" loading={isSaving} onClick={() => void form.validateFields().then((values) => save(values, true))}>
          保存并提交审核
        </Button>
      </footer>
    </Form>
  );
}
