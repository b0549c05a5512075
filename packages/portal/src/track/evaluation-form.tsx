import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CallOf } from "@yihao/contract/endpoint";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { api, evaluateByRequester, fieldErrorsOf } from "../api.ts";
import { ChoiceGroup } from "../common/choice-group.tsx";
import { Field } from "../common/field.tsx";
import { plainWords } from "../common/plain-words.ts";
import { Failure } from "../common/states.tsx";
import { choicesOf, satisfactionWords, solvedWords } from "../words.ts";
import type { ReceiptKey } from "./receipt-form.tsx";

type Body = CallOf<typeof evaluateByRequester>["body"];
type Answers = {
  contacted: "yes" | "no" | null;
  solved: Body["solved"] | null;
  satisfaction: Body["satisfaction"] | null;
  comment: string;
};
type Errors = Readonly<Record<string, string>>;

const contactedChoices = [
  { value: "yes", label: "联系过" },
  { value: "no", label: "没联系" },
] as const;

export function EvaluationForm({ receipt, onSent }: { receipt: ReceiptKey; onSent: () => void }) {
  const [answers, setAnswers] = useState<Answers>({ contacted: null, solved: null, satisfaction: null, comment: "" });
  const [gaps, setGaps] = useState<Errors>({});
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (body: Body) => api(evaluateByRequester, { body }),
    onSuccess: (progress) => {
      onSent();
      queries.setQueryData(["progress", receipt.number, receipt.queryCode], progress);
    },
  });
  const errors: Errors = { ...fieldErrorsOf(sending.error), ...gaps };
  const isFieldless = sending.isError && Object.keys(fieldErrorsOf(sending.error)).length === 0;
  const isDissatisfied = answers.satisfaction === "dissatisfied";

  const change = (patch: Partial<Answers>) => {
    setAnswers({ ...answers, ...patch });
    setGaps({});
    if (sending.isError) sending.reset();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { contacted, solved, satisfaction } = answers;
    const comment = plainWords(answers.comment);
    if (contacted === null || solved === null || satisfaction === null || (isDissatisfied && comment === undefined)) {
      setGaps({
        ...(contacted === null && { isContacted: "请选一项" }),
        ...(solved === null && { solved: "请选一项" }),
        ...(satisfaction === null && { satisfaction: "请选一项" }),
        ...(isDissatisfied && comment === undefined && { comment: "请写明不满意的原因，好重新办理" }),
      });
      return;
    }
    sending.mutate({ ...receipt, isContacted: contacted === "yes", solved, satisfaction, comment });
  };
  useEffect(() => {
    if (Object.keys(gaps).length > 0 || sending.isError) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [gaps, sending.isError]);

  return (
    <form className="panel panel-asked" noValidate ref={form} onSubmit={send}>
      <h2>请您评价这次办理</h2>
      <ChoiceGroup
        name="isContacted"
        legend="承办单位联系过您吗？"
        choices={contactedChoices}
        value={answers.contacted}
        error={errors.isContacted}
        onChange={(contacted) => change({ contacted })}
      />
      <ChoiceGroup
        name="solved"
        legend="事情解决了吗？"
        choices={choicesOf(solvedWords)}
        value={answers.solved}
        error={errors.solved}
        onChange={(solved) => change({ solved })}
      />
      <ChoiceGroup
        name="satisfaction"
        legend="您对办理满意吗？"
        choices={choicesOf(satisfactionWords)}
        value={answers.satisfaction}
        error={errors.satisfaction}
        onChange={(satisfaction) => change({ satisfaction })}
      />
      <Field id="comment" label={isDissatisfied ? "哪里不满意（必填，会据此重新办理）" : "还想说什么（可不填）"} error={errors.comment}>
        {(marks) => (
          <textarea
            {...marks}
            className="input"
            rows={3}
            value={answers.comment}
            onChange={(event) => change({ comment: event.target.value })}
          />
        )}
      </Field>
      {isFieldless && <Failure error={sending.error} />}
      <button type="submit" className="button button-primary button-wide" disabled={sending.isPending}>
        {sending.isPending ? "正在提交……" : "提交评价"}
      </button>
      <p className="step-hint">每次办理只能评价一次。</p>
    </form>
  );
}
