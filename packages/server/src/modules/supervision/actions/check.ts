import type { BodyOf } from "@yihao/contract/endpoint";
import type { checkAgency } from "@yihao/contract/oversight";
import { SiteCheckMode } from "@yihao/contract/oversight";
import { atField, insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf, decideAgency } from "../../directory/index.ts";
import { notifyMany } from "../../notice/index.ts";
import { loadVisibleWorkOrder, loadWorkOrder, staffScope, type WorkOrderFacts } from "../../work-order/index.ts";
import { decideCheck, decideSiteCorrection } from "../rules/index.ts";
import { findCheck, insertCheck, loadCheck, type SiteCheckTable, updateCheck } from "../store/index.ts";

type Words = BodyOf<typeof checkAgency>;

/** 核查工单: on site, by video, or looking back at a closed one. */
export async function checkOrder(call: Call, workOrderId: string, body: Words): Promise<SiteCheckTable> {
  return transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    if (order.lead_agency_id === null) throw new Refusal("supervision.noAgency");
    return write(act, body, order, { agencyId: order.lead_agency_id, platformCode: order.platform_code });
  });
}

export async function checkUnit(call: Call, agencyId: string, body: Words): Promise<SiteCheckTable> {
  const catalogue = await catalogueOf(call);
  insist(atField("agencyId", decideAgency(catalogue, agencyId)));
  const platformCode = catalogue.agency(agencyId)?.platformCode ?? call.cityCode;
  return transact(call, (act) => write(act, body, null, { agencyId, platformCode }));
}

type Of = { readonly agencyId: string; readonly platformCode: string };
async function write(act: Act, body: Words, order: WorkOrderFacts | null, of: Of): Promise<SiteCheckTable> {
  const checkedAt = new Date(body.checkedAt);
  const dates = { checkedAt, now: act.at, checkedOn: dateOf(checkedAt) };
  insist(decideCheck({ ...dates, mode: body.mode, orderState: order?.state ?? null, result: body.result, correctBy: body.correctBy }));
  const row: SiteCheckTable = {
    city_code: act.cityCode,
    id: newId(act.at),
    platform_code: of.platformCode,
    mode: body.mode,
    work_order_id: order?.id ?? null,
    work_order_number: order?.number ?? null,
    agency_id: of.agencyId,
    place: body.place,
    people: body.people,
    finding: body.finding,
    result: body.result,
    checked_at: checkedAt,
    recorded_at: act.at,
    recorded_by_name: act.actor.name,
    correct_by: body.correctBy,
    corrected_at: null,
    correction: null,
    corrected_by_name: null,
  };
  await insertCheck(act.db, row);
  await claimAttachments(act, body.attachmentIds, { type: "siteCheck", id: row.id });
  await tell(act, row, order, { type: "supervision.checked", words: body.finding, facts: { mode: body.mode, result: body.result } });
  if (body.correctBy === null) return row;
  await notifyMany(act, "supervised", [
    {
      causeId: row.id,
      accountIds: [],
      agencyId: of.agencyId,
      title: `${SiteCheckMode.word(body.mode)}要求整改：${order?.number ?? body.place}`,
      body: `请于 ${body.correctBy} 前整改到位：${body.finding}`,
      link: order === null ? "/site-checks" : `/orders/${order.id}`,
    },
  ]);
  return row;
}

type Said = {
  readonly type: "supervision.checked" | "supervision.check_corrected";
  readonly words: string;
  readonly facts?: Record<string, unknown>;
};
async function tell(act: Act, check: SiteCheckTable, order: WorkOrderFacts | null, said: Said): Promise<void> {
  await emit(act, {
    type: said.type,
    subjectId: check.id,
    demandId: order?.demand_id ?? null,
    workOrderId: check.work_order_id,
    reason: said.words,
    facts: said.facts ?? {},
  });
}

/** 确认整改到位. */
export async function confirmSiteCorrection(call: Call, id: string, words: string): Promise<SiteCheckTable> {
  return transact(call, async (act) => {
    const scope = staffScope(act);
    const seen = await findCheck(act.db, scope, id);
    const order = seen?.work_order_id == null ? null : await loadWorkOrder(act.db, act.cityCode, seen.work_order_id);
    const check = await loadCheck(act.db, scope, id);
    insist(decideSiteCorrection({ correctBy: check.correct_by, correctedBy: check.corrected_by_name }));
    const change = { corrected_at: act.at, correction: words, corrected_by_name: act.actor.name };
    await updateCheck(act.db, act.cityCode, id, change);
    await tell(act, check, order, { type: "supervision.check_corrected", words });
    return { ...check, ...change };
  });
}
