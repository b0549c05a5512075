import type { ApplicationForms } from "./application-acts.ts";
import { ApplicationDecisionForm } from "./application-decision-form.tsx";
import { BeyondDutyForm } from "./beyond-duty-form.tsx";
import { ExtensionForm } from "./extension-form.tsx";
import { PauseForm } from "./pause-form.tsx";
import { ResumptionForm } from "./resumption-form.tsx";
import { TakeBackDelegationForm } from "./take-back-delegation-form.tsx";

export function ApplicationForm({ open, onClose }: { open: ApplicationForms; onClose: () => void }) {
  switch (open.form) {
    case "extend":
      return <ExtensionForm assignment={open.assignment} onClose={onClose} />;
    case "pause":
      return <PauseForm assignment={open.assignment} onClose={onClose} />;
    case "claimBeyondDuty":
      return <BeyondDutyForm assignment={open.assignment} onClose={onClose} />;
    case "resume":
      return <ResumptionForm assignment={open.assignment} onClose={onClose} />;
    case "takeBack":
      return <TakeBackDelegationForm assignment={open.assignment} onClose={onClose} />;
    case "decideApplication":
      return <ApplicationDecisionForm application={open.application} onClose={onClose} />;
  }
}
