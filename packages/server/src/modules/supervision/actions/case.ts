import type { BodyOf } from "@yihao/contract/endpoint";
import { type openSupervisionCase, SupervisionKind } from "@yihao/contract/supervision";
import { atField, insist } from "../../../kernel/decision.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf, decideAgency } from "../../directory/index.ts";
import { keptAwayAmong, loadVisibleWorkOrder, staffScope, type WorkOrderFacts } from "../../work-order/index.ts";
import { decideClaim, decideNewCase, decideOfficer, decideRelease } from "../rules/index.ts";
import { insertCases, type SupervisionCaseTable, updateCase } from "../store/index.ts";
import { blankCase, caseDueAt, caseNumber } from "./auto-cases.ts";
import { holderFacts, loadWithOrder, officerOf, record, tellAgencies } from "./load.ts";

/** 提出督办; issued at once when that is wished. Returns the id. */
export async function openCase(call: Call, body: BodyOf<typeof openSupervisionCase>): Promise<string> {
  const catalogue = await catalogueOf(call);
  insist(atField("leadAgencyId", decideAgency(catalogue, body.leadAgencyId)));
  for (const agencyId of body.otherAgencyIds) insist(atField("otherAgencyIds", decideAgency(catalogue, agencyId)));
  const number = caseNumber(await call.world.numbers.next(call.cityCode, call.at));
  return transact(call, async (act) => {
    const order = body.workOrderId === null ? null : await loadVisibleWorkOrder(act.db, staffScope(act), body.workOrderId);
    const agencyIds = [body.leadAgencyId, ...new Set(body.otherAgencyIds)];
    insist(decideNewCase({ ...body, keptAway: order === null ? [] : keptAwayAmong(order, catalogue, agencyIds) }));
    const supervised: SupervisionCaseTable = {
      ...blankCase(act),
      number,
      kind: body.kind,
      origin: "manual",
      state: "submitted",
      platform_code: platformOf(act, order),
      work_order_id: order?.id ?? null,
      work_order_number: order?.number ?? null,
      lead_agency_id: body.leadAgencyId,
      agency_ids: agencyIds,
      title: body.title,
      matter: body.matter,
      basis: body.basis ?? null,
      holder_id: officerOf(act),
      holder_name: act.actor.name,
    };
    await insertCases(act.db, [supervised]);
    await claimAttachments(act, body.attachmentIds, { type: "supervisionCase", id: supervised.id });
    await record(act, supervised, order, { type: "supervision.opened", words: body.matter });
    if (body.issueNow) await issueIn(act, order, supervised, body.workingDays);
    return supervised.id;
  });
}

function platformOf(act: Act, order: WorkOrderFacts | null): string {
  if (order !== null) return order.platform_code;
  return act.actor.kind === "staff" ? act.actor.platformCode : act.cityCode;
}

/** 下发: the clock of the case starts, the agencies hear of it. The case is locked. */
async function issueIn(
  act: Act,
  order: WorkOrderFacts | null,
  supervised: SupervisionCaseTable,
  workingDays: number | null,
): Promise<void> {
  const dueAt = await caseDueAt(act, workingDays);
  await updateCase(
    act.db,
    { cityCode: act.cityCode, id: supervised.id },
    { state: "issued", state_since: act.at, issued_at: act.at, issued_by_name: act.actor.name, due_at: dueAt },
  );
  await record(act, supervised, order, { type: "supervision.issued", words: supervised.matter, facts: { dueAt: dueAt.toISOString() } });
  await tellAgencies(act, supervised, supervised.agency_ids, {
    topic: "supervised",
    title: `${SupervisionKind.word(supervised.kind)}：${supervised.title}`,
    body: `督办单 ${supervised.number}：${supervised.matter}`,
  });
}

export async function issue(call: Call, id: string, workingDays: number | null): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    insist(decideOfficer(holderFacts(act, supervised), "issue"));
    await issueIn(act, order, supervised, workingDays);
  });
}

/** 领取: nobody else acts on it until it is given back. */
export async function claim(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    insist(decideClaim(holderFacts(act, supervised)));
    await updateCase(act.db, { cityCode: act.cityCode, id }, { holder_id: officerOf(act), holder_name: act.actor.name });
    await record(act, supervised, order, { type: "supervision.claimed", words: null });
  });
}

export async function release(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    insist(decideRelease(holderFacts(act, supervised)));
    await updateCase(act.db, { cityCode: act.cityCode, id }, { holder_id: null, holder_name: null });
    await record(act, supervised, order, { type: "supervision.released", words: null });
  });
}

/** 撤销 by the centre. */
export async function withdraw(call: Call, id: string, reason: string): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    insist(decideOfficer(holderFacts(act, supervised), "withdraw"));
    await withdrawIn(act, order, supervised, reason);
  });
}

export async function withdrawIn(act: Act, order: WorkOrderFacts | null, supervised: SupervisionCaseTable, reason: string): Promise<void> {
  await updateCase(
    act.db,
    { cityCode: act.cityCode, id: supervised.id },
    { state: "withdrawn", state_since: act.at, closed_at: act.at, closed_by_name: act.actor.name, closing_opinion: reason },
  );
  await record(act, supervised, order, { type: "supervision.withdrawn", words: reason });
  if (supervised.issued_at === null) return;
  await tellAgencies(act, supervised, supervised.agency_ids, {
    topic: "supervised",
    title: `督办已撤销：${supervised.title}`,
    body: `督办单 ${supervised.number}：${reason}`,
  });
}
