import type { ConclusionProposal, OrderWays, TerminationRequest } from "@yihao/contract/order-ends";
import type { OrderMark, Recusal } from "@yihao/contract/order-marks";
import type { WorkOrder } from "@yihao/contract/work-order";
import type { ActGroup } from "./act-bar.tsx";

/** The forms of what is done with an order beside its handling. */
export type WayForms =
  | { form: "chase" | "withdraw" | "requestTermination" | "proposeConclusion" | "mergeOrder" | "recuse" | "linkRepeat" }
  | { form: "mark"; mark: OrderMark; on: boolean }
  | { form: "decideTermination"; request: TerminationRequest }
  | { form: "confirmConclusion"; proposal: ConclusionProposal }
  | { form: "liftRecusal"; recusal: Recusal }
  | { form: "unmerge"; demandId: string; number: string };

/** 待审的终止、终结: somebody waits for them, so they stand before what may be done at any time. */
export function endRequestGroups(ways: OrderWays | undefined, choose: (open: WayForms) => void): ActGroup[] {
  if (ways === undefined) return [];
  return [
    ...ways.terminationRequests
      .filter((request) => request.decision === null)
      .map((request) => ({
        key: request.id,
        label: `终止办理申请 · ${request.agencyName}`,
        acts: [
          {
            key: "decide",
            word: "审核终止",
            permit: request.can.decide,
            onAct: () => choose({ form: "decideTermination" as const, request }),
          },
        ],
      })),
    ...ways.conclusionProposals
      .filter((proposal) => proposal.decision === null)
      .map((proposal) => ({
        key: proposal.id,
        label: `终结提议 · ${proposal.by}`,
        acts: [
          {
            key: "confirm",
            word: "确认终结",
            permit: proposal.can.confirm,
            onAct: () => choose({ form: "confirmConclusion" as const, proposal }),
          },
        ],
      })),
  ];
}

/** What may be done with an order at any time. */
export function wayGroups(order: WorkOrder, ways: OrderWays | undefined, choose: (open: WayForms) => void): ActGroup[] {
  if (ways === undefined) return [];
  const { can } = ways;
  return [
    {
      key: "requester",
      label: "诉求人",
      acts: [
        { key: "chase", word: "登记催单", permit: can.chase, onAct: () => choose({ form: "chase" }) },
        {
          key: "withdraw",
          word: "撤单",
          permit: can.withdraw,
          isDangerous: can.withdraw.allowed,
          onAct: () => choose({ form: "withdraw" }),
        },
      ],
    },
    {
      key: "marks",
      label: "工单",
      acts: [
        {
          key: "key",
          word: order.isKey ? "取消重点" : "列为重点",
          permit: can.markKey,
          onAct: () => choose({ form: "mark", mark: "key", on: !order.isKey }),
        },
        {
          key: "difficult",
          word: order.isDifficult ? "取消疑难" : "列为疑难",
          permit: can.markDifficult,
          onAct: () => choose({ form: "mark", mark: "difficult", on: !order.isDifficult }),
        },
        { key: "repeat", word: "认定重复交办", permit: can.linkRepeat, onAct: () => choose({ form: "linkRepeat" }) },
        { key: "recuse", word: "设定回避", permit: can.recuse, onAct: () => choose({ form: "recuse" }) },
        { key: "merge", word: "并入其他工单", permit: can.merge, onAct: () => choose({ form: "mergeOrder" }) },
      ],
    },
    {
      key: "ends",
      label: "提前结束",
      acts: [
        {
          key: "terminate",
          word: "申请终止办理",
          permit: can.requestTermination,
          isDangerous: can.requestTermination.allowed,
          onAct: () => choose({ form: "requestTermination" }),
        },
        {
          key: "conclude",
          word: "提出终结",
          permit: can.proposeConclusion,
          isDangerous: can.proposeConclusion.allowed,
          onAct: () => choose({ form: "proposeConclusion" }),
        },
      ],
    },
  ];
}
