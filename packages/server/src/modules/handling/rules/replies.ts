import { type AssignmentState, AssignmentState as States } from "@yihao/contract/handling";
import { SignOffLevel as Levels, type SignOffLevel, type SignOffVerdict, SignOffVerdict as Verdicts } from "@yihao/contract/replies";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { decideMove, isOver } from "./moves.ts";
import { replyGoesTo } from "./work.ts";

type Part = Parameters<typeof replyGoesTo>[0] & { state: AssignmentState };

/** The move by which an agency's words leave the desk of whoever wrote them. */
export function replyMove(part: Part, needsSignOff: boolean): "contribute" | "submitForSignOff" | "reply" {
  if (replyGoesTo(part) !== "review") return "contribute";
  return needsSignOff ? "submitForSignOff" : "reply";
}

/** Which level signs next; null when all have signed and the reply leaves. The main leader signs key orders only, after the deputy. */
export function nextLevel(
  rule: "none" | SignOffLevel,
  { isKey, signed }: { isKey: boolean; signed: readonly SignOffLevel[] },
): SignOffLevel | null {
  if (rule === "none") return null;
  if (!signed.includes("deputyLeader")) return "deputyLeader";
  return rule === "mainLeader" && isKey && !signed.includes("mainLeader") ? "mainLeader" : null;
}

/** A reply that nobody but its author could sign would wait for ever. */
export function decideSubmit(facts: {
  level: SignOffLevel | null;
  agency: string;
  authorId: string | null;
  holderIds: readonly string[];
}): Decision {
  if (facts.level === null || facts.holderIds.some((id) => id !== facts.authorId)) return allow;
  return refuse("signOff.nobodyHolds", { agency: facts.agency, level: Levels.word(facts.level) });
}

export type SignerFacts = {
  signerId: string | null;
  authorId: string | null;
  /** The level that is asked now, with who holds it; null when none is. */
  asked: { level: SignOffLevel; holders: readonly { id: string; name: string }[] } | null;
  /** What was decided at the level that the signer holds, newest first. */
  decided: { level: SignOffLevel; verdict: SignOffVerdict; by: string; holderIds: readonly string[] }[];
};
/** Only the holder of the post or its deputy, never the author; who comes second is told who was first. */
export function decideSigner({ signerId, authorId, asked, decided }: SignerFacts): Decision {
  if (signerId === null) return refuse("signOff.notAsked");
  if (signerId === authorId) return refuse("signOff.ownReply");
  if (asked?.holders.some((holder) => holder.id === signerId) === true) return allow;
  const done = decided.find((each) => each.holderIds.includes(signerId)) ?? (asked === null ? decided[0] : undefined);
  if (done !== undefined)
    return refuse("signOff.decided", { by: done.by, level: Levels.word(done.level), verdict: Verdicts.word(done.verdict) });
  if (asked === null) return refuse("signOff.notAsked");
  return refuse("signOff.notYours", { level: Levels.word(asked.level), names: asked.holders.map((holder) => holder.name).join("、") });
}

export type PromiseFacts = {
  part: Part;
  /** 已经阶段性办结: what follows is the last reply. */
  isFollowUp: boolean;
  promisedOn: string;
  today: string;
  isWorkingDay: boolean;
  workingDaysAhead: number;
  daysMax: number;
};
/** 阶段性办结: the lead promises a working day that can be kept an eye on. */
export function decidePromise(facts: PromiseFacts): Decision {
  if (replyGoesTo(facts.part) !== "review") return refuse("promise.leadOnly");
  if (facts.isFollowUp) return refuse("promise.once");
  return all(
    facts.promisedOn > facts.today ? allow : atField("promisedOn", refuse("promise.notLater")),
    facts.isWorkingDay ? allow : atField("promisedOn", refuse("promise.restDay", { date: facts.promisedOn })),
    facts.workingDaysAhead <= facts.daysMax ? allow : atField("promisedOn", refuse("promise.tooFar", { days: facts.daysMax })),
  );
}

/** A promise is broken when its day has passed and no final reply lies before the reviewer in time. */
export function isBroken(
  promise: { dueAt: Date; keptAt: Date | null; state: AssignmentState; repliedAt: Date | null },
  now: Date,
): boolean {
  if (promise.keptAt !== null || isOver(promise.state) || now <= promise.dueAt) return false;
  const isAnswered = promise.state === "replied" && promise.repliedAt !== null && promise.repliedAt <= promise.dueAt;
  return !isAnswered;
}

const inTouch: readonly AssignmentState[] = ["handling", "delegated", "paused", "followUp", "awaitingSignOff"];

/** 联系诉求人 while one works on it. Whoever asked for secrecy is spoken to by the centre alone. */
export function decideContact(facts: { state: AssignmentState; isHidden: boolean }): Decision {
  return all(
    facts.isHidden ? refuse("contact.throughCentre") : allow,
    inTouch.includes(facts.state) ? allow : refuse("assignment.wrongState", { state: States.word(facts.state), act: "登记联系" }),
  );
}

/** 阶段性答复: the lead tells the requester how far it is; nothing moves. */
export function decideInterimReply(part: Part): Decision {
  if (replyGoesTo(part) !== "review") return refuse("reply.leadOnly");
  return inTouch.includes(part.state) ? allow : refuse("assignment.wrongState", { state: States.word(part.state), act: "阶段性答复" });
}

/** Whether it may be answered now; on its way through the leaders' hands a reply is one all the same. */
export function decideReply(part: Part): Decision {
  return decideMove(part.state, replyMove(part, false));
}

/** 重办 has a number of rounds; what is still open after them is no longer a matter of one agency. */
export function decideRework(facts: { count: number; max: number }): Decision {
  return facts.count < facts.max ? allow : refuse("rework.countReached", { max: facts.max });
}
