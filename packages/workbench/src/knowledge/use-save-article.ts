import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemError } from "@yihao/contract/client";
import { type Article, draftArticle, reviseArticle, submitArticle } from "@yihao/contract/knowledge";
import { App, type FormInstance } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api } from "../api.ts";
import { refreshTopics } from "../common/use-live.ts";
import { type ArticleValues, draftOf } from "./article-draft.ts";

type Asked = { article: Article | undefined; basedOn: string | undefined; form: FormInstance<ArticleValues>; drop: () => void };
type Problem = { title: string; requestId?: string };
type Saved = { article: Article; submitProblem: string | undefined };

/** Saves what was written, and submits it when asked; a text that is saved but not submitted is said to be so. */
export function useSaveArticle({ article, basedOn, form, drop }: Asked) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [problem, setProblem] = useState<Problem>();
  const showFields = (fields: readonly { field: string; message: string }[]) => {
    const known = new Set(Object.keys(form.getFieldsValue(true) as object));
    for (const { field, message: sentence } of fields) {
      const [name = ""] = field.split(".");
      if (known.has(name)) form.setFields([{ name: name as keyof ArticleValues, errors: [sentence] }]);
    }
    const first = fields.find(({ field }) => known.has(field.split(".")[0] ?? ""));
    if (first !== undefined) form.scrollToField((first.field.split(".")[0] ?? "") as keyof ArticleValues, { focus: true });
    const rest = fields.filter(({ field }) => !known.has(field.split(".")[0] ?? "")).map(({ message: sentence }) => sentence);
    if (rest.length > 0) setProblem({ title: rest.join("；") });
  };
  const sending = useMutation<Saved, Error, { values: ArticleValues; submits: boolean }>({
    mutationFn: async ({ values, submits }) => {
      const body = draftOf(values);
      const saved =
        article === undefined
          ? await api(draftArticle, { body })
          : await api(reviseArticle, { params: { id: article.id }, body: { ...body, basedOn } });
      if (!submits) return { article: saved, submitProblem: undefined };
      try {
        return { article: await api(submitArticle, { params: { id: saved.id } }), submitProblem: undefined };
      } catch (error) {
        if (error instanceof ProblemError) return { article: saved, submitProblem: error.problem.title };
        throw error;
      }
    },
    onSuccess: ({ article: saved, submitProblem }, { submits }) => {
      drop();
      void refreshTopics(queries, ["articles"]);
      if (submitProblem !== undefined) void message.warning(`已保存，但没有提交：${submitProblem}`);
      else void message.success(submits ? "已保存并提交审核" : "已保存");
      void navigate(`/knowledge/${saved.id}`, { replace: true });
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) throw error;
      const { title, requestId, status, fields = [] } = error.problem;
      if (fields.length > 0) showFields(fields);
      else setProblem({ title, ...(status >= 500 ? { requestId } : {}) });
      if (status === 409) void refreshTopics(queries, ["articles"]);
    },
  });
  const save = (values: ArticleValues, submits: boolean) => {
    setProblem(undefined);
    // The same schema that the server will use, so that its sentences appear at once.
    const checked = draftArticle.body.safeParse(draftOf(values));
    if (checked.success) sending.mutate({ values, submits });
    else showFields(checked.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })));
  };
  return { save, problem, isSaving: sending.isPending };
}
