import type { BodyOf } from "@yihao/contract/endpoint";
import { type decideObjection as decideEndpoint, ObjectionDecision, type raiseObjection } from "@yihao/contract/objection";
import { Absent, insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit, type HappenedEvent } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, catalogueOf, settingOf } from "../../directory/index.ts";
import { findDispatch, markCorrected } from "../../dispatch/index.ts";
import { notifyAgency, renderNotice } from "../../notice/index.ts";
import { insistForOrder, loadVisibleWorkOrder, markReassigned, staffScope } from "../../work-order/index.ts";
import { objectionFacts } from "../objection-facts.ts";
import { decideDecide, decideRaise, decideTakeAway, groundOf, isOver } from "../rules/index.ts";
import {
  type AssignmentTable,
  findObjection,
  insertObjection,
  listObjectionsOfOrder,
  listOfOrder,
  listReturnsOfOrder,
  loadObjection,
  markObjectionDecided,
  type ObjectionTable,
} from "../store/index.ts";
import { endOthers } from "./return.ts";
import { about, loadWithOrder, move } from "./work.ts";

const accountOf = (call: Call) => (call.actor.kind === "staff" ? call.actor.accountId : null);

/** 提出派单异议, with basis and papers; the agency goes on working on it. Returns the objection's id. */
export async function raise(call: Call, assignmentId: string, body: BodyOf<typeof raiseObjection>): Promise<string> {
  const calendar = await calendarOf(call);
  return transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, assignmentId);
    const facts = objectionFacts(assignment, {
      order,
      returns: await listReturnsOfOrder(act.db, act.cityCode, order.id),
      objections: await listObjectionsOfOrder(act.db, act.cityCode, order.id),
      calendar,
      returnWindowWorkingDays: await settingOf(act, "handling.returnWindowWorkingDays"),
      returnCountMax: await settingOf(act, "handling.returnCountMax"),
      windowWorkingDays: await settingOf(act, "handling.objectionWindowWorkingDays"),
      now: act.at,
    });
    await insistForOrder(act, order.id, decideRaise(facts));
    const found = groundOf(facts);
    if (found === null) return insistNever();
    const id = newId(act.at);
    await insertObjection(act.db, {
      city_code: act.cityCode,
      id,
      assignment_id: assignment.id,
      work_order_id: order.id,
      agency_id: assignment.agency_id,
      ground: found.ground,
      reason: body.reason,
      basis: body.basis,
      raised_at: act.at,
      raised_by: accountOf(act),
      raised_by_name: act.actor.name,
      decision: null,
      opinion: null,
      decided_at: null,
      decided_by: null,
      decided_by_name: null,
    });
    await claimAttachments(act, body.attachmentIds, { type: "objection", id });
    await emit(act, {
      type: "assignment.objection_raised",
      ...about(assignment),
      reason: body.reason,
      facts: { agencyId: assignment.agency_id, ground: found.ground, basis: body.basis },
    });
    return id;
  });
}

function insistNever(): never {
  insist(refuse("objection.returnFirst"));
  throw new Error("a refusal was let pass");
}

/** 审定: upheld, the lead's objection sends the order back to the dispatcher and a supporting agency leaves; dismissed, it is final. */
export async function decideOn(call: Call, id: string, body: BodyOf<typeof decideEndpoint>): Promise<void> {
  await transact(call, async (act) => {
    const seen = await findObjection(act.db, act.cityCode, id);
    if (seen === undefined) throw new Absent("份派单异议");
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), seen.work_order_id);
    const assignments = await listOfOrder(act.db, act.cityCode, order.id);
    const assignment = assignments.find((each) => each.id === seen.assignment_id);
    if (assignment === undefined) throw new Absent("项承办任务");
    const objection = await loadObjection(act.db, act.cityCode, id);
    insist(decideDecide(await decideFacts(act, objection, assignment)));
    await markObjectionDecided(act.db, act.cityCode, id, {
      decision: body.decision,
      opinion: body.opinion,
      decided_at: act.at,
      decided_by: accountOf(act),
      decided_by_name: act.actor.name,
    });
    const isUpheld = body.decision === "upheld";
    if (isUpheld && assignment.role === "lead") {
      await markReassigned(act, order);
      await markCorrected(act, order.id, "objection");
      await endAll(
        act,
        assignments.filter((each) => each.id !== assignment.id),
        { outcome: "重新派单", reason: body.opinion },
      );
    }
    if (isUpheld) await move(act, assignment, "end", { ended_at: act.at });
    await emit(act, {
      type: isUpheld ? "assignment.objection_upheld" : "assignment.objection_dismissed",
      ...about(assignment),
      reason: body.opinion,
      facts: { agencyId: assignment.agency_id, role: assignment.role },
    });
    await notifyAgency(act, {
      causeId: id,
      topic: "objectionDecided",
      agencyId: assignment.agency_id,
      ...renderNotice("objectionDecided", order.number, { outcome: ObjectionDecision.word(body.decision), reason: body.opinion }),
      link: `/orders/${order.id}`,
    });
  });
}

/** What decides whether this person may judge the objection. */
export async function decideFacts(call: Call, objection: ObjectionTable, assignment: Pick<AssignmentTable, "state" | "dispatch_id">) {
  const dispatch = assignment.dispatch_id === null ? undefined : await findDispatch(call.db, call.cityCode, assignment.dispatch_id);
  const returns = await listReturnsOfOrder(call.db, call.cityCode, objection.work_order_id);
  return {
    decided: objection.decision === null ? null : { decision: objection.decision, name: objection.decided_by_name ?? "" },
    state: assignment.state,
    deciderId: accountOf(call),
    dispatchedBy: dispatch?.dispatched_by ?? null,
    refusedBy: returns
      .filter((each) => each.assignment_id === objection.assignment_id && each.decision === "refused")
      .map((each) => each.decided_by),
  };
}

/** Hears 改派 and 提级 in their transaction: nobody keeps an order that was taken back, and nobody's open question is passed over. */
export async function takeAway(act: Act, event: HappenedEvent): Promise<void> {
  const workOrderId = event.subjectId;
  const catalogue = await catalogueOf(act);
  const open = (await listOfOrder(act.db, act.cityCode, workOrderId)).filter((each) => !isOver(each.state));
  if (open.length === 0) return;
  const nameOf = (agencyId: string) => catalogue.agencyName(agencyId) ?? "（已撤销的单位）";
  const objections = await listObjectionsOfOrder(act.db, act.cityCode, workOrderId);
  insist(
    decideTakeAway({
      returning: open.filter((each) => each.state === "returnRequested").map((each) => nameOf(each.agency_id)),
      objecting: objections
        .filter((each) => each.decision === null && open.some((assignment) => assignment.id === each.assignment_id))
        .map((each) => nameOf(each.agency_id)),
    }),
  );
  const outcome = event.type === "work_order.elevated" ? "提级办理" : "改派";
  await endAll(act, open, { outcome, reason: event.reason ?? "" });
}

/** Ends what is still open and tells those agencies. */
async function endAll(act: Act, assignments: readonly AssignmentTable[], told: { outcome: string; reason: string }): Promise<void> {
  const open = assignments.filter((each) => !isOver(each.state));
  await endOthers(act, open, "");
  const causeId = newId(act.at);
  for (const each of open)
    await notifyAgency(act, {
      causeId,
      topic: "reassigned",
      agencyId: each.agency_id,
      ...renderNotice("reassigned", each.number, told),
      link: null,
    });
}
