import { claimCallback, releaseCallback } from "@yihao/contract/callback";
import { type Assignment, acknowledgeAssignment } from "@yihao/contract/handling";
import type { WorkOrder } from "@yihao/contract/work-order";
import { useState } from "react";
import { useAct } from "../common/use-act.ts";
import { ActBar, type ActGroup } from "./act-bar.tsx";
import { caseTopics } from "./case-topics.ts";
import { type OpenForm, OrderForms } from "./order-forms.tsx";
import type { OrderCase } from "./use-order-case.ts";

/** The acts on an order, gathered from the nouns that offer them. */
export function OrderActs({ order, orderCase }: { order: WorkOrder; orderCase: OrderCase }) {
  const callback = orderCase.callbacks.data?.items.toSorted((a, b) => b.round - a.round)[0];
  const [open, choose] = useState<OpenForm>();
  const acknowledge = useAct(acknowledgeAssignment, { topics: caseTopics, done: () => "已签收，请在期限内联系诉求人并办理" });
  const claim = useAct(claimCallback, { topics: caseTopics, done: () => "已领取；联系电话请点“查看完整信息”，不能回访时请放回" });
  const release = useAct(releaseCallback, { topics: caseTopics, done: () => "已放回回访池" });

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
      { key: "delegate", word: "下派", permit: assignment.can.delegate, onAct: () => choose({ form: "delegate", assignment }) },
      { key: "return", word: "申请退单", permit: assignment.can.return, onAct: () => choose({ form: "return", assignment }) },
    ],
  });
  const groups: ActGroup[] = [
    {
      key: "dispatch",
      label: "派单",
      acts: dispatches
        ? [
            {
              key: "dispatch",
              word: dispatches.items.length > 0 ? "再次派单" : "派单",
              permit: dispatches.can.dispatch,
              onAct: () => choose({ form: "dispatch" }),
            },
            { key: "sendBack", word: "退回补充", permit: dispatches.can.sendBack, onAct: () => choose({ form: "sendBack" }) },
          ]
        : [],
    },
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
    {
      key: "callback",
      label: "回访",
      acts: callback
        ? [
            { key: "evaluate", word: "登记回访结果", permit: callback.can.evaluate, onAct: () => choose({ form: "evaluate", callback }) },
            {
              key: "claim",
              word: "领取",
              permit: callback.can.claim,
              isBusy: claim.isPending,
              onAct: () => claim.mutate({ params: { id: callback.id } }),
            },
            { key: "attempt", word: "登记未接通", permit: callback.can.attempt, onAct: () => choose({ form: "attempt", callback }) },
            {
              key: "release",
              word: "放回",
              permit: callback.can.release,
              isBusy: release.isPending,
              onAct: () => release.mutate({ params: { id: callback.id } }),
            },
          ]
        : [],
    },
  ];
  return (
    <>
      <ActBar groups={groups} />
      <OrderForms order={order} orderCase={orderCase} open={open} onClose={() => choose(undefined)} />
    </>
  );
}
