import type { BodyOf } from "@yihao/contract/endpoint";
import type { replyAssignment } from "@yihao/contract/handling";
import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { insistForOrder } from "../../work-order/index.ts";
import { decideContactedAt, decideReply, nextLevel, replyMove } from "../rules/index.ts";
import { type AssignmentTable, insertReply, listOfOrder, type ReplyTable } from "../store/index.ts";
import { emitReplied, leave } from "./leave.ts";
import { makePromise } from "./promise.ts";
import { askForSignOff } from "./sign-off.ts";
import { endDescendants } from "./take-back.ts";
import { loadWithOrder, move } from "./work.ts";

/**
 * 答复: the lead's goes to review, of an agency that wants it signed first to its leaders; a sub-agency's goes back to the agency that
 * delegated, a supporting agency's to the lead. With a promise it asks for 阶段性办结.
 */
export async function reply(call: Call, id: string, body: BodyOf<typeof replyAssignment>): Promise<void> {
  await transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, id);
    const contactedAt = body.contactedAt === null ? null : new Date(body.contactedAt);
    insist(decideContactedAt(contactedAt, { orderedAt: order.created_at, now: act.at }));
    const part = { state: assignment.state, role: assignment.role, isDelegated: assignment.parent_id !== null };
    const rule = (await catalogueOf(act)).agency(assignment.agency_id)?.signOff ?? "none";
    const level = nextLevel(rule, { isKey: order.is_key, signed: [] });
    await insistForOrder(act, order.id, decideReply(part));
    const made = replyMove(part, level !== null);
    const written: ReplyTable = {
      city_code: act.cityCode,
      id: newId(act.at),
      assignment_id: id,
      work_order_id: order.id,
      agency_id: assignment.agency_id,
      internal_account: body.internalAccount,
      public_reply: body.publicReply,
      is_resolved: body.isResolved,
      contacted_at: contactedAt,
      verdict: verdictAfter[made],
      verdict_opinion: null,
      replied_at: act.at,
      written_at: null,
      replied_by: act.actor.kind === "staff" ? act.actor.accountId : null,
      replied_by_name: act.actor.name,
    };
    await insertReply(act.db, written);
    if (body.interim !== null) await makePromise(act, assignment, written, body.interim);
    await claimAttachments(act, body.attachmentIds, { type: "reply", id: written.id }, body.attachmentKinds);
    if (assignment.state === "delegated") await endDescendants(act, assignment);
    if (made === "submitForSignOff") {
      await move(act, assignment, made);
      await askForSignOff(act, { order, assignment, reply: written, level: level ?? "deputyLeader" });
    } else if (made === "reply") await leave(act, order, assignment, written, "reply");
    else await contribute(act, assignment, written);
  });
}

const verdictAfter = { submitForSignOff: "awaitingSignOff", reply: "waiting", contribute: "forSuperior" } as const;

async function contribute(act: Act, assignment: AssignmentTable, written: ReplyTable): Promise<void> {
  await move(act, assignment, "contribute", { replied_at: act.at, clock_stopped_at: act.at, ended_at: act.at });
  if (assignment.parent_id !== null) await returnToDelegating(act, assignment);
  await emitReplied(act, assignment, written);
}

async function returnToDelegating(act: Act, child: AssignmentTable): Promise<void> {
  const siblings = await listOfOrder(act.db, act.cityCode, child.work_order_id);
  const parent = siblings.find((each) => each.id === child.parent_id);
  if (parent?.state === "delegated") await move(act, parent, "takeBack");
}
