import { withdrawApplication } from "@yihao/contract/applications";
import { type Assignment, acknowledgeAssignment } from "@yihao/contract/handling";
import type { WorkOrder } from "@yihao/contract/work-order";
import { useAct } from "../common/use-act.ts";
import { ActBar, type ActGroup } from "./act-bar.tsx";
import { applicationActsOf, applicationGroups } from "./application-acts.ts";
import { typicalCaseGroup, useCallbackGroup } from "./callback-acts.ts";
import { caseTopics } from "./case-topics.ts";
import { conferGroup, dispatchGroup, objectionGroups } from "./dispatch-acts.ts";
import { type OpenForm, OrderForms } from "./order-forms.tsx";
import { signOffGroups, wordActsOf } from "./reply-acts.ts";
import type { OrderCase } from "./use-order-case.ts";
import { endRequestGroups, wayGroups } from "./way-acts.ts";

type Props = { order: WorkOrder; orderCase: OrderCase; open: OpenForm | undefined; choose: (open: OpenForm | undefined) => void };

/** The acts on an order, gathered from the nouns that offer them. */
export function OrderActs({ order, orderCase, open, choose }: Props) {
  const callback = orderCase.callbacks.data?.items.toSorted((a, b) => b.round - a.round)[0];
  const acknowledge = useAct(acknowledgeAssignment, { topics: caseTopics, done: () => "已签收，请在期限内联系诉求人并办理" });
  const withdraw = useAct(withdrawApplication, { topics: caseTopics, done: () => "已撤回申请" });
  const callbackGroup = useCallbackGroup(callback, choose);

  const dispatches = orderCase.dispatches.data;
  const reviews = orderCase.reviews.data;
  const handling = orderCase.handling.data;
  const assignmentGroup = (assignment: Assignment): ActGroup => ({
    key: assignment.id,
    label: `承办 · ${assignment.agencyName}`,
    acts: [
      {
        key: "acknowledge",
        word: "签收",
        permit: assignment.can.acknowledge,
        isBusy: acknowledge.isPending,
        onAct: () => acknowledge.mutate({ params: { id: assignment.id } }),
      },
      { key: "reply", word: "答复", permit: assignment.can.reply, onAct: () => choose({ form: "reply", assignment }) },
      ...wordActsOf(assignment, choose),
      { key: "delegate", word: "下派", permit: assignment.can.delegate, onAct: () => choose({ form: "delegate", assignment }) },
      ...applicationActsOf(assignment, choose),
      { key: "return", word: "申请退单", permit: assignment.can.return, onAct: () => choose({ form: "return", assignment }) },
    ],
  });
  const groups: ActGroup[] = [
    ...endRequestGroups(orderCase.ways.data, choose),
    dispatchGroup(dispatches, choose),
    {
      key: "complete",
      label: "补充",
      acts: [{ key: "complete", word: "补充后交回", permit: order.can.complete, onAct: () => choose({ form: "complete" }) }],
    },
    ...(handling?.items ?? []).filter((assignment) => !["returned", "ended", "finished"].includes(assignment.state)).map(assignmentGroup),
    ...(handling?.returns ?? [])
      .filter((request) => request.decision === null)
      .map((request) => ({
        key: request.id,
        label: `退单申请 · ${request.agencyName}`,
        acts: [{ key: "decide", word: "审核退单", permit: request.can.decide, onAct: () => choose({ form: "decideReturn", request }) }],
      })),
    ...applicationGroups(orderCase.applications.data?.items ?? [], choose, (id) => withdraw.mutate({ params: { id } }), withdraw.isPending),
    ...objectionGroups(orderCase.objections.data, choose),
    ...signOffGroups(handling?.items ?? [], choose),
    {
      key: "review",
      label: "审核",
      acts: reviews
        ? [
            { key: "pass", word: "审核通过", permit: reviews.can.pass, onAct: () => choose({ form: "review", verdict: "passed" }) },
            {
              key: "sentBack",
              word: "退回重办",
              permit: reviews.can.sendBack,
              onAct: () => choose({ form: "review", verdict: "sentBack" }),
            },
          ]
        : [],
    },
    callbackGroup,
    conferGroup(orderCase.conferrals.data, choose),
    ...wayGroups(order, orderCase.ways.data, choose),
    typicalCaseGroup(orderCase.callbacks.data, choose),
  ];
  return (
    <>
      <ActBar groups={groups} />
      <OrderForms order={order} orderCase={orderCase} open={open} onClose={() => choose(undefined)} />
    </>
  );
}
