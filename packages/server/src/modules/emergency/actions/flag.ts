import { EmergencyState } from "@yihao/contract/emergency";
import { insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { type DemandFacts, loadVisibleDemand } from "../../demand/index.ts";
import { settingOf } from "../../directory/index.ts";
import { notifyAccounts } from "../../notice/index.ts";
import { peopleOnDuty } from "../people.ts";
import { type EmergencyTable, findOpenOfDemand, insertEmergency } from "../store/index.ts";

/** 上报 by a person. Returns the id. */
export async function flag(call: Call, demandId: string, reason: string): Promise<string> {
  return transact(call, async (act) => {
    const demand = await loadVisibleDemand(act, demandId);
    const open = await findOpenOfDemand(act.db, act.cityCode, demandId);
    if (open !== undefined) insist(refuse("emergency.alreadyOpen", { name: open.flagged_by_name, state: EmergencyState.word(open.state) }));
    return (await flagIn(act, demand, { source: "operator", reason, terms: [] })) ?? "";
  });
}

/** Writes it down and calls the shift lead; null when one of this demand is open already. */
export async function flagIn(
  act: Act,
  demand: DemandFacts,
  why: Pick<EmergencyTable, "source" | "reason" | "terms">,
): Promise<string | null> {
  const minutes = await settingOf(act, "emergency.confirmMinutes");
  const id = newId(act.at);
  const confirmBy = new Date(act.at.getTime() + minutes * 60_000);
  const isNew = await insertEmergency(act.db, {
    city_code: act.cityCode,
    id,
    demand_id: demand.id,
    number: demand.number,
    title: demand.title,
    platform_code: demand.platform_code,
    state: "flagged",
    ...why,
    flagged_at: act.at,
    flagged_by: act.actor.kind === "staff" ? act.actor.accountId : null,
    flagged_by_name: why.source === "words" ? "系统" : act.actor.name,
    confirm_by: confirmBy,
    confirmed_at: null,
    confirmed_by_name: null,
    confirm_opinion: null,
    direct_by: null,
    directed_at: null,
    directed_by_name: null,
    direction: null,
    briefed_at: null,
    closed_at: null,
    closed_by_name: null,
    result: null,
    reminded_level: 0,
    remind_at: confirmBy,
  });
  if (!isNew) return null;
  await emit(act, {
    type: "emergency.flagged",
    subjectId: id,
    demandId: demand.id,
    workOrderId: demand.work_order_id,
    reason: why.reason,
    facts: { source: why.source, terms: why.terms },
  });
  const people = await peopleOnDuty(act, demand.platform_code, "shiftLead");
  await notifyAccounts(act, {
    causeId: id,
    topic: "emergency",
    accountIds: people.map((person) => person.accountId),
    title: `突发敏感信息待核实：${demand.title}`,
    body: `${demand.number} ${why.reason ?? `命中提示词：${why.terms.join("、")}`}。请在 ${minutes} 分钟内核实。`,
    link: `/emergencies/${id}`,
  });
  return id;
}
