import type { BodyOf } from "@yihao/contract/endpoint";
import type { instructOnCase, instructOnWorkOrder } from "@yihao/contract/oversight";
import { atField, insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf, decideAgency } from "../../directory/index.ts";
import { keptAwayAmong, loadVisibleWorkOrder, staffScope, updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { decideInstruct, decideMove, decideNewCase, isOver } from "../rules/index.ts";
import { insertCases, insertInstruction, type LeaderInstructionTable, type SupervisionCaseTable, updateCase } from "../store/index.ts";
import { blankCase, caseDueAt, caseNumber } from "./auto-cases.ts";
import { loadWithOrder, record, tellAgencies } from "./load.ts";

type Words = BodyOf<typeof instructOnCase>;

/** 批示 on an order: opens a 重点督办, issued at once with a deadline, and marks the order as 重点. */
export async function instructOrder(
  call: Call,
  workOrderId: string,
  body: BodyOf<typeof instructOnWorkOrder>,
): Promise<LeaderInstructionTable> {
  insist(decideInstruct(body.instructedOn, dateOf(call.at)));
  const catalogue = await catalogueOf(call);
  const number = caseNumber(await call.world.numbers.next(call.cityCode, call.at));
  return transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const leadAgencyId = body.leadAgencyId ?? order.lead_agency_id;
    if (leadAgencyId === null) throw new Refusal("supervision.noAgency");
    insist(atField("leadAgencyId", decideAgency(catalogue, leadAgencyId)));
    const keptAway = keptAwayAmong(order, catalogue, [leadAgencyId]);
    insist(decideNewCase({ kind: "key", leadAgencyId, otherAgencyIds: [], keptAway }));
    const dueAt = await caseDueAt(act, body.workingDays);
    const supervised: SupervisionCaseTable = {
      ...blankCase(act),
      number,
      kind: "key",
      origin: "instruction",
      state: "issued",
      platform_code: order.platform_code,
      work_order_id: order.id,
      work_order_number: order.number,
      lead_agency_id: leadAgencyId,
      agency_ids: [leadAgencyId],
      title: `领导批示：${order.title}`.slice(0, 100),
      matter: body.words,
      basis: `${body.leaderName} ${body.instructedOn} 批示`,
      due_at: dueAt,
      issued_at: act.at,
      issued_by_name: act.actor.name,
    };
    await insertCases(act.db, [supervised]);
    if (!order.is_key)
      await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { is_key: true, key_reason: `${body.leaderName}批示` });
    return write(act, order, supervised, body);
  });
}

/** 批示 on a case: it becomes a 重点督办, and is issued if it was not. */
export async function instructCase(call: Call, caseId: string, body: Words): Promise<LeaderInstructionTable> {
  insist(decideInstruct(body.instructedOn, dateOf(call.at)));
  return transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, caseId);
    // Over is over: a new instruction on it opens a case of its own, from the order.
    if (isOver(supervised.state)) insist(decideMove(supervised.state, "issue"));
    const isNew = supervised.state === "submitted";
    const dueAt = isNew || body.workingDays !== null ? await caseDueAt(act, body.workingDays) : supervised.due_at;
    await updateCase(
      act.db,
      { cityCode: act.cityCode, id: caseId },
      {
        kind: supervised.kind === "joint" ? "joint" : "key",
        due_at: dueAt,
        ...(isNew ? { state: "issued", state_since: act.at, issued_at: act.at, issued_by_name: act.actor.name } : {}),
      },
    );
    return write(act, order, supervised, body);
  });
}

async function write(
  act: Act,
  order: WorkOrderFacts | null,
  supervised: SupervisionCaseTable,
  body: Words,
): Promise<LeaderInstructionTable> {
  const row: LeaderInstructionTable = {
    city_code: act.cityCode,
    id: newId(act.at),
    case_id: supervised.id,
    work_order_id: supervised.work_order_id,
    leader_name: body.leaderName,
    instructed_on: body.instructedOn,
    words: body.words,
    recorded_at: act.at,
    recorded_by_name: act.actor.name,
  };
  await insertInstruction(act.db, row);
  await claimAttachments(act, body.attachmentIds, { type: "leaderInstruction", id: row.id });
  const words = `${body.leaderName}：${body.words}`;
  await record(act, supervised, order, { type: "supervision.instructed", words, facts: { instructedOn: body.instructedOn } });
  await tellAgencies(act, supervised, supervised.agency_ids, {
    topic: "instruction",
    title: `领导批示：${supervised.title}`,
    body: `督办单 ${supervised.number}，${words}`,
  });
  return row;
}
