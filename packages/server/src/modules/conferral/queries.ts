import type {
  Conferral,
  ConferralOrder,
  ConferralOutcome,
  ConferralRow,
  listConferrals as listEndpoint,
  listWorkOrderConferrals,
} from "@yihao/contract/conferral";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { decideHolds } from "../../kernel/actor.ts";
import { Absent, all, permitOf, Refusal } from "../../kernel/decision.ts";
import { addDays, dateOf, instantOf } from "../../kernel/shanghai.ts";
import { listAttachments } from "../../platform/files.ts";
import type { Call } from "../../platform/world.ts";
import { type Catalogue, calendarOf, catalogueOf } from "../directory/index.ts";
import { listWorkOrdersByIds, requireWorkOrder, staffScope, type WorkOrderFacts } from "../work-order/index.ts";
import { decideMove, proposeConferrals } from "./rules.ts";
import {
  type ConferralOrderTable,
  type ConferralTable,
  type CountedConferral,
  findConferral,
  findHeld,
  listConferrals,
  listOrders,
  listParticipants,
  listTitles,
} from "./store.ts";

export type HeldConferral = {
  readonly id: string;
  readonly title: string;
  readonly heldAt: Date;
  readonly outcome: ConferralOutcome;
  readonly leadAgencyId: string | null;
  readonly decision: string | null;
};

/**
 * The last conferral with minutes that was held on an order, of one outcome when asked (终结: "conclude", 核减: "exclude", 指定: "lead"); undefined
 * when there is none.
 */
export async function heldConferralOf(
  { db, cityCode }: Pick<Call, "db" | "cityCode">,
  workOrderId: string,
  outcome?: ConferralOutcome,
): Promise<HeldConferral | undefined> {
  const found = await findHeld(db, cityCode, workOrderId, outcome);
  if (found?.held_at == null || found.outcome === null) return undefined;
  const { id, title, held_at: heldAt, lead_agency_id: leadAgencyId, decision } = found;
  return { id, title, heldAt, outcome: found.outcome, leadAgencyId, decision };
}

export async function conferralTitles(
  { db, cityCode }: Pick<Call, "db" | "cityCode">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return new Map((await listTitles(db, cityCode, ids)).map(({ id, title }) => [id, title]));
}

/** The conferral when this person may see it, else {@link Absent}. */
export async function requireConferral(call: Call, id: string): Promise<ConferralTable> {
  const conferral = await findConferral(call.db, staffScope(call), id);
  if (conferral === undefined) throw new Absent("次会商");
  return conferral;
}

const daysMax = 100;
export async function calendarOfConferrals(call: Call, query: QueryOf<typeof listEndpoint>): Promise<ReplyOf<typeof listEndpoint>> {
  const { from, to, kind, state } = query;
  if (to < from) throw new Refusal("range.reversed");
  if (addDays(from, daysMax) < to) throw new Refusal("range.tooLong", { days: daysMax });
  const scope = staffScope(call);
  const rows = await listConferrals(call.db, scope, { from: instantOf(from, "00:00"), to: instantOf(to, "24:00"), kind, state });
  const mayPlan = decideHolds(call.actor, "conferral.manage");
  return {
    items: rows.map(presentRow),
    proposals:
      mayPlan.ok && state === undefined ? (await proposalsOf(call, from, to)).filter((each) => (kind ?? each.kind) === each.kind) : [],
    can: { plan: permitOf(mayPlan) },
  };
}

// A turn of the rhythm may begin a quarter before the first day that is shown, and end one after the last.
const quarterDays = 92;
async function proposalsOf(call: Call, from: string, to: string) {
  if (call.actor.kind !== "staff") return [];
  const around = { from: instantOf(addDays(from, -quarterDays), "00:00"), to: instantOf(addDays(to, quarterDays), "24:00") };
  const rows = await listConferrals(call.db, { ...call.actor.scope, platformCodes: [call.actor.platformCode] }, around);
  const planned = rows.filter((row) => row.state !== "cancelled").map((row) => ({ kind: row.kind, onDate: dateOf(row.starts_at) }));
  return proposeConferrals({ from, to, today: dateOf(call.at), calendar: await calendarOf(call), planned });
}

function presentRow(row: CountedConferral): ConferralRow {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    title: row.title,
    startsAt: row.starts_at.toISOString(),
    place: row.place,
    orderCount: row.order_count,
    participantCount: row.participant_count,
  };
}

export async function readConferral(call: Call, id: string): Promise<Conferral> {
  const conferral = await requireConferral(call, id);
  const [lines, participants, files, catalogue] = await Promise.all([
    listOrders(call.db, call.cityCode, [id]),
    listParticipants(call.db, call.cityCode, id),
    listAttachments(call.db, call.cityCode, [id]),
    catalogueOf(call),
  ]);
  const orders = await listWorkOrdersByIds(
    call.db,
    // 回避 set after the agency was asked to take part hides the order from it all the same.
    staffScope(call),
    lines.map((line) => line.work_order_id),
  );
  const shown = lines.flatMap((line) => {
    const order = orders.find((each) => each.id === line.work_order_id);
    return order === undefined ? [] : [presentOrder(call, line, order, catalogue)];
  });
  const manage = decideHolds(call.actor, "conferral.manage");
  const may = (move: "change" | "hold" | "cancel") => permitOf(all(manage, decideMove(conferral.state, move)));
  return {
    ...presentRow({ ...conferral, order_count: shown.length, participant_count: participants.length }),
    note: conferral.note,
    plannedAt: conferral.planned_at.toISOString(),
    plannedBy: conferral.planned_by_name,
    participants: participants.map((agencyId) => named(catalogue, agencyId)),
    orders: shown,
    minutes: conferral.minutes,
    attachments: files.map(({ subjectId: _, ...file }) => file),
    heldAt: conferral.held_at?.toISOString() ?? null,
    heldBy: conferral.held_by_name,
    cancelledAt: conferral.cancelled_at?.toISOString() ?? null,
    cancelledBy: conferral.cancelled_by_name,
    cancelReason: conferral.cancel_reason,
    can: { change: may("change"), hold: may("hold"), cancel: may("cancel") },
  };
}

const named = (catalogue: Catalogue, id: string) => ({ id, name: catalogue.agencyName(id) ?? "（已撤销的单位）" });

function presentOrder({ actor }: Call, line: ConferralOrderTable, order: WorkOrderFacts, catalogue: Catalogue): ConferralOrder {
  const isOutside = actor.kind === "staff" && actor.agencyId !== null;
  return {
    workOrderId: order.id,
    number: order.number,
    title: isOutside && order.is_confidential ? "（保密）" : order.title,
    state: order.state,
    question: line.question,
    outcome: line.outcome,
    lead: line.lead_agency_id === null ? null : named(catalogue, line.lead_agency_id),
    decision: line.decision,
  };
}

export async function conferralsOfOrder(call: Call, workOrderId: string): Promise<ReplyOf<typeof listWorkOrderConferrals>> {
  await requireWorkOrder(call, workOrderId);
  const rows = await listConferrals(call.db, staffScope(call), { workOrderId });
  const [lines, catalogue] = await Promise.all([
    listOrders(
      call.db,
      call.cityCode,
      rows.map((row) => row.id),
    ),
    catalogueOf(call),
  ]);
  const items = rows.flatMap((row) => {
    const line = lines.find((each) => each.conferral_id === row.id && each.work_order_id === workOrderId);
    if (line === undefined) return [];
    const { question, outcome, decision, lead_agency_id: leadId } = line;
    return [{ ...presentRow(row), question, outcome, decision, lead: leadId === null ? null : named(catalogue, leadId) }];
  });
  return { items, can: { confer: permitOf(decideHolds(call.actor, "conferral.manage")) } };
}
