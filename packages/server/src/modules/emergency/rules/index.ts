export { decideMove, type EmergencyMove, emergencyMoves, moveWords, stateAfter } from "./moves.ts";
export { briefingNumber, type DueStep, dueStepOf, minutesBetween, nextRemindAt, termsIn } from "./steps.ts";
