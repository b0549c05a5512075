import { listWorkOrderApplications } from "@yihao/contract/applications";
import { listWorkOrderCallbacks } from "@yihao/contract/callback";
import { listWorkOrderConferrals } from "@yihao/contract/conferral";
import { listDispatches } from "@yihao/contract/dispatch";
import { listWorkOrderAssignments } from "@yihao/contract/handling";
import { listWorkOrderObjections } from "@yihao/contract/objection";
import { readOrderWays } from "@yihao/contract/order-ends";
import { listReviews } from "@yihao/contract/review";
import { readWorkOrder, readWorkOrderTimeline } from "@yihao/contract/work-order";
import { useReading } from "../common/use-reading.ts";
import { caseTopics } from "./case-topics.ts";

/** Everything of one order; each noun is read from its owner and brings its own `can`. */
export function useOrderCase(id: string) {
  const of = { params: { id } };
  const options = { topics: caseTopics };
  return {
    order: useReading(readWorkOrder, of, options),
    dispatches: useReading(listDispatches, of, options),
    handling: useReading(listWorkOrderAssignments, of, options),
    applications: useReading(listWorkOrderApplications, of, options),
    objections: useReading(listWorkOrderObjections, of, options),
    conferrals: useReading(listWorkOrderConferrals, of, options),
    reviews: useReading(listReviews, of, options),
    callbacks: useReading(listWorkOrderCallbacks, of, options),
    ways: useReading(readOrderWays, of, options),
    timeline: useReading(readWorkOrderTimeline, of, options),
  };
}
export type OrderCase = ReturnType<typeof useOrderCase>;
