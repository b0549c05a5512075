export { findConclusion, insertConclusion, listConclusionsOf } from "./conclusion.ts";
export {
  type DemandFacts,
  findByNumber,
  findByRequestKey,
  findDemand,
  listContacts,
  listContactsOfOrders,
  listDemandsOfOrder,
  loadDemand,
  loadDemandRows,
} from "./find.ts";
export { countHistory, countRegistered, type DemandFilter, listByPhone, listCandidates, listDemands } from "./list.ts";
export { findOutcome, type Outcome } from "./outcome.ts";
export { insertRegistration, insertRegistrationIn, type Registration } from "./register.ts";
export {
  findKnownSourceKeys,
  type HistoryDemand,
  insertAnswer,
  insertDecline,
  insertHandOver,
  insertHistory,
  markMoved,
  updateOrderOfMerged,
  updateWords,
} from "./save.ts";
export type { ConclusionTable, DemandTable, NewDemand } from "./table.ts";
