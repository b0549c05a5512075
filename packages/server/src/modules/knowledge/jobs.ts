import type { Job } from "../../platform/jobs.ts";
import { expirePastArticles } from "./actions/expire.ts";

export const knowledgeJobs: readonly Job[] = [
  {
    name: "knowledge-expire",
    cron: "5 0 * * *",
    work: async (call) => {
      await expirePastArticles(call);
    },
  },
];
