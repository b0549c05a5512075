export { type AgencyCount, carriedOf, countByAgency, lossesOfOrder, type OrderLoss } from "./queries/by-agency.ts";
export { statisticsRoutes } from "./routes.ts";
