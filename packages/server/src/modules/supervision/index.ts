export { type WatchReport, watchClocks } from "./actions/watch.ts";
export { supervisionJobs } from "./jobs.ts";
export { supervisionListeners } from "./listeners.ts";
export { supervisionPapers } from "./papers.ts";
export { supervisionRoutes } from "./routes.ts";
