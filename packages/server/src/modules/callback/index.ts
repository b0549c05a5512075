export { clearCaseOf } from "./actions/cases.ts";
export { callbackJobs } from "./jobs.ts";
export { callbackListeners } from "./listeners.ts";
export { callbackRoutes } from "./routes.ts";
export { type CallbackTable, type EvaluationTable, insertHistory as insertCallbackHistory } from "./store/index.ts";
export { type EvaluationStanding, findStanding as findEvaluationStanding, recountEvaluations } from "./store/standing.ts";
