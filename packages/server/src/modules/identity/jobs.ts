import type { Job } from "../../platform/jobs.ts";
import { removeExpired } from "./actions/expiry.ts";

export const identityJobs: readonly Job[] = [{ name: "identity-remove-expired", cron: "20 3 * * *", work: removeExpired }];
