import { useQueryClient } from "@tanstack/react-query";
import { ProblemError } from "@yihao/contract/client";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { refreshTopics } from "../common/use-live.ts";
import { caseTopics } from "../orders/case-topics.ts";
import { type ActName, type DisposalName, type DisposalValues, disposalNamed, type FieldProblem, type Outcome } from "./disposals.ts";
import { clearProblems, showProblems } from "./field-problems.ts";
import type { DeskForms, Registered } from "./use-desk-forms.ts";

export type Trouble = {
  /** Before the demand was registered (or completed), or after. */
  stage: "first" | "second";
  act: ActName;
  title: string;
  code?: string;
  requestId?: string;
};
export type Result = Outcome & { registered: Registered; act: ActName };

type Options<Values extends object> = {
  forms: DeskForms<Values>;
  formName: string;
  disposalFormName: string;
  /** The suggestion that stands where the operator chose no agency. */
  usualAgencyId: string | null;
  /** Registering or completing: what the contract has against it, and the sending. Sent once per try, before the disposal. */
  checkFirst: (act: ActName) => FieldProblem[];
  sendFirst: () => Promise<Registered>;
  kept: Outcome;
};

/** Two steps, each with its own failure: the demand first, then what becomes of it. What is done stays done. */
export function useDisposing<Values extends object>({
  forms,
  formName,
  disposalFormName,
  usualAgencyId,
  checkFirst,
  sendFirst,
  kept,
}: Options<Values>) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState<ActName>();
  const isBusy = useRef(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [result, setResult] = useState<Result>();
  const { form, disposalForm } = forms;

  const stumble = (stage: Trouble["stage"], act: ActName, error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    const { title, code, requestId, status, fields = [] } = error.problem;
    const rest = stage === "first" ? showProblems(form, formName, fields) : showDisposalProblems(act as DisposalName, fields);
    const isAtFields = stage === "first" && fields.length > 0 && rest.length === 0;
    const number = requestId !== "" && (status === 0 || status >= 500) ? { requestId } : {};
    setTrouble(isAtFields ? undefined : { stage, act, code, title: fields.length === 0 ? title : rest.join("；") || title, ...number });
  };
  const showDisposalProblems = (act: DisposalName, problems: readonly FieldProblem[]) => {
    const { fieldOf } = disposalNamed(act);
    return showProblems(
      disposalForm,
      disposalFormName,
      problems.map(({ field, message }) => ({ field: fieldOf[field.split(".")[0] ?? ""] ?? field, message })),
    );
  };

  const run = async (act: ActName) => {
    if (isBusy.current || result !== undefined) return;
    // The fields of the act must be on the page before anything can be said about them.
    if (forms.act !== act) flushSync(() => forms.choose(act));
    setTrouble(undefined);
    clearProblems(form);
    clearProblems(disposalForm);
    const values: DisposalValues = disposalForm.getFieldsValue(true);
    const chosen = { ...values, agencyId: values.agencyId === undefined ? usualAgencyId : values.agencyId };
    const isRegistered = forms.registered !== undefined;
    const ownProblems = isRegistered ? [] : checkFirst(act);
    const disposalProblems = act === "keep" ? [] : disposalNamed(act).check(chosen);
    const rest = [...(act === "keep" ? [] : showDisposalProblems(act, disposalProblems)), ...showProblems(form, formName, ownProblems)];
    if (rest.length > 0) setTrouble({ stage: isRegistered ? "second" : "first", act, title: rest.join("；") });
    if (ownProblems.length + disposalProblems.length > 0) return;

    isBusy.current = true;
    setBusy(act);
    try {
      let registered = forms.registered;
      try {
        registered ??= await sendFirst();
      } catch (error) {
        stumble("first", act, error);
        return;
      }
      try {
        const outcome = act === "keep" ? kept : await disposalNamed(act).send(registered.id, chosen);
        forms.drop();
        setResult({ ...outcome, registered, act });
      } catch (error) {
        stumble("second", act, error);
      }
    } finally {
      isBusy.current = false;
      setBusy(undefined);
      void refreshTopics(queries, caseTopics);
    }
  };
  return { run, busy, trouble, result };
}
