import { countApplications } from "@yihao/contract/applications";
import { countCallbacks } from "@yihao/contract/callback";
import { countDemands } from "@yihao/contract/demand";
import { countEmergencies } from "@yihao/contract/emergency";
import { countExclusions } from "@yihao/contract/exclusion";
import { countAssignments, listReturns } from "@yihao/contract/handling";
import { listObjections } from "@yihao/contract/objection";
import { countEndRequests } from "@yihao/contract/order-ends";
import { countSignOffs } from "@yihao/contract/replies";
import { countSupervision } from "@yihao/contract/supervision";
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
  | "objections"
  | "applications"
  | "signOffs"
  | "endRequests"
  | "emergencies"
  | "interimClosed"
  | "assignments"
  | "exclusions"
  | "supervision"
  | "callbacks";

/** The figures beside the places of the rail, in words; a place without a figure is absent. */
export function useRailCounts(): Partial<Record<RailCount, string>> {
  const { permissions } = useMe();
  const may = (permission: string) => permissions.includes(permission);
  const demands = useReading(countDemands, {}, { topics: ["demands"], enabled: may("demand.dispose") });
  const supervision = useReading(countSupervision, {}, { topics: ["supervision"], enabled: may("supervision.read") });
  const orders = useReading(countWorkOrders, {}, { topics: ["workOrders"], enabled: may("workOrder.read") });
  const assignments = useReading(countAssignments, {}, { topics: ["assignments"], enabled: may("handling.work") });
  const callbacks = useReading(countCallbacks, {}, { topics: ["callbacks"], enabled: may("callback.work") });
  const returns = useReading(listReturns, { query: { limit: 100 } }, { topics: ["returns"], enabled: may("handling.decideReturn") });
  const signOffs = useReading(countSignOffs, {}, { topics: ["assignments"], enabled: may("handling.signOff") });
  const ends = useReading(countEndRequests, {}, { topics: ["workOrders"], enabled: may("workOrder.decideEnd") });
  const emergencies = useReading(countEmergencies, {}, { topics: ["emergencies"], enabled: may("demand.read") });
  const applications = useReading(countApplications, {}, { topics: ["assignments"], enabled: may("handling.decideApplication") });
  const exclusions = useReading(countExclusions, {}, { topics: ["exclusions"], enabled: may("assessment.read") });
  const objections = useReading(
    listObjections,
    { query: { limit: 100 } },
    { topics: ["returns"], enabled: may("dispatch.decideObjection") },
  );
  const counts: Partial<Record<RailCount, string>> = {};
  if (demands.data) counts.registered = countWords(demands.data.registered);
  if (orders.data) {
    counts.awaitingDispatch = countWords(orders.data.awaitingDispatch);
    counts.awaitingCompletion = countWords(orders.data.awaitingCompletion);
    counts.awaitingReview = countWords(orders.data.awaitingReview);
    counts.interimClosed = countWords(orders.data.interimClosed);
  }
  if (assignments.data) counts.assignments = countWords(assignments.data.awaitingAcknowledgement + assignments.data.handling);
  if (exclusions.data) counts.exclusions = countWords(exclusions.data.waiting);
  if (callbacks.data) counts.callbacks = countWords(callbacks.data.open);
  if (applications.data)
    counts.applications = countWords(applications.data.extension + applications.data.pause + applications.data.beyondDuty);
  if (objections.data) counts.objections = `${objections.data.items.length}${objections.data.next === null ? "" : "+"}`;
  if (returns.data) counts.returns = `${returns.data.items.length}${returns.data.next === null ? "" : "+"}`;
  if (ends.data) counts.endRequests = countWords(ends.data.terminations + ends.data.conclusions);
  if (emergencies.data) counts.emergencies = countWords(emergencies.data.flagged + emergencies.data.confirmed + emergencies.data.directed);
  if (signOffs.data) counts.signOffs = countWords(signOffs.data.waiting);
  if (supervision.data) counts.supervision = countWords(supervision.data.open);
  return counts;
}
