export { type CarriedRow, type LossRow, listCarried, tallyWithLosses } from "./by-agency.ts";
export { countFacts, type FactRow, listFacts } from "./records.ts";
export { type Group, type Recount, recount } from "./recount.ts";
export { countWhere, inSpan, ofAgencies, type Source, sumWhere, tally, tallyBy } from "./tally.ts";
export { agencyColumn, type Placed } from "./views.ts";
