export { dayPartOf, isGivenUp, nextTryAfter } from "./attempt.ts";
export {
  ageDaysOf,
  type CaseFacts,
  decideClear,
  decidePublish,
  decideTypicalCase,
  spanOf,
  weekOf,
  whyNotReworked,
} from "./dissatisfied.ts";
export {
  type Answers,
  decideAnswers,
  decideEvaluateByLink,
  decideEvaluateOnline,
  decideRecheck,
  decideVerdict,
  effectiveAnswers,
  invitationStateOf,
  recordedAnswers,
} from "./evaluation.ts";
export { decideClaim, decideOfficer, isLapsed } from "./moves.ts";
export { isSampled } from "./sample.ts";
export { scrub } from "./scrub.ts";
