import { type Application, ApplicationKind } from "@yihao/contract/applications";
import type { Assignment } from "@yihao/contract/handling";
import type { ActGroup, OfferedAct } from "./act-bar.tsx";

export type ApplicationForms =
  | { form: "extend" | "pause" | "claimBeyondDuty" | "resume" | "takeBack"; assignment: Assignment }
  | { form: "decideApplication"; application: Application };
type Choose = (open: ApplicationForms) => void;

const words = {
  extend: "申请延期",
  pause: "申请挂起",
  claimBeyondDuty: "申请认定超职责",
  resume: "恢复办理",
  takeBack: "收回下派",
} as const;

/** What an agency may ask for, or take back, as its part stands. What belongs to another state is not even named. */
export function applicationActsOf(assignment: Assignment, choose: Choose): OfferedAct[] {
  const offered = (["takeBack", "resume", "extend", "pause", "claimBeyondDuty"] as const).map((form) => ({
    key: form,
    word: words[form],
    permit: assignment.can[form],
    onAct: () => choose({ form, assignment }),
    isDangerous: form === "takeBack",
  }));
  return offered.filter(
    ({ permit }) => permit.allowed || !["assignment.wrongState", "assignment.delegatedCannotApply"].includes(permit.code),
  );
}

/** One group for each application that waits. */
export function applicationGroups(
  applications: readonly Application[],
  choose: Choose,
  withdraw: (id: string) => void,
  isWithdrawing: boolean,
): ActGroup[] {
  return applications
    .filter((application) => application.state === "waiting")
    .map((application) => ({
      key: application.id,
      label: `${ApplicationKind.word(application.kind)}申请 · ${application.agencyName}`,
      acts: [
        {
          key: "decide",
          word: `审核${ApplicationKind.word(application.kind)}`,
          permit: application.can.decide,
          onAct: () => choose({ form: "decideApplication", application }),
        },
        {
          key: "withdraw",
          word: "撤回申请",
          permit: application.can.withdraw,
          isBusy: isWithdrawing,
          onAct: () => withdraw(application.id),
        },
      ],
    }));
}
