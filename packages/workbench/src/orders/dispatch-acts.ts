import type { listWorkOrderConferrals } from "@yihao/contract/conferral";
import type { listDispatches } from "@yihao/contract/dispatch";
import type { ReplyOf } from "@yihao/contract/endpoint";
import type { listWorkOrderObjections, Objection } from "@yihao/contract/objection";
import type { ActGroup } from "./act-bar.tsx";

export type DispatchForms =
  | { form: "dispatch" | "designate" | "reassign" | "elevate" | "sendBack" | "confer" }
  | { form: "object"; assignmentId: string; agencyName: string }
  | { form: "decideObjection"; objection: Objection };
type Choose = (open: DispatchForms) => void;

/** What a dispatcher, a shift lead or a leader does about who has the order. */
export function dispatchGroup(dispatches: ReplyOf<typeof listDispatches> | undefined, choose: Choose): ActGroup {
  const acts = dispatches
    ? [
        {
          key: "dispatch",
          word: dispatches.items.length > 0 ? "再次派单" : "派单",
          permit: dispatches.can.dispatch,
          onAct: () => choose({ form: "dispatch" }),
        },
        { key: "designate", word: "指定或兜底", permit: dispatches.can.designate, onAct: () => choose({ form: "designate" }) },
        { key: "reassign", word: "改派", permit: dispatches.can.reassign, onAct: () => choose({ form: "reassign" }), isDangerous: true },
        { key: "elevate", word: "提级办理", permit: dispatches.can.elevate, onAct: () => choose({ form: "elevate" }), isDangerous: true },
        { key: "sendBack", word: "退回补充", permit: dispatches.can.sendBack, onAct: () => choose({ form: "sendBack" }) },
      ]
    : [];
  return { key: "dispatch", label: "派单", acts };
}

/** Possible at any time, and seldom what is to be done next: stands last. */
export function conferGroup(conferrals: ReplyOf<typeof listWorkOrderConferrals> | undefined, choose: Choose): ActGroup {
  const acts = conferrals
    ? [{ key: "confer", word: "列入会商", permit: conferrals.can.confer, onAct: () => choose({ form: "confer" }) }]
    : [];
  return { key: "confer", label: "会商", acts };
}

/** 派单异议: the agency's own, where a return is no longer possible, and those that wait to be decided. */
export function objectionGroups(objections: ReplyOf<typeof listWorkOrderObjections> | undefined, choose: Choose): ActGroup[] {
  if (objections === undefined) return [];
  // As long as a return is possible nobody asks for the other way.
  const raisable = objections.mine.filter(
    ({ raise }) => raise.allowed || !["objection.returnFirst", "assignment.wrongState"].includes(raise.code),
  );
  return [
    ...raisable.map(({ assignmentId, agencyName, raise }) => ({
      key: `object-${assignmentId}`,
      label: `派单异议 · ${agencyName}`,
      acts: [
        {
          key: "raise",
          word: "提出派单异议",
          permit: raise,
          onAct: () => choose({ form: "object" as const, assignmentId, agencyName }),
          // Beside the ordinary work it is never the main act.
          isDangerous: true,
        },
      ],
    })),
    ...objections.items
      .filter(({ decision }) => decision === null)
      .map((objection) => ({
        key: objection.id,
        label: `派单异议 · ${objection.agencyName}`,
        acts: [
          {
            key: "decide",
            word: "审定异议",
            permit: objection.can.decide,
            onAct: () => choose({ form: "decideObjection" as const, objection }),
          },
        ],
      })),
  ];
}
