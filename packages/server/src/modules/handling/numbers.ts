import type { Call } from "../../platform/world.ts";
import { settingOf } from "../directory/index.ts";

/** The numbers of this city that decide over returns and applications, in the units of contract/settings. */
export type Numbers = {
  readonly returnWindowWorkingDays: number;
  readonly returnCountMax: number;
  readonly extensionCountMax: number;
  readonly extensionLeadPercent: number;
  readonly pauseWorkingDaysMax: number;
};

export async function numbersOf(call: Pick<Call, "world" | "cityCode" | "db" | "at">): Promise<Numbers> {
  return {
    returnWindowWorkingDays: await settingOf(call, "handling.returnWindowWorkingDays"),
    returnCountMax: await settingOf(call, "handling.returnCountMax"),
    extensionCountMax: await settingOf(call, "handling.extensionCountMax"),
    extensionLeadPercent: await settingOf(call, "handling.extensionLeadPercent"),
    pauseWorkingDaysMax: await settingOf(call, "handling.pauseWorkingDaysMax"),
  };
}
