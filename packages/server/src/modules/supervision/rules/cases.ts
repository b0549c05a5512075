import type { SupervisionKind, SupervisionState } from "@yihao/contract/supervision";
import { SupervisionState as States } from "@yihao/contract/supervision";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { decideMove, isOver, type SupervisionMove } from "./moves.ts";

export type HolderFacts = {
  readonly state: SupervisionState;
  readonly holderId: string | null;
  readonly holderName: string | null;
  readonly officerId: string | null;
};

/** What lies in the public pool is anybody's of the supervision; what somebody has claimed is his. */
export function decideOfficer(facts: HolderFacts, move: SupervisionMove): Decision {
  return all(decideMove(facts.state, move), decideHolder(facts));
}

function decideHolder({ holderId, holderName, officerId }: HolderFacts): Decision {
  return holderId === null || holderId === officerId ? allow : refuse("supervision.claimedByOther", { name: holderName });
}

const decideOpen = (state: SupervisionState, act: string): Decision =>
  isOver(state) ? refuse("supervision.wrongState", { state: States.word(state), act }) : allow;

export function decideClaim(facts: HolderFacts): Decision {
  return all(
    decideOpen(facts.state, "领取"),
    facts.holderId !== null && facts.holderId === facts.officerId ? refuse("supervision.alreadyYours") : allow,
    decideHolder(facts),
  );
}

export function decideRelease(facts: HolderFacts): Decision {
  return all(
    decideOpen(facts.state, "放回公共池"),
    facts.holderId === null ? refuse("supervision.notClaimed") : allow,
    decideHolder(facts),
  );
}

export type NewCaseFacts = {
  readonly kind: SupervisionKind;
  readonly leadAgencyId: string;
  readonly otherAgencyIds: readonly string[];
  /** Names of those among them that must keep away from the order (回避). */
  readonly keptAway: readonly string[];
};
export function decideNewCase({ kind, leadAgencyId, otherAgencyIds, keptAway }: NewCaseFacts): Decision {
  return all(
    atField("otherAgencyIds", otherAgencyIds.includes(leadAgencyId) ? refuse("supervision.leadTwice") : allow),
    atField("otherAgencyIds", kind === "joint" && otherAgencyIds.length === 0 ? refuse("supervision.jointNeedsOthers") : allow),
    atField("otherAgencyIds", kind !== "joint" && otherAgencyIds.length > 0 ? refuse("supervision.othersOnlyJoint") : allow),
    atField("leadAgencyId", keptAway.length > 0 ? refuse("supervision.recused", { agency: keptAway.join("、") }) : allow),
  );
}

/** `part`: what the person's agency is in the case. */
export type AgencyFacts = {
  readonly state: SupervisionState;
  readonly part: "lead" | "other" | null;
  readonly leadName: string;
  readonly hasGivenOpinion: boolean;
  /** Names of the other agencies whose opinion is not there yet. */
  readonly awaited: readonly string[];
};

export function decideAskReturn(facts: AgencyFacts): Decision {
  if (facts.part === null) return refuse("supervision.notYours");
  if (facts.part === "other") return refuse("supervision.notLead", { agency: facts.leadName });
  return decideMove(facts.state, "askReturn");
}

/** 联合督办: the others say what they think first, then the lead answers for all. */
export function decideAnswer(facts: AgencyFacts): Decision {
  if (facts.part === null) return refuse("supervision.notYours");
  if (facts.part === "other")
    return all(facts.hasGivenOpinion ? refuse("supervision.opinionGiven") : allow, decideMove(facts.state, "answer"));
  return all(
    decideMove(facts.state, "answer"),
    facts.awaited.length > 0 ? refuse("supervision.opinionsAwaited", { agencies: facts.awaited.join("、") }) : allow,
  );
}

/** 确认已改正 without an answer: only when the light that opened the case has gone back. */
export function decideConfirmCorrection(facts: HolderFacts & { readonly isCorrected: boolean }): Decision {
  return all(decideOfficer(facts, "confirmCorrection"), facts.isCorrected ? allow : refuse("supervision.notCorrected"));
}
