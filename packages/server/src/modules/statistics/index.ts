export { statisticsRoutes } from "./routes.ts";
export { verifyIdentities } from "./verification.ts";
