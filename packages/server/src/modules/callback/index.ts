export { callbackListeners } from "./listeners.ts";
export { callbackRoutes } from "./routes.ts";
export { type CallbackTable, type EvaluationTable, insertHistory as insertCallbackHistory } from "./store/index.ts";
