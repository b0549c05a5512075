export {
  decideChaseAgain,
  decideConfirmation,
  decideExplanation,
  decideProposal,
  decideTermination,
  decideTerminationRequest,
} from "./ends.ts";
export { decideLinkable, decideMark, decideRepeat } from "./marks.ts";
export { decideMergeOrders, decideMergeRecusal, decideOpen, decideUnmerge } from "./merges.ts";
export {
  decideMergeInto,
  decideMove,
  isOpenOrder,
  stateAfter,
  type WorkOrderMove,
} from "./moves.ts";
export { agenciesNamed, decideRecusal, isKeptFrom } from "./recusal.ts";
