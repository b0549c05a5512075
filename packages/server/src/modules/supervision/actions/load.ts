import type { EventType } from "@yihao/contract/events";
import { seesAgency } from "../../../kernel/actor.ts";
import { Absent } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { type Catalogue, catalogueOf } from "../../directory/index.ts";
import { notifyMany } from "../../notice/index.ts";
import { loadWorkOrder, staffScope, type WorkOrderFacts } from "../../work-order/index.ts";
import type { AgencyFacts, HolderFacts } from "../rules/index.ts";
import { findCase, insertAct, listAnswers, loadCase, type SupervisionAnswerTable, type SupervisionCaseTable } from "../store/index.ts";

export const officerOf = (call: Call) => (call.actor.kind === "staff" ? call.actor.accountId : null);

/** The order first, then its case: the sequence of locks of all acts. */
export async function loadWithOrder(act: Act, id: string): Promise<{ order: WorkOrderFacts | null; supervised: SupervisionCaseTable }> {
  const scope = staffScope(act);
  const seen = await findCase(act.db, scope, id);
  if (seen === undefined) throw new Absent("张督办单");
  const order = seen.work_order_id === null ? null : await loadWorkOrder(act.db, act.cityCode, seen.work_order_id);
  return { order, supervised: await loadCase(act.db, scope, id) };
}

export const holderFacts = (call: Call, supervised: SupervisionCaseTable): HolderFacts => ({
  state: supervised.state,
  holderId: supervised.holder_id,
  holderName: supervised.holder_name,
  officerId: officerOf(call),
});

/** What the person's agency is in the case; the lead's part goes before another. Nobody of the centre has one. */
export function partOf(call: Call, supervised: SupervisionCaseTable): { part: "lead" | "other" | null; agencyId: string | null } {
  const { actor } = call;
  if (actor.kind !== "staff" || actor.agencyId === null) return { part: null, agencyId: null };
  if (seesAgency(actor.scope, supervised.lead_agency_id)) return { part: "lead", agencyId: supervised.lead_agency_id };
  const own = supervised.agency_ids.find((agencyId) => seesAgency(actor.scope, agencyId));
  return { part: own === undefined ? null : "other", agencyId: own ?? null };
}

/** Agencies of a joint case whose opinion is not there yet. */
export function awaitedOf(supervised: SupervisionCaseTable, answers: readonly SupervisionAnswerTable[]): string[] {
  const given = new Set(answers.filter((answer) => !answer.is_lead).map((answer) => answer.agency_id));
  return supervised.agency_ids.filter((agencyId) => agencyId !== supervised.lead_agency_id && !given.has(agencyId));
}

export function agencyFacts(
  call: Call,
  supervised: SupervisionCaseTable,
  answers: readonly SupervisionAnswerTable[],
  catalogue: Catalogue,
): AgencyFacts {
  const { part, agencyId } = partOf(call, supervised);
  const awaited = awaitedOf(supervised, answers);
  return {
    state: supervised.state,
    part,
    leadName: catalogue.agencyName(supervised.lead_agency_id) ?? "",
    hasGivenOpinion: part === "other" && agencyId !== null && !awaited.includes(agencyId),
    awaited: awaited.map((each) => catalogue.agencyName(each) ?? ""),
  };
}

export async function readAgencyFacts(act: Act, supervised: SupervisionCaseTable): Promise<AgencyFacts> {
  const answers = await listAnswers(act.db, act.cityCode, supervised.id);
  return agencyFacts(act, supervised, answers, await catalogueOf(act));
}

type Said = { readonly type: EventType; readonly words: string | null; readonly facts?: Record<string, unknown> };
/** An act on a case: its row, and its event on the timeline of the order. */
export async function record(act: Act, supervised: SupervisionCaseTable, order: WorkOrderFacts | null, said: Said): Promise<void> {
  await insertAct(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    case_id: supervised.id,
    act: said.type,
    words: said.words,
    at: act.at,
    by_name: act.actor.name,
    by_unit: act.actor.unit,
  });
  await emit(act, {
    type: said.type,
    subjectId: supervised.id,
    demandId: order?.demand_id ?? null,
    workOrderId: supervised.work_order_id,
    reason: said.words,
    facts: { number: supervised.number, ...said.facts },
  });
}

/** Everybody of the agencies hears of their case. */
export async function tellAgencies(
  act: Act,
  supervised: SupervisionCaseTable,
  agencyIds: readonly string[],
  { topic, title, body }: { topic: "supervised" | "instruction"; title: string; body: string },
): Promise<void> {
  const causeId = newId(act.at);
  await notifyMany(
    act,
    topic,
    agencyIds.map((agencyId) => ({ causeId, accountIds: [], agencyId, title, body, link: `/supervision/${supervised.id}` })),
  );
}

/** Who holds the case hears what the agency did; nobody has to while it lies in the pool, where all see it. */
export async function tellHolder(act: Act, supervised: SupervisionCaseTable, title: string, body: string): Promise<void> {
  if (supervised.holder_id === null) return;
  const link = `/supervision/${supervised.id}`;
  await notifyMany(act, "supervised", [{ causeId: newId(act.at), accountIds: [supervised.holder_id], agencyId: null, title, body, link }]);
}
