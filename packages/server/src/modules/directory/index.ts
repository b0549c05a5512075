export type { AfterCalendarChange } from "./actions/calendar.ts";
export { importColumns } from "./actions/columns.ts";
export { importDispatchCatalogue } from "./actions/import.ts";
export { changeDirectory } from "./actions/maintain.ts";
export { importReference } from "./actions/reference.ts";
export { onDuty, whoHolds } from "./people.ts";
export {
  calendarOf,
  catalogueEntryFor,
  catalogueOf,
  identityLookups,
  limitFor,
  settingOf,
  stampChangedClock,
  stampClock,
  stampDay,
} from "./reading.ts";
export { directoryRoutes } from "./routes.ts";
export type { Catalogue } from "./rules/catalogue.ts";
export type { Clock, ClockChange } from "./rules/clock.ts";
export { decideAgency, decideCategory, decideRegion } from "./rules/decisions.ts";
export { type CatalogueEntryRecord, decideGrassroots } from "./rules/dispatch-catalogue.ts";
export type { ImportRow } from "./rules/import-row.ts";
export { kindGroupOf, lightOf } from "./rules/limits.ts";
