import type { closeEmergency, confirmEmergency, directEmergency, writeBriefing } from "@yihao/contract/emergency";
import type { BodyOf } from "@yihao/contract/endpoint";
import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { findDemand } from "../../demand/index.ts";
import { settingOf } from "../../directory/index.ts";
import { notifyAccounts } from "../../notice/index.ts";
import { type Person, peopleOnDuty } from "../people.ts";
import { briefingNumber, decideMove, type EmergencyMove, stateAfter } from "../rules/index.ts";
import { type EmergencyTable, insertBriefing, loadEmergency, updateEmergency } from "../store/index.ts";
import { scopeOf } from "./scope.ts";

/** 核实: what is true goes to the leader on duty at once, what is not ends here. */
export async function confirm(call: Call, id: string, body: BodyOf<typeof confirmEmergency>): Promise<void> {
  await transact(call, async (act) => {
    const emergency = await loadEmergency(act.db, scopeOf(act), id);
    const isTrue = body.decision === "confirmed";
    const minutes = await settingOf(act, "emergency.directMinutes");
    const directBy = isTrue ? new Date(act.at.getTime() + minutes * 60_000) : null;
    await move(act, emergency, isTrue ? "confirm" : "refute", {
      confirmed_at: act.at,
      confirmed_by_name: act.actor.name,
      confirm_opinion: body.opinion,
      direct_by: directBy,
      reminded_level: 0,
      remind_at: directBy,
    });
    await tellTimeline(act, emergency, isTrue ? "emergency.confirmed" : "emergency.refuted", body.opinion);
    if (!isTrue) return;
    const leaders = await peopleOnDuty(act, emergency.platform_code, "leader");
    await tell(
      act,
      emergency,
      leaders,
      "突发敏感信息待处置",
      `班长${act.actor.name}已核实属实：${body.opinion}。请在 ${minutes} 分钟内提出处置意见。`,
    );
  });
}

/** 处置意见 of the leader on duty. */
export async function direct(call: Call, id: string, body: BodyOf<typeof directEmergency>): Promise<void> {
  await transact(call, async (act) => {
    const emergency = await loadEmergency(act.db, scopeOf(act), id);
    await move(act, emergency, "direct", {
      directed_at: act.at,
      directed_by_name: act.actor.name,
      direction: body.direction,
      remind_at: null,
    });
    await tellTimeline(act, emergency, "emergency.directed", body.direction);
    const leads = await peopleOnDuty(act, emergency.platform_code, "shiftLead");
    await tell(act, emergency, leads, "突发敏感信息处置意见", `${act.actor.name}：${body.direction}。请落实并报送专报。`);
  });
}

/** 专报: the first, and as many follow-ups as it takes. */
export async function brief(call: Call, id: string, body: BodyOf<typeof writeBriefing>): Promise<void> {
  await transact(call, async (act) => {
    const emergency = await loadEmergency(act.db, scopeOf(act), id);
    await move(act, emergency, "brief", { briefed_at: emergency.briefed_at ?? act.at });
    const year = Number(dateOf(act.at).slice(0, 4));
    const briefingId = newId(act.at);
    const { serial, sequence } = await insertBriefing(act.db, {
      city_code: act.cityCode,
      id: briefingId,
      emergency_id: id,
      year,
      title: body.title,
      facts: body.facts,
      measures: body.measures,
      follow_ups: body.followUps ?? null,
      written_at: act.at,
      written_by: act.actor.kind === "staff" ? act.actor.accountId : null,
      written_by_name: act.actor.name,
    });
    await tellTimeline(act, emergency, "emergency.briefed", body.title, { number: briefingNumber(year, serial), sequence });
    const leaders = await peopleOnDuty(act, emergency.platform_code, "leader");
    await tell(
      act,
      emergency,
      leaders,
      `${sequence === 1 ? "首报" : `续报${sequence - 1}`}：${body.title}`,
      `${briefingNumber(year, serial)}，请审阅。`,
    );
  });
}

/** 办结, with the result. */
export async function close(call: Call, id: string, body: BodyOf<typeof closeEmergency>): Promise<void> {
  await transact(call, async (act) => {
    const emergency = await loadEmergency(act.db, scopeOf(act), id);
    await move(act, emergency, "close", { closed_at: act.at, closed_by_name: act.actor.name, result: body.result });
    await tellTimeline(act, emergency, "emergency.closed", body.result);
  });
}

async function move(act: Act, emergency: EmergencyTable, made: EmergencyMove, change: Partial<EmergencyTable>): Promise<void> {
  insist(decideMove(emergency.state, made));
  await updateEmergency(act.db, act.cityCode, emergency.id, { ...change, state: stateAfter(emergency.state, made) ?? emergency.state });
}

type Told =
  | "emergency.confirmed"
  | "emergency.refuted"
  | "emergency.directed"
  | "emergency.briefed"
  | "emergency.escalated"
  | "emergency.closed";
/** One line on the timeline of the demand and of its order, for the centre. */
export async function tellTimeline(
  act: Act,
  emergency: EmergencyTable,
  type: Told,
  reason: string,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const demand = await findDemand(act.db, act.cityCode, emergency.demand_id);
  await emit(act, {
    type,
    subjectId: emergency.id,
    demandId: emergency.demand_id,
    workOrderId: demand?.work_order_id ?? null,
    reason,
    facts,
  });
}

export async function tell(act: Act, emergency: EmergencyTable, people: readonly Person[], head: string, body: string): Promise<void> {
  await notifyAccounts(act, {
    causeId: newId(act.at),
    topic: "emergency",
    accountIds: people.map((person) => person.accountId),
    title: `${head}：${emergency.title}`,
    body: `${emergency.number} ${body}`,
    link: `/emergencies/${emergency.id}`,
  });
}
