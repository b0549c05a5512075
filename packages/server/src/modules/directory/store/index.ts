export { listAgencies, loadAgency, lockDirectory, saveAgencies } from "./agencies.ts";
export { listCategories, saveCategories } from "./categories.ts";
export { listEntries, saveEntries } from "./dispatch-catalogue.ts";
export { listPlatforms, listRegions, savePlatforms, saveRegions } from "./regions.ts";
export { listSettings, type SettingRow, saveSetting } from "./settings.ts";
export {
  insertWorkPeriods,
  listCalendarDays,
  listTimeLimits,
  listWorkPeriods,
  markLimitEnd,
  removeWorkPeriods,
  saveCalendarDays,
  saveTimeLimits,
} from "./time.ts";
