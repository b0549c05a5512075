export { recomputeLimits } from "./actions/recompute.ts";
export { acceptReply, loadUnderReview, replyGivenTo, rework, sendReplyBack } from "./actions/review.ts";
export { handlingJobs } from "./jobs.ts";
export { handlingListeners } from "./listeners.ts";
export { handlingRoutes } from "./routes.ts";
export { type AssignmentTable, insertHistory as insertHandlingHistory, type ReplyTable } from "./store/index.ts";
