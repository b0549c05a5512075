import type { Permit } from "@yihao/contract/can";
import type { Demand } from "@yihao/contract/demand";
import { useState } from "react";
import { EmergencyFlagForm } from "../emergencies/flag-form.tsx";
import { useMe } from "../session/use-me.ts";
import { ActBar } from "./act-bar.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { ClassifyForm } from "./classify-form.tsx";
import { DeclineForm } from "./decline-form.tsx";
import { HandOverForm } from "./hand-over-form.tsx";
import { MergeForm } from "./merge-form.tsx";
import { UnmergeForm } from "./merge-order-forms.tsx";
import { OrderForm } from "./order-form.tsx";
import { WithdrawDemandForm } from "./withdraw-demand-form.tsx";

const forms = {
  answer: AnswerForm,
  order: OrderForm,
  merge: MergeForm,
  classify: ClassifyForm,
  handOver: HandOverForm,
  decline: DeclineForm,
  withdraw: WithdrawDemandForm,
  unmerge: ({ demand, onClose }: { demand: Demand; onClose: () => void }) => (
    <UnmergeForm demandId={demand.id} number={demand.number} onClose={onClose} />
  ),
  emergency: EmergencyFlagForm,
} as const;

/** What may become of a demand. */
export function DemandActs({ demand }: { demand: Demand }) {
  const [open, setOpen] = useState<keyof typeof forms>();
  const { can } = demand;
  const { permissions } = useMe();
  const flag: Permit = permissions.includes("emergency.flag") ? { allowed: true } : { allowed: false, code: "auth.forbidden", reason: "" };
  const Open = open === undefined ? undefined : forms[open];
  return (
    <>
      <ActBar
        groups={[
          {
            key: "dispose",
            label: "处置",
            acts: [
              { key: "answer", word: "在线解答", permit: can.answer, onAct: () => setOpen("answer") },
              { key: "order", word: "转工单", permit: can.order, onAct: () => setOpen("order") },
              { key: "merge", word: "并入已有工单", permit: can.merge, onAct: () => setOpen("merge") },
              { key: "handOver", word: "转接其他热线", permit: can.handOver, onAct: () => setOpen("handOver") },
              { key: "decline", word: "不予受理", permit: can.decline, isDangerous: can.decline.allowed, onAct: () => setOpen("decline") },
            ],
          },
          // A demand may be named better for as long as it may become an order; its reply carries no permit of its own for this.
          {
            key: "classify",
            label: "内容",
            acts: [{ key: "classify", word: "补全分类", permit: can.order, onAct: () => setOpen("classify") }],
          },
          {
            key: "requester",
            label: "诉求人",
            acts: [
              { key: "withdraw", word: "撤回", permit: can.withdraw, isDangerous: can.withdraw.allowed, onAct: () => setOpen("withdraw") },
              { key: "unmerge", word: "拆出并案", permit: can.unmerge, onAct: () => setOpen("unmerge") },
            ],
          },
          {
            key: "emergency",
            label: "突发敏感",
            acts: [
              { key: "emergency", word: "上报突发敏感信息", permit: flag, isDangerous: flag.allowed, onAct: () => setOpen("emergency") },
            ],
          },
        ]}
      />
      {Open !== undefined && <Open demand={demand} onClose={() => setOpen(undefined)} />}
    </>
  );
}
