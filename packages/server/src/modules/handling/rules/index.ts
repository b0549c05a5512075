export {
  type BeyondDutyFacts,
  decideAmount,
  decideBeyondDuty,
  decideDecider,
  decideExtend,
  decideGrant,
  decidePause,
  decideReviewDate,
  decideSettle,
  type ExtensionFacts,
  type PauseFacts,
} from "./applications.ts";
export { type AssignmentMove, assignmentMoves, decideMove, isOver, moveWords, stateAfter } from "./moves.ts";
export { decideDecide, decideRaise, decideTakeAway, groundOf, type ObjectionFacts } from "./objection.ts";
export {
  decideContact,
  decideInterimReply,
  decidePromise,
  decideReply,
  decideRework,
  decideSigner,
  decideSubmit,
  isBroken,
  nextLevel,
  replyMove,
} from "./replies.ts";
export { decideReturn, type ReturnFacts } from "./return.ts";
export { type RequesterWords, scrub } from "./scrub.ts";
export { decideContactedAt, decideDelegate, decideNotKept, replyGoesTo } from "./work.ts";
