export { reviewListeners } from "./listeners.ts";
export { reviewRoutes } from "./routes.ts";
