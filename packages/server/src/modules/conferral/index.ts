export { conferralTitles, type HeldConferral, heldConferralOf, requireConferral } from "./queries.ts";
export { conferralRoutes } from "./routes.ts";
