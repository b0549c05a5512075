export { askForCompletion } from "./actions/complete.ts";
export {
  close as closeWorkOrder,
  insistForOrder,
  insistMove as insistWorkOrderMove,
  type LeadClock,
  markDispatched,
  markReassigned,
  markReturned,
  move as moveWorkOrder,
  reopen as reopenWorkOrder,
} from "./actions/move.ts";
export { keptAwayAmong } from "./actions/recuse.ts";
export { staffScope } from "./actions/scope.ts";
export { countUrge } from "./actions/urge.ts";
export { workOrderListeners } from "./listeners.ts";
export {
  countOrders,
  presentWorkOrdersByIds,
  readRow as readWorkOrderRow,
  readWorkOrder,
  requireWorkOrder,
  workOrderTimeline,
} from "./queries.ts";
export { workOrderRoutes } from "./routes.ts";
export { decideMove as decideWorkOrderMove, type WorkOrderMove } from "./rules/index.ts";
export {
  insertHistory as insertWorkOrderHistory,
  loadVisibleWorkOrder,
  loadWorkOrder,
  loadWorkOrderRows as listWorkOrdersByIds,
  notKeptFrom,
  ofVisibleOrder,
  updateWorkOrder,
  type WorkOrderFacts,
  type WorkOrderTable,
} from "./store/index.ts";
export { publicWaysOf, requireEndPapers } from "./ways.ts";
