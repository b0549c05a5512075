import { EmergencyStep } from "@yihao/contract/emergency";
import { newId } from "../../../kernel/ids.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { settingOf } from "../../directory/index.ts";
import { everybodyOf, peopleOnDuty } from "../people.ts";
import { dueStepOf, nextRemindAt } from "../rules/index.ts";
import { type EmergencyTable, insertReminder, listToRemind, loadEmergency, updateEmergency } from "../store/index.ts";
import { scopeOf } from "./scope.ts";
import { tell, tellTimeline } from "./steps.ts";

/** What nobody did in its minutes is told to the next person up. Each in a transaction of its own; returns how many. */
export async function escalateOverdue(call: Call): Promise<number> {
  const ids = await listToRemind(call.db, call.cityCode, call.at);
  for (const id of ids) await transact(call, async (act) => escalate(act, await loadEmergency(act.db, scopeOf(act), id)));
  return ids.length;
}

async function escalate(act: Act, emergency: EmergencyTable): Promise<void> {
  const due = dueStepOf({ state: emergency.state, confirmBy: emergency.confirm_by, directBy: emergency.direct_by });
  // Somebody did it while the job was on its way.
  if (due === null || emergency.remind_at === null || emergency.remind_at > act.at) return;
  const level = emergency.reminded_level + 1;
  const limit = await settingOf(act, due.step === "confirm" ? "emergency.confirmMinutes" : "emergency.directMinutes");
  const people =
    due.step === "confirm" && level === 1
      ? await peopleOnDuty(act, emergency.platform_code, "leader")
      : await everybodyOf(act, emergency.platform_code, "leader");
  const late = Math.max(0, Math.floor((act.at.getTime() - due.dueAt.getTime()) / 60_000));
  const told = people.map((person) => person.name);
  await insertReminder(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    emergency_id: emergency.id,
    step: due.step,
    level,
    told,
    reminded_at: act.at,
  });
  await updateEmergency(act.db, act.cityCode, emergency.id, { reminded_level: level, remind_at: nextRemindAt(level, act.at, limit) });
  const words = `${EmergencyStep.word(due.step)}已逾时 ${late} 分钟`;
  await tellTimeline(act, emergency, "emergency.escalated", `${words}，已告知${told.join("、")}`, { step: due.step, level });
  await tell(act, emergency, people, "突发敏感信息逾时", `${words}，请立即过问。`);
}
