import type { Job } from "../../platform/jobs.ts";
import { watchClocks } from "./actions/watch.ts";

export const supervisionJobs: readonly Job[] = [
  { name: "watch-clocks", cron: "* * * * *", work: async (call) => void (await watchClocks(call)) },
];
