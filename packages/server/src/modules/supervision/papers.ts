import type { Papers } from "../handling/index.ts";
import { requirePackage } from "./actions/clue.ts";
import { requireAnswer, requireCase, requireInstruction } from "./queries/case.ts";
import { requireCheck } from "./queries/oversight.ts";

/** Who may see the papers of this module, by what they belong to. */
export const supervisionPapers: Papers = {
  supervisionCase: async (call, id) => void (await requireCase(call, id)),
  supervisionAnswer: requireAnswer,
  leaderInstruction: requireInstruction,
  siteCheck: requireCheck,
  cluePackage: requirePackage,
};
