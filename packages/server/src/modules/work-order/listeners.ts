import type { Listener } from "../../platform/listeners.ts";
import { tellRequesters } from "../demand/index.ts";

/** Everybody behind the order is told why it ended and, when it was terminated, where to go. */
export const workOrderListeners: readonly Listener[] = [
  {
    on: "work_order.terminated",
    name: "workOrder.terminated",
    later: (act, events) => tellRequesters(act, "terminated", events, (event) => ({ reason: event.reason ?? "" })),
  },
  {
    on: "work_order.concluded",
    name: "workOrder.concluded",
    later: (act, events) => tellRequesters(act, "concluded", events, () => ({})),
  },
];
