import { dateOf } from "../../kernel/shanghai.ts";
import type { Job } from "../../platform/jobs.ts";
import { transact } from "../../platform/transact.ts";
import { mindPromises } from "./actions/promise.ts";
import { recomputeLimits } from "./actions/recompute.ts";
import { resumeDue } from "./actions/resume.ts";

export const handlingJobs: readonly Job[] = [
  { name: "resume-due", cron: "30 8 * * *", work: async (call) => void (await resumeDue(call)) },
  { name: "mind-promises", cron: "*/10 * * * *", work: async (call) => void (await mindPromises(call)) },
  {
    // Heals what a change of the calendar missed: a limit stamped by another process while the day was being changed.
    name: "recompute-limits",
    cron: "10 0 * * *",
    work: async (call) => void (await transact(call, (act) => recomputeLimits(act, dateOf(act.at)))),
  },
];
