import type { Job } from "../../platform/jobs.ts";
import { escalateOverdue } from "./actions/escalate.ts";

export const emergencyJobs: readonly Job[] = [
  { name: "escalate-emergencies", cron: "* * * * *", work: async (call) => void (await escalateOverdue(call)) },
];
