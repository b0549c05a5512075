import { dateOf } from "../../kernel/shanghai.ts";
import { type Calendar, countWorkingDays } from "../../kernel/working-time/index.ts";
import type { WorkOrderFacts } from "../work-order/index.ts";
import type { ObjectionFacts } from "./rules/index.ts";
import type { AssignmentTable, ObjectionTable, ReturnRequestTable } from "./store/index.ts";

export type ObjectionSituation = {
  readonly order: Pick<WorkOrderFacts, "return_count">;
  readonly returns: readonly ReturnRequestTable[];
  readonly objections: readonly ObjectionTable[];
  readonly calendar: Calendar;
  readonly returnWindowWorkingDays: number;
  readonly returnCountMax: number;
  readonly windowWorkingDays: number;
  readonly now: Date;
};

/** What the guard of an objection is asked with, by the act and by the page alike. */
export function objectionFacts(assignment: AssignmentTable, situation: ObjectionSituation): ObjectionFacts {
  const { calendar, now } = situation;
  const since = (from: Date) => countWorkingDays(calendar, dateOf(from), dateOf(now));
  const refusals = situation.returns
    .filter((each) => each.assignment_id === assignment.id && each.decision === "refused")
    .flatMap((each) => each.decided_at ?? [])
    .map(since);
  const earlier = situation.objections.find((each) => each.assignment_id === assignment.id);
  return {
    return: {
      state: assignment.state,
      isDelegated: assignment.parent_id !== null,
      isRework: assignment.is_rework,
      dutyBasis: assignment.duty_basis,
      workingDaysSince: since(assignment.assigned_at),
      windowWorkingDays: situation.returnWindowWorkingDays,
      returnCount: situation.order.return_count,
      countMax: situation.returnCountMax,
    },
    workingDaysSinceRefusal: refusals.length === 0 ? null : Math.min(...refusals),
    windowWorkingDays: situation.windowWorkingDays,
    earlier: earlier === undefined ? null : { decision: earlier.decision },
  };
}
