import type { Light } from "@yihao/contract/directory";
import type { AssignmentRole } from "@yihao/contract/dispatch";
import type { AssignmentState } from "@yihao/contract/handling";
import type { TallyCounter } from "@yihao/contract/warning-indicators";
import { dateOf } from "../../../kernel/shanghai.ts";

/** "YYYY-MM" of Shanghai. */
export const monthOf = (instant: Date) => dateOf(instant).slice(0, 7);
/** The month under which stands what is counted as it stands. */
export const asItStands = "open";

export type TallyFacts = {
  readonly role: AssignmentRole;
  /** Handed down by the agency above, which answers for it. */
  readonly isDelegated: boolean;
  readonly state: AssignmentState;
  readonly isRework: boolean;
  readonly assignedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgeBy: Date | null;
  readonly missedAcknowledgement: boolean;
  readonly dueAt: Date;
  readonly repliedAt: Date | null;
  readonly clockStoppedAt: Date | null;
  readonly light: Light;
};

/** One counter of one month that an assignment stands in, e.g. "due:2026-11". */
export type TallyEntry = `${TallyCounter}:${string}`;

/** Everything that is counted of one assignment, as it is now. What it was counted in before and is not any more is taken off again. */
export function talliesOf(facts: TallyFacts): TallyEntry[] {
  const entries: TallyEntry[] = [];
  const add = (counter: TallyCounter, at: Date | null, isCounted: boolean) => {
    if (isCounted && at !== null) entries.push(`${counter}:${monthOf(at)}`);
  };
  const isOwn = !facts.isDelegated;
  const isLed = isOwn && facts.role === "lead";
  const isAnswerable = isLed && facts.state !== "returned" && facts.state !== "ended";
  const isRed = facts.light === "red";
  const wasLate = facts.state === "replied" && facts.repliedAt !== null && facts.repliedAt > facts.dueAt;
  const isAcknowledged = facts.acknowledgedAt !== null;
  const inTime = facts.acknowledgeBy === null || (facts.acknowledgedAt !== null && facts.acknowledgedAt <= facts.acknowledgeBy);
  add("assigned", facts.assignedAt, isOwn);
  add("returned", facts.assignedAt, isOwn && facts.state === "returned");
  add("acknowledgeable", facts.assignedAt, isAcknowledged || facts.missedAcknowledgement);
  add("acknowledgedInTime", facts.assignedAt, isAcknowledged && !facts.missedAcknowledgement && inTime);
  add("due", facts.dueAt, isAnswerable && (facts.clockStoppedAt !== null || isRed || wasLate));
  add("finishedOnTime", facts.dueAt, isAnswerable && facts.clockStoppedAt !== null && facts.clockStoppedAt <= facts.dueAt);
  add("finished", facts.clockStoppedAt, isAnswerable);
  add("reworked", facts.assignedAt, isLed && facts.isRework);
  if (isLed && isRed) entries.push(`overdueOpen:${asItStands}`);
  return entries;
}

export type TallyDelta = { readonly agencyId: string; readonly month: string; readonly counter: TallyCounter; readonly delta: number };

/** Entries as they are kept: a text, because thousands of them are read in a round. */
export const keptEntries = (entries: readonly string[]) => entries.join(",");

/** What the difference between two lists of entries adds to an agency's counters. */
export function deltasBetween(agencyId: string, keptBefore: string | undefined, after: readonly string[]): TallyDelta[] {
  const before = keptBefore === undefined || keptBefore === "" ? [] : keptBefore.split(",");
  const delta = (entry: string, by: number): TallyDelta => {
    const [counter = "", month = ""] = entry.split(":");
    return { agencyId, month, counter: counter as TallyCounter, delta: by };
  };
  return [
    ...before.filter((entry) => !after.includes(entry)).map((entry) => delta(entry, -1)),
    ...after.filter((entry) => !before.includes(entry)).map((entry) => delta(entry, 1)),
  ];
}

/** One row for each agency, month and counter, without those that come to nothing. */
export function sumDeltas(deltas: readonly TallyDelta[]): TallyDelta[] {
  const sums = new Map<string, TallyDelta>();
  for (const each of deltas) {
    const key = `${each.agencyId}:${each.month}:${each.counter}`;
    sums.set(key, { ...each, delta: each.delta + (sums.get(key)?.delta ?? 0) });
  }
  return [...sums.values()].filter((each) => each.delta !== 0);
}
