import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { listObjections, listWorkOrderObjections, Objection } from "@yihao/contract/objection";
import { decideHolds, seesAgency } from "../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent, all, permitOf } from "../../kernel/decision.ts";
import { listAttachments } from "../../platform/files.ts";
import type { Call } from "../../platform/world.ts";
import { type Catalogue, calendarOf, catalogueOf, settingOf } from "../directory/index.ts";
import { requireWorkOrder, staffScope } from "../work-order/index.ts";
import { decideFacts } from "./actions/objection.ts";
import { objectionFacts } from "./objection-facts.ts";
import { decideDecide, decideRaise, isOver } from "./rules/index.ts";
import {
  type AssignmentTable,
  findObjection,
  listObjectionsOfOrder,
  listOfOrder,
  listReturnsOfOrder,
  listWaitingObjections,
  type ObjectionTable,
} from "./store/index.ts";

export async function readObjection(call: Call, id: string): Promise<Objection> {
  const objection = await findObjection(call.db, call.cityCode, id);
  if (objection === undefined || !seesAgency(staffScope(call), objection.agency_id)) throw new Absent("份派单异议");
  const assignments = await listOfOrder(call.db, call.cityCode, objection.work_order_id);
  return present(call, objection, assignments, await catalogueOf(call));
}

/** Basis and papers of an objection are for the centre and for the agency's own line. */
export async function objectionsOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof listWorkOrderObjections>> {
  const order = await requireWorkOrder(call, workOrderId);
  const scope = staffScope(call);
  const catalogue = await catalogueOf(call);
  const [objections, assignments, returns, calendar] = await Promise.all([
    listObjectionsOfOrder(call.db, call.cityCode, workOrderId),
    listOfOrder(call.db, call.cityCode, workOrderId),
    listReturnsOfOrder(call.db, call.cityCode, workOrderId),
    calendarOf(call),
  ]);
  const situation = {
    order,
    returns,
    objections,
    calendar,
    returnWindowWorkingDays: await settingOf(call, "handling.returnWindowWorkingDays"),
    returnCountMax: await settingOf(call, "handling.returnCountMax"),
    windowWorkingDays: await settingOf(call, "handling.objectionWindowWorkingDays"),
    now: call.at,
  };
  const { actor } = call;
  const isOurs = (assignment: AssignmentTable) =>
    actor.kind === "staff" && actor.agencyId !== null && seesAgency(scope, assignment.agency_id);
  const items: Objection[] = [];
  for (const objection of objections)
    if (seesAgency(scope, objection.agency_id)) items.push(await present(call, objection, assignments, catalogue));
  return {
    items,
    mine: assignments
      .filter((each) => isOurs(each) && !isOver(each.state))
      .map((each) => ({
        assignmentId: each.id,
        agencyName: catalogue.agencyName(each.agency_id) ?? "",
        raise: permitOf(all(decideHolds(actor, "handling.work"), decideRaise(objectionFacts(each, situation)))),
      })),
  };
}

export async function pageOfObjections(call: Call, query: QueryOf<typeof listObjections>): Promise<ReplyOf<typeof listObjections>> {
  const catalogue = await catalogueOf(call);
  const rows = await listWaitingObjections(call.db, staffScope(call), decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.raised_at.toISOString(), id: row.id }));
  const items: ReplyOf<typeof listObjections>["items"] = [];
  for (const row of page.items) {
    const assignments = await listOfOrder(call.db, call.cityCode, row.work_order_id);
    items.push({
      ...(await present(call, row, assignments, catalogue)),
      workOrderId: row.work_order_id,
      number: row.number,
      title: row.title,
    });
  }
  return { items, next: page.next };
}

async function present(
  call: Call,
  objection: ObjectionTable,
  assignments: readonly AssignmentTable[],
  catalogue: Catalogue,
): Promise<Objection> {
  const files = await listAttachments(call.db, call.cityCode, [objection.id]);
  const assignment = assignments.find((each) => each.id === objection.assignment_id);
  const mayDecide = decideHolds(call.actor, "dispatch.decideObjection");
  const decision = mayDecide.ok && assignment !== undefined ? decideDecide(await decideFacts(call, objection, assignment)) : mayDecide;
  return {
    id: objection.id,
    assignmentId: objection.assignment_id,
    at: objection.raised_at.toISOString(),
    by: objection.raised_by_name,
    agencyName: catalogue.agencyName(objection.agency_id) ?? "（已撤销的单位）",
    ground: objection.ground,
    reason: objection.reason,
    basis: objection.basis,
    attachments: files.map(({ subjectId: _, ...file }) => file),
    decision: objection.decision,
    decidedBy: objection.decided_by_name,
    decidedAt: objection.decided_at?.toISOString() ?? null,
    opinion: objection.opinion,
    can: { decide: permitOf(decision) },
  };
}
