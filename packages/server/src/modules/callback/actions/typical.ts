import type { BodyOf } from "@yihao/contract/endpoint";
import type { writeTypicalCase } from "@yihao/contract/typical-case";
import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { listDemandsOfOrder } from "../../demand/index.ts";
import { loadVisibleWorkOrder, staffScope } from "../../work-order/index.ts";
import { decidePublish, decideTypicalCase, effectiveAnswers, scrub } from "../rules/index.ts";
import {
  findTypicalCaseOf,
  insertTypicalCase,
  listEvaluations,
  listOfOrder,
  listRechecks,
  loadTypicalCase,
  markPublished,
  type TypicalCaseTable,
} from "../store/index.ts";

/** 编写典型案例 from one order: the words are scrubbed before they are kept. */
export async function write(call: Call, body: BodyOf<typeof writeTypicalCase>): Promise<TypicalCaseTable> {
  return transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), body.workOrderId);
    const known = await findTypicalCaseOf(act.db, act.cityCode, { work_order_id: order.id, kind: body.kind });
    insist(decideTypicalCase({ kind: body.kind, ...(await groundOf(act, order.id)), known: known !== undefined }));
    const names = await namesBehind(act, order.id);
    const row: TypicalCaseTable = {
      city_code: act.cityCode,
      id: newId(act.at),
      kind: body.kind,
      month: body.month,
      platform_code: order.platform_code,
      work_order_id: order.id,
      number: order.number,
      agency_id: order.lead_agency_id,
      category_code: order.category_code,
      title: scrub(body.title, names),
      situation: scrub(body.situation, names),
      lesson: scrub(body.lesson, names),
      written_at: act.at,
      written_by_name: act.actor.name,
      published_at: null,
      published_by_name: null,
    };
    await insertTypicalCase(act.db, row);
    await emit(act, { type: "typical_case.written", ...aboutOrder(row), demandId: order.demand_id, facts: { kind: body.kind } });
    return row;
  });
}

/** 内部发布: from now on every unit can read it. */
export async function publish(call: Call, id: string): Promise<TypicalCaseTable> {
  return transact(call, async (act) => {
    const row = await loadTypicalCase(act.db, staffScope(act), id);
    insist(decidePublish(row.published_by_name));
    await markPublished(act.db, act.cityCode, id, { at: act.at, name: act.actor.name });
    await emit(act, { type: "typical_case.published", ...aboutOrder(row), facts: { kind: row.kind } });
    return { ...row, published_at: act.at, published_by_name: act.actor.name };
  });
}

const aboutOrder = (row: TypicalCaseTable) => ({ subjectId: row.id, workOrderId: row.work_order_id });

async function groundOf(act: Act, workOrderId: string) {
  const rounds = await listOfOrder(act.db, act.cityCode, workOrderId);
  const evaluations = await listEvaluations(
    act.db,
    act.cityCode,
    rounds.map((each) => each.id),
  );
  const rechecks = await listRechecks(
    act.db,
    act.cityCode,
    evaluations.map((each) => each.id),
  );
  const answered = evaluations
    .filter((each) => each.validity === "valid")
    .map((each) => ({
      isFinal: each.is_final,
      ...effectiveAnswers(
        each,
        rechecks.find((recheck) => recheck.evaluation_id === each.id),
      ),
    }));
  return {
    finalSatisfaction: answered.find((each) => each.isFinal)?.satisfaction ?? null,
    wasDissatisfied: answered.some((each) => each.satisfaction === "dissatisfied"),
  };
}

async function namesBehind(act: Act, workOrderId: string): Promise<string[]> {
  const demands = await listDemandsOfOrder(act.db, act.cityCode, workOrderId);
  return demands.flatMap((demand) => act.world.crypto.open(demand.requester_name_sealed) ?? []);
}
