export type { AfterCalendarChange } from "./actions/calendar.ts";
export { importColumns } from "./actions/columns.ts";
export { importReference } from "./actions/reference.ts";
export { calendarOf, catalogueOf, identityLookups, limitFor, stampClock } from "./reading.ts";
export { directoryRoutes } from "./routes.ts";
export type { Catalogue } from "./rules/catalogue.ts";
export { decideAgency, decideCategory, decideRegion } from "./rules/decisions.ts";
export type { ImportRow } from "./rules/import-row.ts";
export { type Clock, kindGroupOf, lightOf } from "./rules/limits.ts";
