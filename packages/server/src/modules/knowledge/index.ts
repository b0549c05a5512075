export { knowledgeJobs } from "./jobs.ts";
export { loadCitable } from "./queries.ts";
export { knowledgeRoutes } from "./routes.ts";
