import type { BodyOf } from "@yihao/contract/endpoint";
import type { SignOffLevel, signReply } from "@yihao/contract/replies";
import { Absent, allow, type Decision, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf, whoHolds } from "../../directory/index.ts";
import { notifyAccounts, notifyAgency, renderNotice } from "../../notice/index.ts";
import { insistForOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { decideMove, decideSigner, decideSubmit, nextLevel } from "../rules/index.ts";
import {
  type AssignmentTable,
  findReply,
  insertSignOff,
  listSignOffsOfOrder,
  loadReply,
  markSigned,
  type ReplyTable,
  type SignOffTable,
  updateReply,
} from "../store/index.ts";
import { leave } from "./leave.ts";
import { about, loadWithOrder, move } from "./work.ts";

type Asked = { order: WorkOrderFacts; assignment: AssignmentTable; reply: ReplyTable; level: SignOffLevel };

/** Whether somebody else than the author could sign at this level; always, when none is needed. */
export async function decideSigned(call: Call, agencyId: string, level: SignOffLevel | null, authorId: string | null): Promise<Decision> {
  if (level === null) return allow;
  const agency = (await catalogueOf(call)).agencyName(agencyId) ?? "";
  const holderIds = (await whoHolds(call, agencyId, level)).map((holder) => holder.accountId);
  return decideSubmit({ level, agency, authorId, holderIds });
}

/** 提交审签 to the next level; refused while nobody but the author holds that post. */
export async function askForSignOff(act: Act, { order, assignment, reply, level }: Asked): Promise<void> {
  insist(await decideSigned(act, assignment.agency_id, level, reply.replied_by));
  const agency = (await catalogueOf(act)).agencyName(assignment.agency_id) ?? "";
  const holderIds = (await whoHolds(act, assignment.agency_id, level)).map((holder) => holder.accountId);
  const id = newId(act.at);
  await insertSignOff(act.db, {
    city_code: act.cityCode,
    id,
    reply_id: reply.id,
    assignment_id: assignment.id,
    work_order_id: order.id,
    agency_id: assignment.agency_id,
    level,
    submitted_at: act.at,
    submitted_by_name: act.actor.name,
    verdict: null,
    opinion: null,
    signed_at: null,
    signed_by: null,
    signed_by_name: null,
  });
  await emit(act, { type: "assignment.sign_off_requested", ...about(assignment), facts: { replyId: reply.id, level } });
  await notifyAccounts(act, {
    causeId: id,
    topic: "signOff",
    accountIds: holderIds.filter((each) => each !== reply.replied_by),
    ...renderNotice("signOff", assignment.number, { agency, dueOn: (assignment.follow_up_due_at ?? assignment.due_at).toISOString() }),
    link: `/orders/${order.id}`,
  });
}

/** 审签: signed by all levels the reply leaves, at that moment; refused it goes back to whoever handles it. The clock runs all the while. */
export async function sign(
  call: Call,
  replyId: string,
  body: BodyOf<typeof signReply>,
): Promise<{ id: string; hasLeft: boolean; nextLevel: SignOffLevel | null }> {
  return transact(call, async (act) => {
    const seen = await findReply(act.db, act.cityCode, replyId);
    if (seen === undefined) throw new Absent("份答复");
    const { order, assignment } = await loadWithOrder(act, seen.assignment_id);
    const reply = await loadReply(act.db, act.cityCode, replyId);
    if (reply === undefined) throw new Absent("份答复");
    const rows = (await listSignOffsOfOrder(act.db, act.cityCode, order.id)).filter((row) => row.reply_id === replyId);
    const asked = assignment.state === "awaitingSignOff" ? rows.find((row) => row.verdict === null) : undefined;
    const signerId = act.actor.kind === "staff" ? act.actor.accountId : null;
    await insistForOrder(act, order.id, decideSigner({ signerId, authorId: reply.replied_by, ...(await signersOf(act, rows, asked)) }));
    if (asked === undefined) throw new Absent("份待审签的答复");
    await insistForOrder(act, order.id, decideMove(assignment.state, body.verdict === "signed" ? "signOff" : "refuseSignOff"));
    await markSigned(
      act.db,
      { cityCode: act.cityCode, id: asked.id },
      { verdict: body.verdict, opinion: body.opinion ?? null, signed_at: act.at, signed_by: signerId, signed_by_name: act.actor.name },
    );
    await emit(act, {
      type: body.verdict === "signed" ? "assignment.signed_off" : "assignment.sign_off_refused",
      ...about(assignment),
      // The leader's words stay on the card, where other agencies of the order do not read them.
      facts: { replyId, level: asked.level },
    });
    if (body.verdict === "refused") return refused(act, assignment, reply, asked, body.opinion ?? "");
    const next = await levelAfter(act, order, rows, asked);
    if (next === null) await leave(act, order, assignment, reply, "signOff");
    else await askForSignOff(act, { order, assignment, reply, level: next });
    return { id: asked.id, hasLeft: next === null, nextLevel: next };
  });
}

async function refused(act: Act, assignment: AssignmentTable, reply: ReplyTable, asked: SignOffTable, opinion: string) {
  await updateReply(act.db, { cityCode: act.cityCode, id: reply.id }, { verdict: "signOffRefused", verdict_opinion: opinion });
  await move(act, assignment, "refuseSignOff");
  await notifyAgency(act, {
    causeId: asked.id,
    topic: "signOffDecided",
    agencyId: assignment.agency_id,
    ...renderNotice("signOffDecided", assignment.number, { outcome: "已被退回修改", reason: opinion }),
    link: `/orders/${assignment.work_order_id}`,
  });
  return { id: asked.id, hasLeft: false, nextLevel: null };
}

/** Who is asked once this level has signed; null when the reply then leaves. */
export async function levelAfter(
  call: Call,
  order: Pick<WorkOrderFacts, "is_key">,
  rows: readonly SignOffTable[],
  asked: SignOffTable,
): Promise<SignOffLevel | null> {
  const rule = (await catalogueOf(call)).agency(asked.agency_id)?.signOff ?? "none";
  const signed = [...rows.filter((row) => row.verdict === "signed").map((row) => row.level), asked.level];
  return nextLevel(rule, { isKey: order.is_key, signed });
}

/** Who holds what of a reply's levels, as the rule about signers wants to know it. */
export async function signersOf(call: Call, rows: readonly SignOffTable[], asked: SignOffTable | undefined) {
  const heldBy = async (row: SignOffTable) =>
    (await whoHolds(call, row.agency_id, row.level)).map((holder) => ({ id: holder.accountId, name: holder.name }));
  const decided = [];
  for (const row of rows.toReversed()) {
    if (row.verdict === null) continue;
    const holderIds = (await heldBy(row)).map((holder) => holder.id);
    decided.push({ level: row.level, verdict: row.verdict, by: row.signed_by_name ?? "", holderIds });
  }
  return { asked: asked === undefined ? null : { level: asked.level, holders: await heldBy(asked) }, decided };
}
