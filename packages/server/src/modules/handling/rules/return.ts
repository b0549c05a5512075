import type { AssignmentState } from "@yihao/contract/handling";
import { DutyBasis as Bases, type DutyBasis } from "@yihao/contract/work-order";
import { all, allow, type Decision, refuse } from "../../../kernel/decision.ts";
import { decideMove } from "./moves.ts";

export type ReturnFacts = {
  state: AssignmentState;
  isDelegated: boolean;
  isRework: boolean;
  dutyBasis: DutyBasis | null;
  workingDaysSince: number;
  windowWorkingDays: number;
  returnCount: number;
  countMax: number;
};

// 潍坊市12345条例 §22: a unit that the centre designated may not return; 兜底 is the region's government, behind which there is nobody.
const binding: readonly (DutyBasis | null)[] = ["designated", "backstop"];

/** 退单 inside its window and count; a rework is for the agency that answered before. */
export function decideReturn(facts: ReturnFacts): Decision {
  return all(
    decideMove(facts.state, "requestReturn"),
    facts.isDelegated ? refuse("assignment.delegatedCannotReturn") : allow,
    facts.isRework ? refuse("assignment.wrongState", { state: "重新办理", act: "申请退单" }) : allow,
    facts.dutyBasis !== null && binding.includes(facts.dutyBasis)
      ? refuse("assignment.designatedCannotReturn", { basis: Bases.word(facts.dutyBasis) })
      : allow,
    facts.returnCount >= facts.countMax
      ? refuse("assignment.returnCountReached", { count: facts.returnCount, max: facts.countMax })
      : allow,
    facts.workingDaysSince > facts.windowWorkingDays ? refuse("assignment.returnWindowPassed", { days: facts.windowWorkingDays }) : allow,
  );
}
