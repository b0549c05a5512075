import type { ApplicationKind } from "@yihao/contract/applications";
import type { Actor } from "../../kernel/actor.ts";
import { addDays, dateOf, timeOf } from "../../kernel/shanghai.ts";
import { addWorkingDays, type Calendar, countWorkingDays, workingDuration } from "../../kernel/working-time/index.ts";
import type { Catalogue } from "../directory/index.ts";
import type { WorkOrderFacts } from "../work-order/index.ts";
import type { Numbers } from "./numbers.ts";
import type { BeyondDutyFacts, ExtensionFacts, PauseFacts, ReturnFacts } from "./rules/index.ts";
import type { ApplicationTable, AssignmentTable } from "./store/index.ts";

/** What the guards of an assignment are asked with, by acts and by pages alike. `applications` are those of the order. */
export type Situation = {
  readonly order: Pick<WorkOrderFacts, "return_count">;
  readonly applications: readonly ApplicationTable[];
  readonly calendar: Calendar;
  readonly numbers: Numbers;
  readonly now: Date;
};

export function returnFacts(assignment: AssignmentTable, { order, calendar, numbers, now }: Situation): ReturnFacts {
  return {
    state: assignment.state,
    isDelegated: assignment.parent_id !== null,
    isRework: assignment.is_rework,
    dutyBasis: assignment.duty_basis,
    workingDaysSince: countWorkingDays(calendar, dateOf(assignment.assigned_at), dateOf(now)),
    windowWorkingDays: numbers.returnWindowWorkingDays,
    returnCount: order.return_count,
    countMax: numbers.returnCountMax,
  };
}

const partOf = (assignment: AssignmentTable) => ({ state: assignment.state, isDelegated: assignment.parent_id !== null });

function waitingOf(assignment: AssignmentTable, kind: ApplicationKind, { applications }: Situation) {
  const found = applications.find((each) => each.assignment_id === assignment.id && each.kind === kind && each.state === "waiting");
  return { waiting: found === undefined ? null : { askedByName: found.asked_by_name } };
}

export function extensionFacts(assignment: AssignmentTable, situation: Situation): ExtensionFacts {
  const { calendar, numbers, now } = situation;
  const isElapsed = assignment.limit_unit === "hour";
  const minutesOfDays = assignment.limit_amount * calendar.workingMinutesPerDay;
  return {
    ...partOf(assignment),
    ...waitingOf(assignment, "extension", situation),
    now,
    dueAt: assignment.due_at,
    dueWords: timeWords(assignment.due_at),
    extensionCount: assignment.extension_count,
    countMax: numbers.extensionCountMax,
    leadPercent: numbers.extensionLeadPercent,
    remainingMinutes: isElapsed
      ? (assignment.due_at.getTime() - now.getTime()) / 60_000
      : workingDuration(calendar, now, assignment.due_at),
    limitMinutes: assignment.limit_unit === "workingDay" ? minutesOfDays : assignment.limit_amount * 60,
  };
}

export function pauseFacts(assignment: AssignmentTable, situation: Situation): PauseFacts {
  return {
    ...partOf(assignment),
    ...waitingOf(assignment, "pause", situation),
    now: situation.now,
    dueAt: assignment.due_at,
    dueWords: timeWords(assignment.due_at),
  };
}

export function beyondDutyFacts(assignment: AssignmentTable, situation: Situation): BeyondDutyFacts {
  return {
    ...partOf(assignment),
    ...waitingOf(assignment, "beyondDuty", situation),
    role: assignment.role,
    isGranted: situation.applications.some((each) => each.kind === "beyondDuty" && each.state === "granted"),
  };
}

/** The days on which a pause that is granted now may be looked at again. */
export function reviewDates({ calendar, numbers, now }: Pick<Situation, "calendar" | "numbers" | "now">): { first: string; last: string } {
  const today = dateOf(now);
  return { first: addDays(today, 1), last: addWorkingDays(calendar, today, numbers.pauseWorkingDaysMax).onDate };
}

/** "2026-11-23 18:00", Shanghai. */
export function timeWords(instant: Date): string {
  return `${dateOf(instant)} ${timeOf(instant)}`;
}

/** True for people of the agency itself, of one above it and of one below it: the same house. */
export function isOfAgency(actor: Actor, agencyId: string, catalogue: Catalogue): boolean {
  return actor.kind === "staff" && actor.agencyId !== null && catalogue.rootOf(actor.agencyId) === catalogue.rootOf(agencyId);
}
