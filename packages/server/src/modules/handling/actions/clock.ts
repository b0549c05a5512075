import type { Act } from "../../../platform/world.ts";
import { type Clock, type ClockChange, stampChangedClock } from "../../directory/index.ts";
import { updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { isOver } from "../rules/index.ts";
import { type ApplicationTable, type AssignmentTable, listClockChanges, listOfOrder, updateAssignment } from "../store/index.ts";

export type Counted = Clock & { readonly originalDueAt: Date };

/** What extensions and pauses that are over did to a clock; a pause that still lasts has moved nothing yet. */
function changesOf(applications: readonly ApplicationTable[]): ClockChange[] {
  return applications.flatMap((each): ClockChange[] => {
    if (each.settled_at === null) return [];
    if (each.kind === "extension" && each.granted_amount !== null)
      return [{ kind: "extended", at: each.settled_at, amount: each.granted_amount }];
    return each.resumed_at === null ? [] : [{ kind: "paused", at: each.settled_at, until: each.resumed_at }];
  });
}

/** The clock of an assignment that has one of its own (no delegated one), counted from its start with everything that was granted since. */
export async function countClock(act: Act, assignment: AssignmentTable, applications?: readonly ApplicationTable[]): Promise<Counted> {
  const changes = changesOf(applications ?? (await listClockChanges(act.db, act.cityCode, [assignment.id])));
  return stampChangedClock(
    act,
    { startsAt: assignment.assigned_at, amount: assignment.limit_amount, unit: assignment.limit_unit },
    changes,
  );
}

const clockColumns = (clock: Clock) => ({
  due_at: clock.dueAt,
  yellow_at: clock.yellowAt,
  orange_at: clock.orangeAt,
  due_is_provisional: clock.isProvisional,
});

/** The open assignments that an assignment was handed down to, nearest first: they live on its clock. */
export function descendantsOf(assignments: readonly AssignmentTable[], id: string): AssignmentTable[] {
  const found: AssignmentTable[] = [];
  for (const above = new Set([id]); ; ) {
    const below = assignments.filter((each) => each.parent_id !== null && above.has(each.parent_id) && !above.has(each.id));
    if (below.length === 0) return found.filter((each) => !isOver(each.state));
    for (const each of below) above.add(each.id);
    found.push(...below);
  }
}

export const isLead = (assignment: AssignmentTable) => assignment.role === "lead" && assignment.parent_id === null;

/** Writes a moved clock on the assignment, on everything it was handed down to, and, for the lead, on the order's copy. */
export async function saveClock(
  act: Act,
  order: Pick<WorkOrderFacts, "id">,
  assignment: AssignmentTable,
  clock: Clock & { readonly originalDueAt?: Date },
  also: { promisedDueAt: Date | null; own?: Partial<AssignmentTable> },
): Promise<void> {
  const original = clock.originalDueAt === undefined ? {} : { original_due_at: clock.originalDueAt };
  const promised = also.promisedDueAt === null ? {} : { promised_due_at: also.promisedDueAt };
  const moved = { ...clockColumns(clock), ...original };
  await updateAssignment(act.db, { cityCode: act.cityCode, id: assignment.id }, { ...moved, ...promised, ...also.own });
  for (const child of descendantsOf(await listOfOrder(act.db, act.cityCode, order.id), assignment.id))
    await updateAssignment(act.db, { cityCode: act.cityCode, id: child.id }, { ...moved, ...promised });
  if (isLead(assignment)) await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { ...clockColumns(clock), ...promised });
}

/** What the requester was promised moves along with the lead's limit and never comes earlier; another agency's limit is no promise. */
export function promiseAfter(order: WorkOrderFacts, assignment: AssignmentTable, dueAt: Date): Date | null {
  if (!isLead(assignment)) return null;
  return order.promised_due_at === null || dueAt > order.promised_due_at ? dueAt : null;
}
