import type { Assignment } from "@yihao/contract/handling";
import type { ActGroup, OfferedAct } from "./act-bar.tsx";

export type ReplyForms =
  | { form: "contact" | "interimReply"; assignment: Assignment }
  | { form: "signOff"; reply: Assignment["replies"][number]; verdict: "signed" | "refused" };

/** What an agency says while it handles: contact and interim reply stand beside the reply itself. */
export function wordActsOf(assignment: Assignment, choose: (open: ReplyForms) => void): OfferedAct[] {
  return [
    { key: "contact", word: "登记联系", permit: assignment.can.contact, onAct: () => choose({ form: "contact", assignment }) },
    {
      key: "interimReply",
      word: "阶段性答复",
      permit: assignment.can.replyInterim,
      onAct: () => choose({ form: "interimReply", assignment }),
    },
  ];
}

/** 审签: one group for each reply that waits for a leader. */
export function signOffGroups(assignments: readonly Assignment[], choose: (open: ReplyForms) => void): ActGroup[] {
  return assignments.flatMap((assignment) =>
    assignment.replies
      .filter((reply) => reply.verdict === "awaitingSignOff" && assignment.state === "awaitingSignOff")
      .map((reply) => ({
        key: `sign-off-${reply.id}`,
        label: `审签 · ${assignment.agencyName}`,
        acts: [
          { key: "sign", word: "审签同意", permit: reply.can.signOff, onAct: () => choose({ form: "signOff", reply, verdict: "signed" }) },
          {
            key: "refuse",
            word: "退回修改",
            permit: reply.can.refuseSignOff,
            onAct: () => choose({ form: "signOff", reply, verdict: "refused" }),
          },
        ],
      })),
  );
}
