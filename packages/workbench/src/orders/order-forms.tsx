import type { Callback } from "@yihao/contract/callback";
import type { Assignment, ReturnRequest } from "@yihao/contract/handling";
import type { WorkOrder } from "@yihao/contract/work-order";
import { AttemptForm } from "./attempt-form.tsx";
import { CompletionForm } from "./completion-form.tsx";
import { DelegateForm } from "./delegate-form.tsx";
import { DispatchForm } from "./dispatch-form.tsx";
import { EvaluationForm } from "./evaluation-form.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { ReturnDecisionForm } from "./return-decision-form.tsx";
import { ReturnForm } from "./return-form.tsx";
import { ReviewForm } from "./review-form.tsx";
import { SendBackForm } from "./send-back-form.tsx";
import type { OrderCase } from "./use-order-case.ts";

export type OpenForm =
  | { form: "dispatch" | "sendBack" | "complete" }
  | { form: "reply" | "delegate" | "return"; assignment: Assignment }
  | { form: "decideReturn"; request: ReturnRequest }
  | { form: "review"; verdict: "passed" | "sentBack" }
  | { form: "attempt" | "evaluate"; callback: Callback };

type Props = { order: WorkOrder; orderCase: OrderCase; open: OpenForm | undefined; onClose: () => void };

/** The one form that is open. */
export function OrderForms({ order, orderCase, open, onClose }: Props) {
  const given = { workOrderId: order.id, onClose };
  switch (open?.form) {
    case undefined:
      return null;
    case "dispatch":
      return orderCase.dispatches.data === undefined ? null : (
        <DispatchForm {...given} dispatches={orderCase.dispatches.data} assignments={orderCase.handling.data?.items ?? []} />
      );
    case "sendBack":
      return <SendBackForm {...given} />;
    case "complete":
      return <CompletionForm {...given} asked={order.completionAsked?.reason} />;
    case "reply":
      return <ReplyForm assignment={open.assignment} onClose={onClose} />;
    case "delegate":
      return <DelegateForm assignment={open.assignment} onClose={onClose} />;
    case "return":
      return <ReturnForm assignment={open.assignment} onClose={onClose} />;
    case "decideReturn":
      return <ReturnDecisionForm request={open.request} onClose={onClose} />;
    case "review":
      return <ReviewForm {...given} verdict={open.verdict} assignments={orderCase.handling.data?.items ?? []} />;
    case "attempt":
      return <AttemptForm callback={open.callback} onClose={onClose} />;
    case "evaluate":
      return <EvaluationForm callback={open.callback} onClose={onClose} />;
  }
}
