import { AttemptForm } from "./attempt-form.tsx";
import type { CallbackForms } from "./callback-acts.ts";
import { EvaluationForm } from "./evaluation-form.tsx";
import { RecheckForm } from "./recheck-form.tsx";
import { TypicalCaseForm } from "./typical-case-form.tsx";

type Props = { open: CallbackForms; workOrderId: string | null; onClose: () => void };

/** The forms of a callback, for the page of an order and for that of a demand answered on line. */
export function CallbackForm({ open, workOrderId, onClose }: Props) {
  switch (open.form) {
    case "attempt":
      return <AttemptForm callback={open.callback} onClose={onClose} />;
    case "evaluate":
      return <EvaluationForm callback={open.callback} onClose={onClose} />;
    case "recheck":
      return <RecheckForm callback={open.callback} onClose={onClose} />;
    case "typicalCase":
      return workOrderId === null ? null : <TypicalCaseForm workOrderId={workOrderId} onClose={onClose} />;
  }
}
