export { dispatchListeners } from "./listeners.ts";
export { dispatchRoutes } from "./routes.ts";
export { type DispatchTable, insertDispatchHistory } from "./store.ts";
