import type { WorkOrder } from "@yihao/contract/work-order";
import { ChaseForm } from "./chase-form.tsx";
import { ConclusionConfirmForm, ConclusionForm } from "./conclusion-forms.tsx";
import { MarkForm, RepeatForm } from "./mark-forms.tsx";
import { MergeOrderForm, UnmergeForm } from "./merge-order-forms.tsx";
import { LiftRecusalForm, RecuseForm } from "./recusal-forms.tsx";
import { TerminationDecisionForm, TerminationForm } from "./termination-forms.tsx";
import type { WayForms } from "./way-acts.ts";
import { WithdrawForm } from "./withdraw-form.tsx";

/** The one of these forms that is open. */
export function WayForm({ order, open, onClose }: { order: WorkOrder; open: WayForms; onClose: () => void }) {
  const given = { order, onClose };
  switch (open.form) {
    case "chase":
      return <ChaseForm {...given} />;
    case "withdraw":
      return <WithdrawForm {...given} />;
    case "requestTermination":
      return <TerminationForm {...given} />;
    case "decideTermination":
      return <TerminationDecisionForm request={open.request} onClose={onClose} />;
    case "proposeConclusion":
      return <ConclusionForm {...given} />;
    case "confirmConclusion":
      return <ConclusionConfirmForm proposal={open.proposal} onClose={onClose} />;
    case "mergeOrder":
      return <MergeOrderForm {...given} />;
    case "unmerge":
      return <UnmergeForm demandId={open.demandId} number={open.number} onClose={onClose} />;
    case "mark":
      return <MarkForm {...given} mark={open.mark} on={open.on} />;
    case "linkRepeat":
      return <RepeatForm {...given} />;
    case "recuse":
      return <RecuseForm {...given} />;
    case "liftRecusal":
      return <LiftRecusalForm recusal={open.recusal} onClose={onClose} />;
  }
}
