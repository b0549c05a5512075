import { ProblemError } from "@yihao/contract/client";
import { type FormEvent, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { fieldErrorsOf } from "../api.ts";
import { AskSummary } from "./ask-summary.tsx";
import { CheckStep } from "./check-step.tsx";
import { ContactStep } from "./contact-step.tsx";
import { changeDraft, type Draft, useDraft } from "./draft.ts";
import { PhotoStep } from "./photo-step.tsx";
import { PlaceStep } from "./place-step.tsx";
import { StepLine } from "./step-line.tsx";
import { findGaps, reachable, type StepName, stepOf, stepsOf } from "./steps.ts";
import { UnsettledPanel } from "./unsettled-panel.tsx";
import { useUploads } from "./uploads.ts";
import { useSubmission } from "./use-submission.ts";
import { WordsStep } from "./words-step.tsx";

const screens = { words: WordsStep, photo: PhotoStep, place: PlaceStep, contact: ContactStep };
type Errors = Readonly<Record<string, string>>;

export function AskPage() {
  const draft = useDraft();
  const uploads = useUploads();
  const [search, setSearch] = useSearchParams();
  const [errors, setErrors] = useState<Errors>({});
  const { submission, submit, stop } = useSubmission();
  const steps = stepsOf(draft.isSnap);
  const wanted = steps.find((each) => each === search.get("step")) ?? steps[0] ?? "words";
  const step = reachable(wanted, steps, draft);
  const at = steps.indexOf(step);
  const go = (to: StepName | undefined) => to !== undefined && setSearch({ step: to });

  const change = (patch: Partial<Draft>) => {
    changeDraft(patch);
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in patch))));
  };

  const isIdle = submission.state === "idle";
  // The address follows, or the page would jump ahead as soon as the missing words are there.
  useEffect(() => {
    if (isIdle && step !== wanted) setSearch({ step }, { replace: true });
  }, [isIdle, step, wanted, setSearch]);

  useEffect(() => {
    if (submission.state !== "refused") return;
    const refused = refusedFields(submission.error);
    const order = stepsOf(false);
    const first = order.find((each) => Object.keys(refused).some((field) => stepOf(field) === each));
    if (first === undefined) return;
    setErrors(refused);
    setSearch({ step: first });
    stop();
  }, [submission, setSearch, stop]);

  useEffect(() => {
    if (Object.keys(errors).some((field) => stepOf(field) === step))
      document.querySelector<HTMLElement>('.ask [aria-invalid="true"]')?.focus();
  }, [errors, step]);

  const next = (event: FormEvent) => {
    event.preventDefault();
    const gaps = findGaps(step, draft);
    if (Object.keys(gaps).length > 0) return setErrors(gaps);
    if (step === "check") return submit();
    go(steps[at + 1]);
  };

  if (draft.isUnsettled && !(submission.state === "sending" && !submission.isRepeat)) {
    return <UnsettledPanel submission={submission} onSubmit={submit} onRenewed={stop} />;
  }
  const Screen = step === "check" ? null : screens[step];
  const isUploading = uploads.some((each) => each.error === null);
  const isSending = submission.state === "sending";
  return (
    <div className="ask">
      <form className="ask-main" noValidate onSubmit={next}>
        <StepLine steps={steps} step={step} />
        {Screen === null ? (
          <CheckStep draft={draft} submission={submission} isUploading={isUploading} onStop={stop} />
        ) : (
          <Screen draft={draft} errors={errors} change={change} />
        )}
        <div className="ask-acts">
          <button type="submit" className="button button-primary button-wide" disabled={isSending || (step === "check" && isUploading)}>
            {step !== "check" ? "下一步" : isSending ? "正在提交……" : "提交"}
          </button>
          {at > 0 && (
            <button type="button" className="button button-wide" disabled={isSending} onClick={() => go(steps[at - 1])}>
              上一步
            </button>
          )}
        </div>
      </form>
      {step !== "check" && <AskSummary draft={draft} />}
    </div>
  );
}

// An upload that is gone is a matter of the pictures, though the server says it of the whole.
function refusedFields(error: unknown): Errors {
  if (!(error instanceof ProblemError)) return {};
  if (error.problem.code !== "file.unknown") return fieldErrorsOf(error);
  changeDraft({ attachments: [] });
  return { attachmentIds: "之前传的附件已经过期，请重新上传" };
}
