import type { ExclusionEffect, ExclusionState } from "@yihao/contract/exclusion";
import { ExclusionEffect as Effects, ExclusionState as States } from "@yihao/contract/exclusion";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";

export type ExclusionMove = "endorse" | "refuseEndorsement" | "prepare" | "grant" | "refuse" | "appeal" | "withdraw";
export const exclusionMoveWords = {
  endorse: "同意上报",
  refuseEndorsement: "不同意上报",
  prepare: "研判",
  grant: "准予核减",
  refuse: "不予核减",
  appeal: "申诉",
  withdraw: "撤回",
} as const satisfies Record<ExclusionMove, string>;

/** 下级单位申请 → 上级单位审核 → 中心会商研判 → 审定；不予核减可申诉一次. Tiers seen in working systems: 三级单位申请、二级单位审核、市级研判. */
export const exclusionMoves = {
  applied: { endorse: "endorsed", refuseEndorsement: "notEndorsed", withdraw: "withdrawn" },
  endorsed: { prepare: "prepared", withdraw: "withdrawn" },
  prepared: { grant: "granted", refuse: "refused" },
  refused: { appeal: "appealed" },
  // An appeal is of the agency above as well, so it goes to the centre at once.
  appealed: { prepare: "prepared", withdraw: "refused" },
  granted: {},
  notEndorsed: {},
  withdrawn: {},
} as const satisfies Record<ExclusionState, Partial<Record<ExclusionMove, ExclusionState>>>;

export function exclusionStateAfter(state: ExclusionState, move: ExclusionMove): ExclusionState | null {
  return (exclusionMoves[state] as Partial<Record<ExclusionMove, ExclusionState>>)[move] ?? null;
}

export function decideExclusionMove(state: ExclusionState, move: ExclusionMove): Decision {
  return exclusionStateAfter(state, move) === null
    ? refuse("exclusion.wrongState", { state: States.word(state), act: exclusionMoveWords[move] })
    : allow;
}

/** Where an application begins: what a tier-1 agency applies for needs nobody above. */
export const exclusionStart = (isTierOne: boolean): ExclusionState => (isTierOne ? "endorsed" : "applied");

/** States in which the same agency cannot apply for the same order once more. */
export const holdsPlace = (state: ExclusionState): boolean => state !== "notEndorsed" && state !== "withdrawn";

export type ApplyFacts = {
  /** What the order costs the applicant's line in the indicators now, with the working days since it was counted last. */
  readonly losses: readonly { readonly effect: ExclusionEffect; readonly workingDaysSince: number }[];
  readonly asked: readonly ExclusionEffect[];
  readonly earlier: ExclusionState | null;
  readonly windowWorkingDays: number;
};

/** What may still be applied for. */
export function excludableOf({ losses, windowWorkingDays }: Pick<ApplyFacts, "losses" | "windowWorkingDays">): ExclusionEffect[] {
  return losses.filter(({ workingDaysSince }) => workingDaysSince <= windowWorkingDays).map(({ effect }) => effect);
}

export function decideApply(facts: ApplyFacts): Decision {
  const excludable = excludableOf(facts);
  const uncounted = facts.asked.find((asked) => facts.losses.every(({ effect }) => effect !== asked));
  const tooLate = facts.asked.length === 0 ? excludable.length === 0 : facts.asked.some((effect) => !excludable.includes(effect));
  return all(
    facts.earlier === null ? allow : refuse("exclusion.alreadyApplied", { state: States.word(facts.earlier) }),
    facts.losses.length > 0 ? allow : refuse("exclusion.nothingToExclude"),
    uncounted === undefined ? allow : atField("effects", refuse("exclusion.effectNotCounted", { effect: Effects.word(uncounted) })),
    tooLate ? refuse("exclusion.windowPassed", { days: facts.windowWorkingDays }) : allow,
  );
}

/** 上级单位: the tier-1 agency of the applicant, and nobody else. */
export function decideEndorse(facts: { state: ExclusionState; isTierOneAbove: boolean }): Decision {
  return all(facts.isTierOneAbove ? allow : refuse("exclusion.upperTierOnly"), decideExclusionMove(facts.state, "endorse"));
}

/** Minutes are of a conferral that was held, on this application: not before it was made, not after today. */
export function decidePrepare(facts: {
  state: ExclusionState;
  heldOn: string;
  appliedOn: string;
  today: string;
  asked: readonly ExclusionEffect[];
  proposed: readonly ExclusionEffect[];
}): Decision {
  return all(
    decideExclusionMove(facts.state, "prepare"),
    facts.heldOn < facts.appliedOn || facts.heldOn > facts.today
      ? atField("minutesHeldOn", refuse("exclusion.minutesDate", { from: facts.appliedOn, to: facts.today }))
      : allow,
    decideWithin(facts.proposed, facts.asked),
  );
}

/** Whoever decides grants what was asked for or less. */
export function decideWithin(given: readonly ExclusionEffect[], asked: readonly ExclusionEffect[]): Decision {
  const beyond = given.find((effect) => !asked.includes(effect));
  return beyond === undefined ? allow : atField("effects", refuse("exclusion.effectNotAsked", { effect: Effects.word(beyond) }));
}

/** Two persons, and the second is a leader of the centre: whoever organises assessments prepares, and does not decide. */
export function decideDecide(facts: { state: ExclusionState; isPreparer: boolean; isLeader: boolean }): Decision {
  return all(
    facts.isLeader ? allow : refuse("exclusion.leaderDecides"),
    decideExclusionMove(facts.state, "grant"),
    facts.isPreparer ? refuse("exclusion.ownPreparation") : allow,
  );
}

export type AppealFacts = { state: ExclusionState; isOwn: boolean; wasAppealed: boolean; today: string; appealUntil: string };
export function decideAppeal(facts: AppealFacts): Decision {
  return all(
    facts.isOwn ? allow : refuse("exclusion.notYours"),
    decideExclusionMove(facts.state, "appeal"),
    facts.wasAppealed ? refuse("exclusion.appealedOnce") : allow,
    facts.today > facts.appealUntil ? refuse("exclusion.appealWindowPassed", { date: facts.appealUntil }) : allow,
  );
}

export function decideWithdraw(facts: { state: ExclusionState; isOwn: boolean }): Decision {
  return all(facts.isOwn ? allow : refuse("exclusion.notYours"), decideExclusionMove(facts.state, "withdraw"));
}
