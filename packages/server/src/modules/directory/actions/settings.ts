import type { CitySetting, setSetting as setSettingEndpoint } from "@yihao/contract/city-settings";
import type { BodyOf } from "@yihao/contract/endpoint";
import { type SettingKey, settingDefinitions } from "@yihao/contract/settings";
import { insist } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { audit } from "../../../platform/audit.ts";
import type { Call } from "../../../platform/world.ts";
import { decideSetting, pickSetting } from "../rules/settings.ts";
import { listSettings, type SettingRow, saveSetting } from "../store/index.ts";
import { changeDirectory, insistDate } from "./maintain.ts";

const keys = Object.keys(settingDefinitions) as SettingKey[];

export async function readSettings(call: Call): Promise<CitySetting[]> {
  const rows = Map.groupBy(await listSettings(call.db, call.cityCode), (row) => row.key);
  return keys.map((key) => presentSetting(key, rows.get(key) ?? [], dateOf(call.at)));
}

/** In force from its first day on; another of the same day takes its place. Refusals at their fields: setting.outOfRange, setting.past. */
export function setSetting(call: Call, key: SettingKey, given: BodyOf<typeof setSettingEndpoint>): Promise<CitySetting> {
  insistDate("effectiveFrom", given.effectiveFrom);
  const today = dateOf(call.at);
  return changeDirectory(call, async (act) => {
    insist(decideSetting(key, given, today));
    const before = (await listSettings(act.db, act.cityCode)).filter((row) => row.key === key);
    const replaced = before.find((row) => row.effective_from === given.effectiveFrom);
    const detail = {
      ...given,
      valueToday: presentSetting(key, before, today).value,
      ...(replaced === undefined ? {} : { replaces: Number(replaced.value) }),
    };
    await saveSetting(act.db, {
      city_code: act.cityCode,
      key,
      effective_from: given.effectiveFrom,
      value: String(given.value),
      source: given.source,
      set_at: act.at,
      set_by_name: act.actor.name,
    });
    await audit(act, { action: "directory.setting_set", subjectType: "city_setting", subjectId: key, detail });
    const after = (await listSettings(act.db, act.cityCode)).filter((row) => row.key === key);
    return presentSetting(key, after, today);
  });
}

/** `rows` oldest first, all of this key. */
function presentSetting(key: SettingKey, rows: readonly SettingRow[], today: string): CitySetting {
  const { word, unit, min, max, initial, source: initialSource } = settingDefinitions[key];
  const values = rows.map((row) => ({
    value: Number(row.value),
    effectiveFrom: row.effective_from,
    source: row.source,
    setAt: row.set_at.toISOString(),
    setByName: row.set_by_name,
  }));
  const { present, upcoming } = pickSetting(values, today);
  const value = present?.value ?? initial;
  return { key, word, unit, min, max, initial, initialSource, value, upcoming: upcoming ?? null, history: values.toReversed() };
}
