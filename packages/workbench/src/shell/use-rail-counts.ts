import { countCallbacks } from "@yihao/contract/callback";
import { countDemands } from "@yihao/contract/demand";
import { countAssignments, listReturns } from "@yihao/contract/handling";
import { countWorkOrders } from "@yihao/contract/work-order";
import { countWords } from "@yihao/ui/number-words.ts";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";

export type RailCount =
  | "registered"
  | "awaitingDispatch"
  | "awaitingCompletion"
  | "awaitingReview"
  | "returns"
  | "assignments"
  | "callbacks";

/** The figures beside the places of the rail, in words; a place without a figure is absent. */
export function useRailCounts(): Partial<Record<RailCount, string>> {
  const { permissions } = useMe();
  const may = (permission: string) => permissions.includes(permission);
  const demands = useReading(countDemands, {}, { topics: ["demands"], enabled: may("demand.dispose") });
  const orders = useReading(countWorkOrders, {}, { topics: ["workOrders"], enabled: may("workOrder.read") });
  const assignments = useReading(countAssignments, {}, { topics: ["assignments"], enabled: may("handling.work") });
  const callbacks = useReading(countCallbacks, {}, { topics: ["callbacks"], enabled: may("callback.work") });
  const returns = useReading(listReturns, { query: { limit: 100 } }, { topics: ["returns"], enabled: may("handling.decideReturn") });
  const counts: Partial<Record<RailCount, string>> = {};
  if (demands.data) counts.registered = countWords(demands.data.registered);
  if (orders.data) {
    counts.awaitingDispatch = countWords(orders.data.awaitingDispatch);
    counts.awaitingCompletion = countWords(orders.data.awaitingCompletion);
    counts.awaitingReview = countWords(orders.data.awaitingReview);
  }
  if (assignments.data) counts.assignments = countWords(assignments.data.awaitingAcknowledgement + assignments.data.handling);
  if (callbacks.data) counts.callbacks = countWords(callbacks.data.open);
  if (returns.data) counts.returns = `${returns.data.items.length}${returns.data.next === null ? "" : "+"}`;
  return counts;
}
