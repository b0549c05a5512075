export { markCorrected } from "./actions/take-back.ts";
export { dispatchListeners } from "./listeners.ts";
export { dispatchRoutes } from "./routes.ts";
export { type DispatchTable, findDispatch, insertDispatchHistory } from "./store.ts";
