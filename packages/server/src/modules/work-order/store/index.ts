export {
  countWaitingEnds,
  findConclusionProposal,
  findProposalOfPapers,
  findTerminationRequest,
  insertConclusionProposal,
  insertTerminationRequest,
  insertWithdrawal,
  lapseEndRequests,
  listEndsOf,
  listWaitingConclusions,
  listWaitingTerminations,
  loadConclusionProposal,
  loadTerminationRequest,
  updateConclusionProposal,
  updateTerminationRequest,
} from "./ends.ts";
export {
  findOpenCompletion,
  findWorkOrder,
  listRelatedOrders,
  loadVisibleWorkOrder,
  loadWorkOrder,
  loadWorkOrderRows,
  notKeptFrom,
  ofVisibleOrder,
} from "./find.ts";
export { countByState, listWorkOrders, sortColumn, type WorkOrderFilter, type WorkOrderSort } from "./list.ts";
export {
  findLastOnlineChase,
  findRecusal,
  insertChase,
  insertMark,
  insertRecusals,
  insertRepeatLink,
  listMarksOf,
  loadRecusal,
  updateRecusal,
} from "./marks.ts";
export {
  addMerged,
  insertCompletionRequest,
  insertHistory,
  insertWorkOrder,
  markCompleted,
  updateMainDemand,
  updateWorkOrder,
  updateWorkOrderWords,
  type WorkOrderChange,
} from "./save.ts";
export type { WorkOrderFacts, WorkOrderTable } from "./table.ts";
export type {
  ChaseTable,
  ConclusionProposalTable,
  OrderMarkTable,
  RecusalTable,
  TerminationRequestTable,
  WithdrawalTable,
} from "./ways-table.ts";
