export { knowledgeJobs } from "./jobs.ts";
export { articleCount, loadCitable } from "./queries.ts";
export { knowledgeRoutes } from "./routes.ts";
