import { emit } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { moveWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { replyGoesTo } from "../rules/index.ts";
import { type AssignmentTable, type ReplyTable, updateReply } from "../store/index.ts";
import { about, move } from "./work.ts";

/** The reply leaves its agency and lies before the reviewer: the moment by which it is judged. */
export async function leave(
  act: Act,
  order: WorkOrderFacts,
  assignment: AssignmentTable,
  written: ReplyTable,
  by: "reply" | "signOff",
): Promise<void> {
  if (by === "signOff")
    await updateReply(
      act.db,
      { cityCode: act.cityCode, id: written.id },
      { verdict: "waiting", replied_at: act.at, written_at: written.written_at ?? written.replied_at },
    );
  await move(act, assignment, by, { replied_at: act.at });
  await moveWorkOrder(act, order, "submit");
  await emitReplied(act, assignment, written);
}

export function emitReplied(act: Act, assignment: AssignmentTable, written: ReplyTable): Promise<void> {
  const goesTo = replyGoesTo({ role: assignment.role, isDelegated: assignment.parent_id !== null });
  return emit(act, {
    type: "assignment.replied",
    ...about(assignment),
    facts: { agencyId: assignment.agency_id, replyId: written.id, goesTo, isResolved: written.is_resolved },
  });
}
