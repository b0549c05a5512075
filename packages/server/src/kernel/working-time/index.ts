export type { Calendar, DayOverride, PeriodMinutes, WorkPeriod } from "./calendar.ts";
export { createCalendar } from "./calendar.ts";
export { addWorkingDays, countWorkingDays } from "./count.ts";
export type { CountFrom, Deadline, LimitUnit } from "./deadline.ts";
export { computeDeadline } from "./deadline.ts";
export { addWorkingHours, workingDuration } from "./duration.ts";
export type { Light, LightMeasure, LightMoments, LightThresholds } from "./light.ts";
export { computeLightMoments, DEFAULT_LIGHT_THRESHOLDS, lightAt } from "./light.ts";
export { listPublishedDays } from "./published-days.ts";
