import { useMutation } from "@tanstack/react-query";
import type { DissatisfactionReason, Satisfaction, Solved } from "@yihao/contract/callback";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { fieldErrorsOf } from "../api.ts";
import { ChoiceGroup } from "../common/choice-group.tsx";
import { ChoicesGroup } from "../common/choices-group.tsx";
import { Field } from "../common/field.tsx";
import { plainWords } from "../common/plain-words.ts";
import { Failure } from "../common/states.tsx";
import { choicesOf, reasonWords, satisfactionWords, solvedWords } from "../words.ts";

/** What is sent; whoever shows the form adds how it was come by. */
export type OwnAnswers = {
  isContacted: boolean | null;
  solved: Solved;
  satisfaction: Satisfaction;
  reasons: DissatisfactionReason[];
  comment: string | undefined;
};
type Typed = {
  contacted: "yes" | "no" | null;
  solved: Solved | null;
  satisfaction: Satisfaction | null;
  reasons: DissatisfactionReason[];
  comment: string;
};
type Errors = Readonly<Record<string, string>>;
type Props<Reply> = {
  /** Of an answer given on line nobody is asked whether an agency made contact. */
  isOfAgency: boolean;
  send: (answers: OwnAnswers) => Promise<Reply>;
  onSent: (reply: Reply) => void;
  onFailed?: (error: unknown) => void;
};

const contactedChoices = [
  { value: "yes", label: "联系过" },
  { value: "no", label: "没联系" },
] as const;

export function EvaluationForm<Reply>({ isOfAgency, send, onSent, onFailed }: Props<Reply>) {
  const [typed, setTyped] = useState<Typed>({ contacted: null, solved: null, satisfaction: null, reasons: [], comment: "" });
  const [gaps, setGaps] = useState<Errors>({});
  const form = useRef<HTMLFormElement>(null);
  const sending = useMutation({ mutationFn: send, onSuccess: onSent, onError: (error) => onFailed?.(error) });
  const errors: Errors = { ...fieldErrorsOf(sending.error), ...gaps };
  const isFieldless = sending.isError && Object.keys(fieldErrorsOf(sending.error)).length === 0;
  const isDissatisfied = typed.satisfaction === "dissatisfied";

  const change = (patch: Partial<Typed>) => {
    setTyped({ ...typed, ...patch });
    setGaps({});
    if (sending.isError) sending.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const answers = answersIn(typed, isOfAgency);
    if ("gaps" in answers) setGaps(answers.gaps);
    else sending.mutate(answers);
  };
  useEffect(() => {
    if (Object.keys(gaps).length > 0 || sending.isError) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [gaps, sending.isError]);

  return (
    <form className="panel panel-asked" noValidate ref={form} onSubmit={submit}>
      <h2>请您评价这次{isOfAgency ? "办理" : "答复"}</h2>
      {isOfAgency && (
        <ChoiceGroup
          name="isContacted"
          legend="承办单位联系过您吗？"
          choices={contactedChoices}
          value={typed.contacted}
          error={errors.isContacted}
          onChange={(contacted) => change({ contacted })}
        />
      )}
      <ChoiceGroup
        name="solved"
        legend="事情解决了吗？"
        choices={choicesOf(solvedWords)}
        value={typed.solved}
        error={errors.solved}
        onChange={(solved) => change({ solved })}
      />
      <ChoiceGroup
        name="satisfaction"
        legend={`您对${isOfAgency ? "办理" : "答复"}满意吗？`}
        choices={choicesOf(satisfactionWords)}
        value={typed.satisfaction}
        error={errors.satisfaction}
        onChange={(satisfaction) => change({ satisfaction })}
      />
      {isDissatisfied && (
        <ChoicesGroup
          name="reasons"
          legend="不满意在哪里（可多选）"
          choices={choicesOf(reasonWords)}
          values={typed.reasons}
          onChange={(reasons) => change({ reasons })}
        />
      )}
      <Field id="comment" label={isDissatisfied ? wantedWords(isOfAgency) : "还想说什么（可不填）"} error={errors.comment}>
        {(marks) => (
          <textarea
            {...marks}
            className="input"
            rows={3}
            value={typed.comment}
            onChange={(event) => change({ comment: event.target.value })}
          />
        )}
      </Field>
      {isFieldless && <Failure error={sending.error} />}
      <button type="submit" className="button button-primary button-wide" disabled={sending.isPending}>
        {sending.isPending ? "正在提交……" : "提交评价"}
      </button>
      <p className="step-hint">每次{isOfAgency ? "办理" : "答复"}只能评价一次。</p>
    </form>
  );
}

const wantedWords = (isOfAgency: boolean) => (isOfAgency ? "哪里不满意（必填，会据此重新办理）" : "哪里不满意（必填，会据此改进）");

/** The answers, or what is still missing by field. */
function answersIn({ contacted, solved, satisfaction, reasons, comment }: Typed, isOfAgency: boolean): OwnAnswers | { gaps: Errors } {
  const words = plainWords(comment);
  const lacksContact = isOfAgency && contacted === null;
  const lacksWords = satisfaction === "dissatisfied" && words === undefined;
  if (lacksContact || solved === null || satisfaction === null || lacksWords) {
    return {
      gaps: {
        ...(lacksContact && { isContacted: "请选一项" }),
        ...(solved === null && { solved: "请选一项" }),
        ...(satisfaction === null && { satisfaction: "请选一项" }),
        ...(lacksWords && { comment: "请写明不满意的原因" }),
      },
    };
  }
  return {
    isContacted: isOfAgency ? contacted === "yes" : null,
    solved,
    satisfaction,
    reasons: satisfaction === "dissatisfied" ? reasons : [],
    comment: words,
  };
}
