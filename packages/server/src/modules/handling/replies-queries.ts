import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { listReplyTemplates, listSignOffs as listSignOffsEndpoint } from "@yihao/contract/replies";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent, type Decision } from "../../kernel/decision.ts";
import { listAttachments } from "../../platform/files.ts";
import type { Call } from "../../platform/world.ts";
import { type DemandFacts, hidesIdentityOf, listDemandsOfOrder } from "../demand/index.ts";
import { catalogueOf, whoHolds } from "../directory/index.ts";
import { requireWorkOrder, staffScope, type WorkOrderFacts } from "../work-order/index.ts";
import { decideSigned, levelAfter, signersOf } from "./actions/sign-off.ts";
import type { Signers, Words } from "./present-replies.ts";
import { nextLevel, type RequesterWords, scrub } from "./rules/index.ts";
import {
  type AssignmentTable,
  countWaitingDesks,
  findAssignment,
  listContactsOfOrder,
  listInterimRepliesOfOrder,
  listPastReplies,
  listPromisesOfOrder,
  listReplies,
  listSignOffsOfOrder,
  listWaitingSignOffs,
  type ReplyTable,
  type SignOffTable,
} from "./store/index.ts";

/** What the agencies of an order said, as the cards of their assignments need it. */
export async function wordsOf(call: Call, order: WorkOrderFacts, assignments: readonly AssignmentTable[]): Promise<Words> {
  const { db, cityCode } = call;
  const [replies, signOffs, promises, contacts, interimReplies, demands, catalogue] = await Promise.all([
    listReplies(db, cityCode, order.id),
    listSignOffsOfOrder(db, cityCode, order.id),
    listPromisesOfOrder(db, cityCode, order.id),
    listContactsOfOrder(db, cityCode, order.id),
    listInterimRepliesOfOrder(db, cityCode, order.id),
    listDemandsOfOrder(db, cityCode, order.id),
    catalogueOf(call),
  ]);
  const papers = await listAttachments(
    db,
    cityCode,
    [...replies, ...contacts].map((row) => row.id),
  );
  const attachments = Map.groupBy(papers, (each) => each.subjectId);
  const own = demands.find((demand) => demand.id === order.demand_id);
  return {
    replies,
    signOffs,
    promises,
    contacts,
    interimReplies,
    signers: await signersByReply(call, order, assignments, replies, signOffs),
    submits: await submitsByAssignment(call, order, assignments),
    attachmentsOf: (id) => (attachments.get(id) ?? []).map(({ subjectId: _, ...attachment }) => attachment),
    isHidden: own === undefined || hidesIdentityOf(own, call.actor),
    catalogue,
    actor: call.actor,
  };
}

async function signersByReply(
  call: Call,
  order: WorkOrderFacts,
  assignments: readonly AssignmentTable[],
  replies: readonly ReplyTable[],
  signOffs: readonly SignOffTable[],
): Promise<Words["signers"]> {
  const signers = new Map<string, Signers>();
  for (const reply of replies) {
    const rows = signOffs.filter((row) => row.reply_id === reply.id);
    if (rows.length === 0) continue;
    const isWaiting = assignments.some((each) => each.id === reply.assignment_id && each.state === "awaitingSignOff");
    const asked = isWaiting ? rows.find((row) => row.verdict === null) : undefined;
    const next = asked === undefined ? null : await levelAfter(call, order, rows, asked);
    const onward = await decideSigned(call, reply.agency_id, next, reply.replied_by);
    signers.set(reply.id, { ...(await signersOf(call, rows, asked)), onward });
  }
  return signers;
}

/** Whether a reply of each open part could be signed, where its agency wants that. */
async function submitsByAssignment(
  call: Call,
  order: WorkOrderFacts,
  assignments: readonly AssignmentTable[],
): Promise<ReadonlyMap<string, Decision>> {
  const catalogue = await catalogueOf(call);
  const authorId = call.actor.kind === "staff" ? call.actor.accountId : null;
  const submits = new Map<string, Decision>();
  for (const part of assignments) {
    if (part.role !== "lead" || part.parent_id !== null || part.ended_at !== null) continue;
    const level = nextLevel(catalogue.agency(part.agency_id)?.signOff ?? "none", { isKey: order.is_key, signed: [] });
    submits.set(part.id, await decideSigned(call, part.agency_id, level, authorId));
  }
  return submits;
}

/** The desks whose questions this person may answer. */
async function ownDesks(call: Call) {
  const { actor } = call;
  if (actor.kind !== "staff") return [];
  const desks = await countWaitingDesks(call.db, staffScope(call));
  const held = await Promise.all(
    desks.map(async (desk) => (await whoHolds(call, desk.agencyId, desk.level)).some((holder) => holder.accountId === actor.accountId)),
  );
  return desks.filter((_, index) => held[index]);
}

export async function countOfSignOffs(call: Call): Promise<{ waiting: number }> {
  return { waiting: (await ownDesks(call)).reduce((sum, desk) => sum + desk.count, 0) };
}

export async function pageOfSignOffs(
  call: Call,
  query: QueryOf<typeof listSignOffsEndpoint>,
): Promise<ReplyOf<typeof listSignOffsEndpoint>> {
  const catalogue = await catalogueOf(call);
  const rows = await listWaitingSignOffs(call.db, staffScope(call), await ownDesks(call), decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.submitted_at.toISOString(), id: row.id }));
  return {
    items: page.items.map((row) => ({
      id: row.id,
      replyId: row.reply_id,
      workOrderId: row.work_order_id,
      number: row.number,
      title: row.title,
      agencyName: catalogue.agencyName(row.agency_id) ?? "（已撤销的单位）",
      level: row.level,
      submittedAt: row.submitted_at.toISOString(),
      submittedBy: row.submitted_by_name,
      publicReply: row.public_reply,
      internalAccount: row.internal_account,
      isInterim: row.is_interim,
      dueAt: (row.follow_up_due_at ?? row.due_at).toISOString(),
      limitAmount: row.limit_amount,
      limitUnit: row.limit_unit,
    })),
    next: page.next,
  };
}

const templatesMax = 5;
// Some of them are of requesters who asked for secrecy and are passed over.
const templatesLookedAt = 15;
/** 套用: own replies of the same category, newest first, each without what is about its requester. */
export async function templatesFor(call: Call, assignmentId: string): Promise<ReplyOf<typeof listReplyTemplates>> {
  const assignment = await findAssignment(call.db, staffScope(call), assignmentId);
  if (assignment === undefined) throw new Absent("项承办任务");
  await requireWorkOrder(call, assignment.work_order_id);
  if (assignment.category_code === null) return { items: [] };
  const past = await listPastReplies(
    call.db,
    call.cityCode,
    { agencyId: assignment.agency_id, categoryCode: assignment.category_code, exceptOrderId: assignment.work_order_id },
    templatesLookedAt,
  );
  const items = [];
  for (const reply of past) {
    if (items.length === templatesMax) break;
    const demands = await listDemandsOfOrder(call.db, call.cityCode, reply.work_order_id);
    if (demands.some((demand) => demand.is_confidential || demand.is_anonymous)) continue;
    const about = requesterWords(call, demands);
    items.push({
      id: reply.id,
      at: reply.replied_at.toISOString(),
      title: scrub(reply.title, about),
      publicReply: scrub(reply.public_reply, about),
      internalAccount: scrub(reply.internal_account, about),
    });
  }
  return { items };
}

// Opened only to be taken out of the text; nobody sees it.
function requesterWords(call: Call, demands: readonly DemandFacts[]): RequesterWords {
  const { crypto } = call.world;
  const opened = (sealed: readonly (Buffer | null)[]) => sealed.flatMap((each) => crypto.open(each) ?? []);
  return {
    names: opened(demands.map((demand) => demand.requester_name_sealed)),
    others: [
      ...opened(demands.flatMap((each) => [each.contact_phone_sealed, each.caller_number_sealed, each.email_sealed, each.address_sealed])),
      ...demands.flatMap((demand) => demand.subject_name ?? []),
    ],
  };
}
