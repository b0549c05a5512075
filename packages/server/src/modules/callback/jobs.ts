import type { Job } from "../../platform/jobs.ts";
import { releaseLapsed } from "./actions/pool.ts";

export const callbackJobs: readonly Job[] = [
  { name: "callback-release-lapsed", cron: "*/5 * * * *", work: async (call) => void (await releaseLapsed(call)) },
];
