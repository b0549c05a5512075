export { loadVisible as loadVisibleDemand, move as moveDemand, supplement as supplementDemand } from "./actions/dispose.ts";
export { type Revealed, revealIn } from "./actions/look.ts";
export { handOrderOn, moveMergedDemands, recordConclusion } from "./actions/order.ts";
export { phoneDigest, queryCodeDigest } from "./actions/register.ts";
export { searchOf } from "./actions/words.ts";
export { demandListeners, tellRequesters } from "./listeners.ts";
export { hidesIdentityOf } from "./present.ts";
export { daySpan, findByReceipt, presentDemandsByIds, presentOne as presentDemandFor, readDemand } from "./queries.ts";
export { demandRoutes } from "./routes.ts";
export {
  decideMergeHere,
  decideMove as decideDemandMove,
  decideWithdrawHere,
  fileNameWithoutWords,
  requesterLabel,
} from "./rules.ts";
export {
  type DemandFacts,
  findDemand,
  findKnownSourceKeys,
  findOutcome as findDemandOutcome,
  type HistoryDemand,
  insertHistory as insertDemandHistory,
  listDemandsOfOrder,
  loadDemand,
  loadDemandRows,
} from "./store/index.ts";
