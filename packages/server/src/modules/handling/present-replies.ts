import type { Attachment } from "@yihao/contract/files";
import type { Assignment, Reply } from "@yihao/contract/handling";
import type { ContactRecord, InterimReply, Promised, SignOff } from "@yihao/contract/replies";
import { type Actor, decideHolds, seesAgency } from "../../kernel/actor.ts";
import { all, allow, type Decision, permitOf, refuse } from "../../kernel/decision.ts";
import type { Catalogue } from "../directory/index.ts";
import { decideContact, decideInterimReply, decideReply, decideSigner } from "./rules/index.ts";
import type { AssignmentTable, ContactRecordTable, InterimReplyTable, PromiseTable, ReplyTable, SignOffTable } from "./store/index.ts";

/** `onward`: whether the reply could go on from there. */
export type Signers = Omit<Parameters<typeof decideSigner>[0], "signerId" | "authorId"> & { onward: Decision };

/** Everything about the words of the agencies of one order, read together. */
export type Words = {
  replies: readonly ReplyTable[];
  signOffs: readonly SignOffTable[];
  promises: readonly PromiseTable[];
  contacts: readonly ContactRecordTable[];
  interimReplies: readonly InterimReplyTable[];
  /** Who may sign the reply that waits, when one does. */
  signers: ReadonlyMap<string, Signers>;
  /** Whether a reply could be signed, by assignment. */
  submits: ReadonlyMap<string, Decision>;
  attachmentsOf: (subjectId: string) => Attachment[];
  isHidden: boolean;
  catalogue: Catalogue;
  actor: Actor;
};

/** The part of an assignment that its agency said: replies with signatures and promises, contacts with the requester. */
export function presentWords(
  assignment: AssignmentTable,
  words: Words,
): Pick<Assignment, "replies" | "contacts" | "interimReplies" | "sendBackReason"> {
  const own = <Row extends { assignment_id: string }>(rows: readonly Row[]) => rows.filter((row) => row.assignment_id === assignment.id);
  const replies = own(words.replies);
  const sentBack = replies.findLast((reply) => reply.verdict === "sentBack" || reply.verdict === "signOffRefused");
  return {
    replies: replies.map((reply) => presentReply(reply, words)),
    contacts: own(words.contacts).map((row) => presentContact(row, words)),
    interimReplies: own(words.interimReplies).map(presentInterimReply),
    sendBackReason: sentBack?.verdict_opinion ?? null,
  };
}

export function canOfWords(assignment: AssignmentTable, words: Words): Pick<Assignment["can"], "reply" | "contact" | "replyInterim"> {
  const { actor, catalogue } = words;
  const isOurs = actor.kind === "staff" && actor.agencyId !== null && seesAgency(actor.scope, assignment.agency_id);
  const may = all(
    decideHolds(actor, "handling.work"),
    isOurs ? allow : refuse("assignment.notYours", { agency: catalogue.agencyName(assignment.agency_id) }),
  );
  const permit = (decision: Decision) => permitOf(all(may, decision));
  const part = { state: assignment.state, role: assignment.role, isDelegated: assignment.parent_id !== null };
  return {
    reply: permit(all(decideReply(part), words.submits.get(assignment.id) ?? allow)),
    contact: permit(decideContact({ state: assignment.state, isHidden: words.isHidden })),
    replyInterim: permit(decideInterimReply(part)),
  };
}

function presentReply(reply: ReplyTable, words: Words): Reply {
  const promise = words.promises.find((each) => each.reply_id === reply.id);
  return {
    id: reply.id,
    at: reply.replied_at.toISOString(),
    by: reply.replied_by_name,
    agencyName: words.catalogue.agencyName(reply.agency_id) ?? "（已撤销的单位）",
    internalAccount: reply.internal_account,
    publicReply: reply.public_reply,
    isResolved: reply.is_resolved,
    contactedAt: reply.contacted_at?.toISOString() ?? null,
    attachments: words.attachmentsOf(reply.id),
    verdict: reply.verdict,
    verdictOpinion: reply.verdict_opinion,
    writtenAt: (reply.written_at ?? reply.replied_at).toISOString(),
    signOffs: words.signOffs.filter((each) => each.reply_id === reply.id).map(presentSignOff),
    promise: promise === undefined ? null : presentPromise(promise),
    can: canSign(reply, words),
  };
}

function canSign(reply: ReplyTable, { actor, signers }: Words): Reply["can"] {
  const { onward, ...found } = signers.get(reply.id) ?? { asked: null, decided: [], onward: allow };
  const signerId = actor.kind === "staff" ? actor.accountId : null;
  const may = all(decideHolds(actor, "handling.signOff"), decideSigner({ signerId, authorId: reply.replied_by, ...found }));
  return { signOff: permitOf(all(may, onward)), refuseSignOff: permitOf(may) };
}

function presentSignOff(row: SignOffTable): SignOff {
  return {
    id: row.id,
    level: row.level,
    submittedAt: row.submitted_at.toISOString(),
    verdict: row.verdict,
    opinion: row.opinion,
    signedBy: row.signed_by_name,
    signedAt: row.signed_at?.toISOString() ?? null,
  };
}

function presentPromise(row: PromiseTable): Promised {
  return {
    promisedOn: row.promised_on,
    plan: row.plan,
    dueAt: row.due_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    keptAt: row.kept_at?.toISOString() ?? null,
    brokenAt: row.broken_at?.toISOString() ?? null,
  };
}

function presentContact(row: ContactRecordTable, { attachmentsOf }: Words): ContactRecord {
  return {
    id: row.id,
    at: row.contacted_at.toISOString(),
    way: row.way,
    outcome: row.outcome,
    note: row.note,
    by: row.recorded_by_name,
    attachments: attachmentsOf(row.id),
  };
}

function presentInterimReply(row: InterimReplyTable): InterimReply {
  return {
    id: row.id,
    at: row.replied_at.toISOString(),
    by: row.replied_by_name,
    publicReply: row.public_reply,
    internalAccount: row.internal_account,
  };
}

const insideOnly = "（仅承办单位和热线中心可见）";
/** 协办 units see who else works on the order, but another agency's internal account and papers stay with the centre and its own line. */
export function withoutInside(shown: Assignment): Assignment {
  return {
    ...shown,
    contacts: [],
    interimReplies: shown.interimReplies.map((reply) => ({ ...reply, internalAccount: insideOnly })),
    replies: shown.replies.map((reply) => ({ ...reply, internalAccount: insideOnly, attachments: [], signOffs: [] })),
  };
}
