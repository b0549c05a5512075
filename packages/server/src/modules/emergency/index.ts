export { escalateOverdue } from "./actions/escalate.ts";
export { emergencyJobs } from "./jobs.ts";
export { emergencyListeners } from "./listeners.ts";
export { countOfEmergencies } from "./queries.ts";
export { emergencyRoutes } from "./routes.ts";
