export { recomputeLimits } from "./actions/recompute.ts";
export {
  acceptReply,
  loadUnderReview,
  mayRework,
  replyGivenTo,
  replyUnderReview,
  rework,
  sendReplyBack,
  type UnderReview,
} from "./actions/review.ts";
export { isBeyondDuty } from "./applications-queries.ts";
export type { Papers } from "./download.ts";
export { handlingJobs } from "./jobs.ts";
export { handlingListeners } from "./listeners.ts";
export { assignmentsOf } from "./queries.ts";
export { handlingRoutes } from "./routes.ts";
export { type AssignmentTable, insertHistory as insertHandlingHistory, type ReplyTable } from "./store/index.ts";
export {
  countDueLights,
  countForWallboard,
  listOwing,
  recountWatched,
  takeDueLights,
  type WatchedAssignment,
  type WatchRecount,
} from "./store/watch.ts";
