import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type {
  listAssignments as listAssignmentsEndpoint,
  listReturns as listReturnsEndpoint,
  listWorkOrderAssignments,
} from "@yihao/contract/handling";
import { seesAgency } from "../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent } from "../../kernel/decision.ts";
import type { Call } from "../../platform/world.ts";
import { calendarOf, catalogueOf } from "../directory/index.ts";
import { requireWorkOrder, staffScope } from "../work-order/index.ts";
import { numbersOf } from "./numbers.ts";
import { presentAssignment, presentReturn, presentRow } from "./present.ts";
import { withoutInside } from "./present-replies.ts";
import { wordsOf } from "./replies-queries.ts";
import {
  countOpen,
  findAssignment,
  listApplicationsOfOrder,
  listAssignments,
  listOfOrder,
  listReturnsOfOrder,
  listWaitingReturns,
} from "./store/index.ts";

export async function pageOfAssignments(call: Call, query: QueryOf<typeof listAssignmentsEndpoint>) {
  const catalogue = await catalogueOf(call);
  const number = query.words?.replace(/[\s-]/g, "");
  const isNumber = number !== undefined && /^\d{14}$/.test(number);
  const rows = await listAssignments(
    call.db,
    staffScope(call),
    {
      state: query.state,
      light: query.light,
      role: query.role,
      agencyIds: query.agencyId === undefined ? undefined : catalogue.subtreeOf(query.agencyId),
      number: isNumber ? number : undefined,
      title: isNumber ? undefined : query.words,
      now: call.at,
    },
    decodeTimeCursor(query.after),
    query.limit + 1,
  );
  const isOpen = query.state === undefined || !["returned", "finished", "ended"].includes(query.state);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: (isOpen ? row.due_at : row.assigned_at).toISOString(), id: row.id }));
  return { items: page.items.map((row) => presentRow(row, catalogue, call.at)), next: page.next };
}

export const countOfAssignments = (call: Call) => countOpen(call.db, staffScope(call), call.at);

export async function readRow(call: Call, id: string) {
  const assignment = await findAssignment(call.db, staffScope(call), id);
  if (assignment === undefined) throw new Absent("项承办任务");
  return presentRow(assignment, await catalogueOf(call), call.at);
}

export async function assignmentsOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof listWorkOrderAssignments>> {
  const order = await requireWorkOrder(call, workOrderId);
  const [assignments, returns, applications, catalogue, calendar] = await Promise.all([
    listOfOrder(call.db, call.cityCode, workOrderId),
    listReturnsOfOrder(call.db, call.cityCode, workOrderId),
    listApplicationsOfOrder(call.db, call.cityCode, workOrderId),
    catalogueOf(call),
    calendarOf(call),
  ]);
  const more = {
    words: await wordsOf(call, order, assignments),
    catalogue,
    actor: call.actor,
    now: call.at,
    situation: { order, applications, calendar, numbers: await numbersOf(call), now: call.at },
  };
  const { actor } = call;
  const hidesAccount = (agencyId: string) => actor.kind === "staff" && actor.agencyId !== null && !seesAgency(actor.scope, agencyId);
  return {
    items: assignments.map((assignment) => {
      const shown = presentAssignment(assignment, more);
      return hidesAccount(assignment.agency_id) ? withoutInside(shown) : shown;
    }),
    returns: returns.map((request) => presentReturn(request, catalogue, call.actor)),
  };
}

export async function pageOfReturns(call: Call, query: QueryOf<typeof listReturnsEndpoint>): Promise<ReplyOf<typeof listReturnsEndpoint>> {
  const catalogue = await catalogueOf(call);
  const rows = await listWaitingReturns(call.db, staffScope(call), decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.requested_at.toISOString(), id: row.id }));
  return {
    items: page.items.map((row) => ({
      ...presentReturn(row, catalogue, call.actor),
      workOrderId: row.work_order_id,
      number: row.number,
      title: row.title,
    })),
    next: page.next,
  };
}
