export { askForCompletion } from "./actions/complete.ts";
export {
  close as closeWorkOrder,
  type LeadClock,
  markDispatched,
  markReturned,
  move as moveWorkOrder,
  reopen as reopenWorkOrder,
} from "./actions/move.ts";
export { staffScope } from "./actions/scope.ts";
export { presentWorkOrdersByIds, readRow as readWorkOrderRow, requireWorkOrder } from "./queries.ts";
export { workOrderRoutes } from "./routes.ts";
export { decideMove as decideWorkOrderMove, type WorkOrderMove } from "./rules.ts";
export {
  insertHistory as insertWorkOrderHistory,
  loadVisibleWorkOrder,
  loadWorkOrder,
  ofVisibleOrder,
  updateWorkOrder,
  type WorkOrderFacts,
  type WorkOrderTable,
} from "./store/index.ts";
