import type { Papers } from "../handling/index.ts";
import { requireAppealPapers } from "./queries/appeal.ts";
import { requireStepPapers } from "./queries/exclusion.ts";

export { assessmentRoutes } from "./routes.ts";

/** Who may see the papers of applications and appeals. */
export const assessmentPapers: Papers = { exclusionStep: requireStepPapers, assessmentAppeal: requireAppealPapers };
