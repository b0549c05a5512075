import type { listApplications, listWorkOrderApplications } from "@yihao/contract/applications";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { seesAgency } from "../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent } from "../../kernel/decision.ts";
import { listAttachments } from "../../platform/files.ts";
import type { Call } from "../../platform/world.ts";
import { catalogueOf } from "../directory/index.ts";
import { requireWorkOrder, staffScope } from "../work-order/index.ts";
import { type ApplicationMore, presentApplication, presentWaiting } from "./present-applications.ts";
import {
  countWaitingApplications,
  findApplication,
  hasGrantedBeyondDuty,
  listApplicationsOfOrder,
  listWaitingApplications,
} from "./store/index.ts";

async function moreOf(call: Call, ids: readonly string[]): Promise<ApplicationMore> {
  const papers = Map.groupBy(await listAttachments(call.db, call.cityCode, ids), (each) => each.subjectId);
  return {
    catalogue: await catalogueOf(call),
    actor: call.actor,
    attachmentsOf: (id) => (papers.get(id) ?? []).map(({ subjectId: _, ...attachment }) => attachment),
  };
}

/** What the agencies asked on this order, newest last; one agency does not read what another asked. */
export async function applicationsOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof listWorkOrderApplications>> {
  await requireWorkOrder(call, workOrderId);
  const all = await listApplicationsOfOrder(call.db, call.cityCode, workOrderId);
  const own = all.filter((each) => seesAgency(staffScope(call), each.agency_id));
  const more = await moreOf(
    call,
    own.map((each) => each.id),
  );
  return {
    items: own.map((each) => presentApplication(each, more)),
    isBeyondDuty: all.some((each) => each.kind === "beyondDuty" && each.state === "granted"),
  };
}

export async function readApplication(call: Call, id: string) {
  const found = await findApplication(call.db, call.cityCode, id);
  if (found === undefined) throw new Absent("份申请");
  await requireWorkOrder(call, found.work_order_id);
  return presentApplication(found, await moreOf(call, [id]));
}

export async function pageOfApplications(call: Call, query: QueryOf<typeof listApplications>): Promise<ReplyOf<typeof listApplications>> {
  const rows = await listWaitingApplications(call.db, staffScope(call), query.kind, decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.asked_at.toISOString(), id: row.id }));
  const more = await moreOf(
    call,
    page.items.map((row) => row.id),
  );
  return { items: page.items.map((row) => presentWaiting(row, more)), next: page.next };
}

export const countOfApplications = (call: Call) => countWaitingApplications(call.db, staffScope(call));

/** 超职责诉求: dissatisfaction with such an order need not send it back to its agency. Reads nothing else and locks nothing. */
export const isBeyondDuty = (call: Pick<Call, "db" | "cityCode">, workOrderId: string) =>
  hasGrantedBeyondDuty(call.db, call.cityCode, workOrderId);
