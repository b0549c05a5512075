export { findBriefing, insertBriefing, listBriefings } from "./briefing.ts";
export {
  countOpen,
  type EmergencyFilter,
  findEmergency,
  findOpenOfDemand,
  insertEmergency,
  insertReminder,
  listEmergencies,
  listReminders,
  listToRemind,
  loadEmergency,
  updateEmergency,
} from "./emergency.ts";
export type { BriefingTable, EmergencyReminderTable, EmergencyTable, EmergencyTermTable } from "./table.ts";
export { insertTerms, listTerms, updateTerm } from "./term.ts";
