export { countFacts, type FactRow, listFacts } from "./records.ts";
export {
  countAll,
  countDemandGroups,
  countEvaluated,
  countFirstDispatches,
  countGroups,
  countLed,
  countMerged,
  type DemandGroups,
  type Group,
  inSnapshot,
} from "./recount.ts";
export { countWhere, inSpan, ofAgencies, type Source, sumWhere, tally, tallyBy } from "./tally.ts";
export { agencyColumn, type Placed } from "./views.ts";
