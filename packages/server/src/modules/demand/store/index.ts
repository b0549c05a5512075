export { findByRequestKey, findByNumber, findDemand, loadDemand, loadDemandRows, listContacts, listDemandsOfOrder, type DemandFacts } from "./find.ts";
export { countRegistered, countHistory, listByPhone, listCandidates, listDemands, type DemandFilter } from "./list.ts";
export { insertAnswer, insertDecline, insertHandOver, findKnownSourceKeys, insertHistory, markMoved, updateWords, type HistoryDemand } from "./save.ts";
export { insertRegistration, insertRegistrationIn, type Registration } from "./register.ts";
export { findOutcome, type Outcome } from "./outcome.ts";
export type { DemandTable, NewDemand } from "./table.ts";
