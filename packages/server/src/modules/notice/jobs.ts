import type { Job } from "../../platform/jobs.ts";
import { deliverDue } from "./deliver.ts";
import type { Gateways } from "./gateways/ports.ts";

export function noticeJobs(gateways: Gateways): readonly Job[] {
  return [
    {
      name: "notice-deliver",
      cron: "* * * * *",
      work: async (call) => {
        await deliverDue(call, gateways);
      },
    },
  ];
}
