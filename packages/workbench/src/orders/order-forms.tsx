import type { Assignment, ReturnRequest } from "@yihao/contract/handling";
import type { WorkOrder } from "@yihao/contract/work-order";
import type { ApplicationForms } from "./application-acts.ts";
import { ApplicationForm } from "./application-forms.tsx";
import type { CallbackForms } from "./callback-acts.ts";
import { CallbackForm } from "./callback-forms.tsx";
import { CompletionForm } from "./completion-form.tsx";
import { ConferForm } from "./confer-form.tsx";
import { ContactForm } from "./contact-form.tsx";
import { DelegateForm } from "./delegate-form.tsx";
import { DesignateForm } from "./designate-form.tsx";
import type { DispatchForms } from "./dispatch-acts.ts";
import { DispatchForm } from "./dispatch-form.tsx";
import { InterimReplyForm } from "./interim-reply-form.tsx";
import { ObjectionDecisionForm } from "./objection-decision-form.tsx";
import { ObjectionForm } from "./objection-form.tsx";
import type { ReplyForms } from "./reply-acts.ts";
import { ReplyForm } from "./reply-form.tsx";
import { ReplyView } from "./reply-view.tsx";
import { ReturnDecisionForm } from "./return-decision-form.tsx";
import { ReturnForm } from "./return-form.tsx";
import { ReviewForm } from "./review-form.tsx";
import { SendBackForm } from "./send-back-form.tsx";
import { SignOffForm } from "./sign-off-form.tsx";
import { ElevateForm, ReassignForm } from "./take-back-forms.tsx";
import type { OrderCase } from "./use-order-case.ts";
import type { WayForms } from "./way-acts.ts";
import { WayForm } from "./way-forms.tsx";

export type OpenForm =
  | ApplicationForms
  | ReplyForms
  | DispatchForms
  | WayForms
  | { form: "complete" }
  | { form: "reply" | "delegate" | "return"; assignment: Assignment }
  | { form: "decideReturn"; request: ReturnRequest }
  | { form: "review"; verdict: "passed" | "sentBack" }
  | CallbackForms;

type Props = { order: WorkOrder; orderCase: OrderCase; open: OpenForm | undefined; onClose: () => void };

/** The one form that is open. */
export function OrderForms({ order, orderCase, open, onClose }: Props) {
  const given = { workOrderId: order.id, onClose };
  if (open === undefined) return null;
  switch (open.form) {
    case "dispatch":
      return orderCase.dispatches.data === undefined ? null : <DispatchForm {...given} dispatches={orderCase.dispatches.data} />;
    case "designate":
      return orderCase.dispatches.data === undefined ? null : <DesignateForm {...given} dispatches={orderCase.dispatches.data} />;
    case "reassign":
      return <ReassignForm {...given} />;
    case "elevate":
      return <ElevateForm {...given} />;
    case "confer":
      return <ConferForm {...given} />;
    case "object":
      return <ObjectionForm assignmentId={open.assignmentId} agencyName={open.agencyName} onClose={onClose} />;
    case "decideObjection":
      return <ObjectionDecisionForm objection={open.objection} onClose={onClose} />;
    case "sendBack":
      return <SendBackForm {...given} />;
    case "complete":
      return <CompletionForm {...given} asked={order.completionAsked?.reason} />;
    case "reply":
      return <ReplyForm assignment={open.assignment} others={orderCase.handling.data?.items ?? []} onClose={onClose} />;
    case "contact":
      return <ContactForm assignment={open.assignment} onClose={onClose} />;
    case "interimReply":
      return <InterimReplyForm assignment={open.assignment} onClose={onClose} />;
    case "signOff":
      return (
        <SignOffForm replyId={open.reply.id} verdict={open.verdict} onClose={onClose}>
          <ReplyView reply={open.reply} />
        </SignOffForm>
      );
    case "delegate":
      return <DelegateForm assignment={open.assignment} onClose={onClose} />;
    case "return":
      return <ReturnForm assignment={open.assignment} onClose={onClose} />;
    case "decideReturn":
      return <ReturnDecisionForm request={open.request} onClose={onClose} />;
    case "review":
      return orderCase.reviews.data === undefined ? null : (
        <ReviewForm
          {...given}
          verdict={open.verdict}
          points={orderCase.reviews.data.points}
          assignments={orderCase.handling.data?.items ?? []}
        />
      );
    case "extend":
    case "pause":
    case "claimBeyondDuty":
    case "resume":
    case "takeBack":
    case "decideApplication":
      return <ApplicationForm open={open} onClose={onClose} />;
    case "attempt":
    case "evaluate":
    case "recheck":
    case "typicalCase":
      return <CallbackForm open={open} {...given} />;
    default:
      return <WayForm order={order} open={open} onClose={onClose} />;
  }
}
