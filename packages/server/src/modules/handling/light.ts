import type { Light } from "@yihao/contract/directory";
import { lightOf } from "../directory/index.ts";
import type { AssignmentTable } from "./store/index.ts";

type Clocked = Pick<
  AssignmentTable,
  "state" | "yellow_at" | "orange_at" | "due_at" | "follow_up_due_at" | "clock_stopped_at" | "replied_at" | "paused_at" | "ended_at"
>;

/** The light of one part of an order. After 阶段性办结 it is that of the promise, until the last reply is given. */
export function lightOfAssignment(assignment: Clocked, now: Date): Light | null {
  const { state, yellow_at: yellowAt, orange_at: orangeAt } = assignment;
  const endedAt = state === "ended" || state === "returned" ? assignment.ended_at : null;
  if (assignment.follow_up_due_at !== null) {
    const answeredAt = state === "replied" || state === "finished" ? assignment.replied_at : null;
    return lightOf({ yellowAt, orangeAt, dueAt: assignment.follow_up_due_at, stoppedAt: answeredAt ?? endedAt }, now);
  }
  const stoppedAt = assignment.clock_stopped_at ?? assignment.replied_at ?? assignment.paused_at ?? endedAt;
  return lightOf({ yellowAt, orangeAt, dueAt: assignment.due_at, stoppedAt }, now);
}
