export { listAgencies, loadAgency, lockDirectory, saveAgencies } from "./agencies.ts";
export { listCategories, saveCategories } from "./categories.ts";
export { listPlatforms, listRegions, savePlatforms, saveRegions } from "./regions.ts";
export {
  insertWorkPeriods,
  listCalendarDays,
  listTimeLimits,
  listWorkPeriods,
  markLimitEnd,
  saveCalendarDays,
  saveTimeLimits,
} from "./time.ts";
