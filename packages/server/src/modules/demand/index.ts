export { loadVisible as loadVisibleDemand, move as moveDemand, supplement as supplementDemand } from "./actions/dispose.ts";
export { type Revealed, revealIn } from "./actions/look.ts";
export { phoneDigest, queryCodeDigest } from "./actions/register.ts";
export { searchOf } from "./actions/words.ts";
export { demandListeners, tellRequesters } from "./listeners.ts";
export { hidesIdentityOf } from "./present.ts";
export { daySpan, findByReceipt, presentDemandsByIds, presentOne as presentDemandFor, readDemand } from "./queries.ts";
export { demandRoutes } from "./routes.ts";
export { fileNameWithoutWords, requesterLabel } from "./rules.ts";
export {
  type DemandFacts,
  findDemand,
  findKnownSourceKeys,
  type HistoryDemand,
  insertHistory as insertDemandHistory,
  listDemandsOfOrder,
  loadDemand,
} from "./store/index.ts";
