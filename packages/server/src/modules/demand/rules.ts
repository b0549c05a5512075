import type { DemandState, SpecialCare } from "@yihao/contract/demand-words";
import { DemandState as DemandStates } from "@yihao/contract/demand-words";
import type { Urgency } from "@yihao/contract/directory";
import { type Actor, type Scope, seesPlatform } from "../../kernel/actor.ts";
import { allow, atField, type Decision, refuse } from "../../kernel/decision.ts";
import { maskName, maskPhone } from "../../kernel/masking.ts";

/** What can happen to a demand. `order` and what follows it are done by modules further down the river. */
export type DemandMove =
  | "answer"
  | "decline"
  | "handOver"
  | "merge"
  | "unmerge"
  | "order"
  | "dispatch"
  | "close"
  | "reopen"
  | "withdraw"
  | "terminate"
  | "conclude";

export const moveWords = {
  answer: "在线解答",
  decline: "不予受理",
  handOver: "转接",
  merge: "并案",
  unmerge: "拆出并案",
  order: "转工单",
  dispatch: "派单",
  close: "办结",
  reopen: "重新办理",
  withdraw: "撤回",
  terminate: "终止办理",
  conclude: "终结",
} as const satisfies Record<DemandMove, string>;

const ends = { withdraw: "withdrawn", terminate: "terminated", conclude: "concluded" } as const;

/** 已登记 → 在线办结 | 转接 | 不予受理 | 并入已有工单 | 已转工单; an ordered one is counted as dispatched from its first dispatch on. */
export const demandMoves = {
  registered: { answer: "answered", decline: "declined", handOver: "handedOver", merge: "merged", order: "ordered", withdraw: "withdrawn" },
  // An order joined to another takes its demand with it.
  ordered: { dispatch: "dispatched", merge: "merged", ...ends },
  // A second dispatch after an accepted return leaves the demand where it is.
  dispatched: { dispatch: "dispatched", close: "closed", merge: "merged", ...ends },
  // 不满意重办 (济南市12345市民服务热线条例 §27)
  closed: { reopen: "dispatched" },
  answered: {},
  declined: {},
  handedOver: {},
  // Joined by mistake: it is disposed of anew.
  merged: { unmerge: "registered", withdraw: "withdrawn" },
  withdrawn: {},
  terminated: {},
  concluded: {},
} as const satisfies Record<DemandState, Partial<Record<DemandMove, DemandState>>>;

export function stateAfter(state: DemandState, move: DemandMove): DemandState | null {
  return (demandMoves[state] as Partial<Record<DemandMove, DemandState>>)[move] ?? null;
}

export function decideMove(state: DemandState, move: DemandMove): Decision {
  if (stateAfter(state, move) !== null) return allow;
  return refuse(move === "unmerge" ? "demand.notMerged" : "demand.alreadyDisposed", { state: DemandStates.word(state) });
}

/** 并案 by itself is for what has no order yet; one that has is merged with its order. */
export function decideMergeHere(state: DemandState): Decision {
  return state === "registered" ? allow : refuse("demand.alreadyDisposed", { state: DemandStates.word(state) });
}

/** Whoever has an order withdraws it there. */
export function decideWithdrawHere(state: DemandState): Decision {
  if (state === "ordered" || state === "dispatched" || state === "merged") return refuse("demand.withdrawElsewhere");
  return stateAfter(state, "withdraw") === null ? refuse("withdrawal.notPossible", { state: DemandStates.word(state) }) : allow;
}

/** 绿色通道: whoever needs special care is served first; the hours of the urgent limit are the directory's. */
export function urgencyFor(urgency: Urgency, specialCare: SpecialCare | null): Urgency {
  return specialCare !== null && urgency === "normal" ? "urgent" : urgency;
}

export type Matter = { readonly nearness: number; readonly categoryCode: string | null };
/** 同一事项: near-same words, and no other category where both are known. `sameMatterPercent` is the city's setting. */
export function isSameMatter(left: Matter, right: Pick<Matter, "categoryCode">, sameMatterPercent: number): boolean {
  const isOtherCategory = left.categoryCode !== null && right.categoryCode !== null && left.categoryCode !== right.categoryCode;
  return !isOtherCategory && left.nearness * 100 >= sameMatterPercent;
}

/** 同一诉求人: one of the numbers is the same. Somebody without a number is nobody we know. */
export function isSameRequester(left: readonly (Buffer | null)[], right: readonly (Buffer | null)[]): boolean {
  return left.some((one) => one !== null && right.some((other) => other?.equals(one) === true));
}

const yearMs = 366 * 86_400_000;
const occurredYearsMax = 30;
// Clocks of telephones run a little ahead.
const clockSkewMs = 5 * 60_000;

export function decideOccurredAt(occurredAt: Date | null, now: Date): Decision {
  if (occurredAt === null) return allow;
  if (occurredAt.getTime() > now.getTime() + clockSkewMs) return atField("occurredAt", refuse("demand.occurredInFuture"));
  if (occurredAt.getTime() < now.getTime() - occurredYearsMax * yearMs) return atField("occurredAt", refuse("demand.occurredTooEarly"));
  return allow;
}

/** Somebody who wants a reply must be reachable (北京市接诉即办工作条例 §8). */
export function decideReachable(who: {
  noReplyWanted: boolean;
  phones: readonly (string | undefined)[];
  email: string | undefined;
}): Decision {
  const reachable = who.noReplyWanted || who.email !== undefined || who.phones.some((phone) => phone !== undefined);
  return reachable ? allow : atField("contactPhone", refuse("demand.contactNeeded"));
}

/** Agencies see demands through their orders only, whatever permission they hold. */
export const seesDemand = (scope: Scope, platformCode: string) => scope.agencyIds === "all" && seesPlatform(scope, platformCode);

/** 举报、保密、匿名: identity must not reach the agency, which may be the very subject (济南市12345市民服务热线条例 §32). */
export function hidesIdentity(demand: { kind: string; isAnonymous: boolean; isConfidential: boolean }, actor: Actor): boolean {
  const isOutside = actor.kind === "staff" && actor.agencyId !== null;
  return isOutside && (demand.isConfidential || demand.isAnonymous || demand.kind === "tipOff");
}

/** What a file is called where its own name could tell who sent it: only what kind of file it is. */
export const fileNameWithoutWords = (name: string) => `附件${/\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? ""}`;

/** The name that lists show: never more than a surname. */
export function requesterLabel(who: {
  isAnonymous: boolean;
  name: string | undefined;
  enterpriseName: string | undefined;
  phone: string | undefined;
}): string {
  if (who.isAnonymous) return "匿名";
  if (who.enterpriseName !== undefined) return who.enterpriseName;
  if (who.name !== undefined) return maskName(who.name);
  return who.phone === undefined ? "未留姓名" : maskPhone(who.phone);
}

const titleCharacters = 30;
/** A title for a citizen's own words: the first sentence, cut. */
export function titleOf(content: string): string {
  const first = content.split(/[。！？!?\n]/, 1)[0]?.trim() ?? "";
  const characters = [...(first === "" ? content : first)];
  return characters.length <= titleCharacters ? characters.join("") : `${characters.slice(0, titleCharacters - 1).join("")}…`;
}

const queryCodeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/** Six characters that nobody mistakes on the telephone (no 0/O, 1/I/L), from a keyed digest: the same request gives the same code. */
export function queryCodeOf(digest: Uint8Array): string {
  return Array.from({ length: 6 }, (_, position) => queryCodeAlphabet[(digest[position] ?? 0) % queryCodeAlphabet.length]).join("");
}
