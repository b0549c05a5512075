export { findOpenCompletion, findWorkOrder, loadVisibleWorkOrder, loadWorkOrder, loadWorkOrderRows, ofVisibleOrder } from "./find.ts";
export { countByState, listWorkOrders, sortColumn, type WorkOrderFilter, type WorkOrderSort } from "./list.ts";
export {
  addMerged,
  insertCompletionRequest,
  insertHistory,
  insertWorkOrder,
  markCompleted,
  updateWorkOrder,
  updateWorkOrderWords,
  type WorkOrderChange,
} from "./save.ts";
export type { WorkOrderFacts, WorkOrderTable } from "./table.ts";
