import {
  ConferralOutcome,
  type cancelConferral,
  type changeConferral,
  type conferOnWorkOrder,
  type holdConferral,
  type planConferral,
} from "@yihao/contract/conferral";
import type { BodyOf } from "@yihao/contract/endpoint";
import { Absent, atField, insist } from "../../kernel/decision.ts";
import { newId } from "../../kernel/ids.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import { emit, type NewEvent } from "../../platform/events.ts";
import { claimAttachments } from "../../platform/files.ts";
import { transact } from "../../platform/transact.ts";
import type { Act, Call } from "../../platform/world.ts";
import { type Catalogue, catalogueOf, decideAgency } from "../directory/index.ts";
import { notifyAgency } from "../notice/index.ts";
import { listWorkOrdersByIds, requireWorkOrder, staffScope, type WorkOrderFacts } from "../work-order/index.ts";
import { decideAgenda, decideHold, decideMove, decideParticipants } from "./rules.ts";
import {
  type ConferralTable,
  insertConferral,
  listOrders,
  listParticipants,
  loadConferral,
  markOutcome,
  saveAgenda,
  updateConferral,
} from "./store.ts";

type Plan = BodyOf<typeof changeConferral>;
const accountOf = (call: Call) => (call.actor.kind === "staff" ? call.actor.accountId : null);
const momentWords = (at: Date) => `${dateOf(at)} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;

/** 安排会商: the participants are told; every order on the agenda says so on its timeline. Returns the id. */
export async function plan(call: Call, body: BodyOf<typeof planConferral>): Promise<string> {
  const catalogue = await catalogueOf(call);
  return transact(call, async (act) => {
    const orders = await judgePlan(act, catalogue, body);
    const conferral: ConferralTable = {
      city_code: act.cityCode,
      id: newId(act.at),
      platform_code: act.actor.kind === "staff" ? act.actor.platformCode : act.cityCode,
      kind: body.kind,
      state: "planned",
      title: body.title,
      starts_at: new Date(body.startsAt),
      place: body.place,
      note: body.note ?? null,
      planned_at: act.at,
      planned_by: accountOf(act),
      planned_by_name: act.actor.name,
      minutes: null,
      held_at: null,
      held_by: null,
      held_by_name: null,
      cancelled_at: null,
      cancelled_by_name: null,
      cancel_reason: null,
    };
    await insertConferral(act.db, conferral);
    await saveAgenda(act.db, { cityCode: act.cityCode, id: conferral.id }, body.orders, body.agencyIds);
    await emitFor(act, conferral, orders, { type: "conferral.planned", reason: momentWords(conferral.starts_at) });
    await tell(act, conferral, body.agencyIds, `请参加：${conferral.title}`);
    return conferral.id;
  });
}

/** What is on the agenda must be visible to whoever puts it there, and nobody takes part who must keep away from an order on it. */
async function judgePlan(act: Act, catalogue: Catalogue, body: Plan): Promise<WorkOrderFacts[]> {
  for (const agencyId of body.agencyIds) insist(atField("agencyIds", decideAgency(catalogue, agencyId)));
  const ids = body.orders.map((order) => order.workOrderId);
  insist(decideAgenda(ids));
  const orders: WorkOrderFacts[] = [];
  for (const id of ids) orders.push(await requireWorkOrder(act, id));
  insist(atField("agencyIds", decideParticipants(agendaOf(orders), body.agencyIds, agenciesOf(catalogue))));
  return orders;
}

const agendaOf = (orders: readonly WorkOrderFacts[]) =>
  orders.map((order) => ({ workOrderId: order.id, number: order.number, recusedAgencyIds: order.recused_agency_ids }));

const agenciesOf = (catalogue: Catalogue) => ({
  withAbove: (agencyId: string) => {
    const path = [agencyId];
    for (let above = catalogue.agency(agencyId)?.parentId ?? null; above !== null; above = catalogue.agency(above)?.parentId ?? null)
      path.push(above);
    return path;
  },
  nameOf: (agencyId: string) => catalogue.agencyName(agencyId) ?? "（已撤销的单位）",
});

/** 调整: the agenda and the participants are replaced; who was asked before hears of the new time, and who is no longer asked of that. */
export async function change(call: Call, id: string, body: Plan): Promise<void> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    const conferral = await loadConferral(act.db, staffScope(act), id);
    insist(decideMove(conferral.state, "change"));
    const orders = await judgePlan(act, catalogue, body);
    const before = new Set((await listOrders(act.db, act.cityCode, [id])).map((order) => order.work_order_id));
    const asked = await listParticipants(act.db, act.cityCode, id);
    const after = { ...conferral, title: body.title, starts_at: new Date(body.startsAt), place: body.place, note: body.note ?? null };
    const { title, starts_at, place, note } = after;
    await updateConferral(act.db, { cityCode: act.cityCode, id }, { title, starts_at, place, note });
    await saveAgenda(act.db, { cityCode: act.cityCode, id }, body.orders, body.agencyIds);
    const added = orders.filter((order) => !before.has(order.id));
    const moment = momentWords(starts_at);
    if (added.length > 0) await emitFor(act, after, added, { type: "conferral.planned", reason: moment });
    const removed = await listWorkOrdersByIds(
      act.db,
      staffScope(act),
      [...before].filter((each) => !orders.some((order) => order.id === each)),
    );
    if (removed.length > 0) await emitFor(act, after, removed, { type: "conferral.cancelled", reason: "移出议题" });
    const isMoved = starts_at.getTime() !== conferral.starts_at.getTime() || place !== conferral.place;
    const isNew = (agencyId: string) => !asked.includes(agencyId);
    await tell(act, after, body.agencyIds.filter(isNew), `请参加：${title}`);
    if (isMoved)
      await tell(
        act,
        after,
        body.agencyIds.filter((each) => !isNew(each)),
        `会商有调整：${title}`,
      );
    await tell(
      act,
      after,
      asked.filter((each) => !body.agencyIds.includes(each)),
      `不再参加会商：${title}`,
    );
  });
}

/** 列入会商: one more order on an agenda. Returns the conferral's id. */
export async function confer(call: Call, workOrderId: string, body: BodyOf<typeof conferOnWorkOrder>): Promise<string> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    const order = await requireWorkOrder(act, workOrderId);
    const conferral = await loadConferral(act.db, staffScope(act), body.conferralId);
    insist(atField("conferralId", decideMove(conferral.state, "change")));
    const before = await listOrders(act.db, act.cityCode, [conferral.id]);
    insist(atField("conferralId", decideAgenda([...before.map((each) => each.work_order_id), workOrderId])));
    const asked = await listParticipants(act.db, act.cityCode, conferral.id);
    insist(atField("conferralId", decideParticipants(agendaOf([order]), asked, agenciesOf(catalogue))));
    const orders = before.map((each) => ({ workOrderId: each.work_order_id, question: each.question ?? undefined }));
    await saveAgenda(act.db, { cityCode: act.cityCode, id: conferral.id }, [...orders, { workOrderId, question: body.question }], asked);
    await emitFor(act, conferral, [order], { type: "conferral.planned", reason: body.question });
  });
  return body.conferralId;
}

/** 登记结果: minutes as text and file, one outcome for each order. Nothing happens to the orders; what was decided is cited by the acts that follow. */
export async function hold(call: Call, id: string, body: BodyOf<typeof holdConferral>): Promise<void> {
  const catalogue = await catalogueOf(call);
  for (const { leadAgencyId } of body.outcomes) insist(atField("outcomes", decideAgency(catalogue, leadAgencyId)));
  await transact(call, async (act) => {
    const conferral = await loadConferral(act.db, staffScope(act), id);
    const agenda = await listOrders(act.db, act.cityCode, [id]);
    const orders = await listWorkOrdersByIds(
      act.db,
      staffScope(act),
      agenda.map((each) => each.work_order_id),
    );
    insist(
      decideHold({
        state: conferral.state,
        onDate: dateOf(conferral.starts_at),
        today: dateOf(act.at),
        fileCount: body.attachmentIds.length,
        agenda: agendaOf(orders),
        outcomes: body.outcomes,
        ...agenciesOf(catalogue),
      }),
    );
    await claimAttachments(act, body.attachmentIds, { type: "conferral", id });
    await updateConferral(
      act.db,
      { cityCode: act.cityCode, id },
      { state: "held", minutes: body.minutes, held_at: act.at, held_by: accountOf(act), held_by_name: act.actor.name },
    );
    for (const order of orders) {
      const given = body.outcomes.find((each) => each.workOrderId === order.id);
      if (given === undefined) throw new Absent("张工单");
      const leadId = given.outcome === "lead" ? given.leadAgencyId : null;
      await markOutcome(
        act.db,
        { cityCode: act.cityCode, conferralId: id, workOrderId: order.id },
        { outcome: given.outcome, lead_agency_id: leadId, decision: given.decision ?? null },
      );
      const words = [ConferralOutcome.word(given.outcome), catalogue.agencyName(leadId), given.decision].filter(Boolean).join("：");
      await emitFor(act, conferral, [order], { type: "conferral.held", reason: words });
    }
    if (orders.length === 0) await emitFor(act, conferral, [], { type: "conferral.held" });
    await tell(act, conferral, await listParticipants(act.db, act.cityCode, id), `会议纪要已印发：${conferral.title}`);
  });
}

export async function cancel(call: Call, id: string, { reason }: BodyOf<typeof cancelConferral>): Promise<void> {
  await transact(call, async (act) => {
    const conferral = await loadConferral(act.db, staffScope(act), id);
    insist(decideMove(conferral.state, "cancel"));
    await updateConferral(
      act.db,
      { cityCode: act.cityCode, id },
      { state: "cancelled", cancelled_at: act.at, cancelled_by_name: act.actor.name, cancel_reason: reason },
    );
    const agenda = await listOrders(act.db, act.cityCode, [id]);
    const orders = await listWorkOrdersByIds(
      act.db,
      staffScope(act),
      agenda.map((each) => each.work_order_id),
    );
    await emitFor(act, conferral, orders, { type: "conferral.cancelled", reason });
    await tell(act, conferral, await listParticipants(act.db, act.cityCode, id), `会商已取消：${conferral.title}`);
  });
}

async function emitFor(
  act: Act,
  conferral: Pick<ConferralTable, "id" | "title" | "kind">,
  orders: readonly WorkOrderFacts[],
  event: Pick<NewEvent, "type" | "reason">,
): Promise<void> {
  const about = { ...event, subjectId: conferral.id, facts: { conferralId: conferral.id, title: conferral.title, kind: conferral.kind } };
  if (orders.length === 0) await emit(act, about);
  for (const order of orders) await emit(act, { ...about, workOrderId: order.id, demandId: order.demand_id });
}

async function tell(act: Act, conferral: ConferralTable, agencyIds: readonly string[], title: string): Promise<void> {
  const causeId = newId(act.at);
  const body = `时间：${momentWords(conferral.starts_at)}，地点：${conferral.place}。`;
  for (const agencyId of agencyIds)
    await notifyAgency(act, { causeId, topic: "conferral", agencyId, title, body, link: `/conferrals/${conferral.id}` });
}
