export {
  type AgencyFacts,
  decideAnswer,
  decideAskReturn,
  decideClaim,
  decideConfirmCorrection,
  decideNewCase,
  decideOfficer,
  decideRelease,
  type HolderFacts,
} from "./cases.ts";
export { asksForCase, climbs, firstRung, nextRung } from "./ladder.ts";
export {
  computeAgencyLight,
  decideThreshold,
  type IndicatorValue,
  indicatorValue,
  isWorse,
  lightsFrom,
  rankOf,
} from "./lights.ts";
export { decideMove, isOver, type SupervisionMove } from "./moves.ts";
export { decideCheck, decideHand, decideInstruct, decideSiteCorrection, decideUrge } from "./oversight.ts";
export {
  asItStands,
  deltasBetween,
  keptEntries,
  monthOf,
  sumDeltas,
  type TallyDelta,
  type TallyEntry,
  type TallyFacts,
  talliesOf,
} from "./tallies.ts";
