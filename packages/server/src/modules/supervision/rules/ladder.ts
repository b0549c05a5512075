import type { Light } from "@yihao/contract/directory";
import type { WarningRung, WarningSubject } from "@yihao/contract/warning";

/** 黄 → 联络员, 橙 → 分管领导, 红 → 主要负责人 [facts 8.1 推荐值]. */
export const firstRung: Readonly<Record<Exclude<Light, "green">, WarningRung>> = {
  yellow: "liaison",
  orange: "deputyLeader",
  red: "mainLeader",
};
const rungs: readonly WarningRung[] = ["liaison", "deputyLeader", "mainLeader", "centreLeader"];

/** One level up; null above the leader of the centre. */
export function nextRung(rung: WarningRung): WarningRung | null {
  return rungs[rungs.indexOf(rung) + 1] ?? null;
}

/**
 * Whether a warning that is not put right in time goes up a level. An order is yellow and orange for most of its time without anything
 * being wrong with it; when it is red, or an agency's figures are out of bounds, somebody above has to know.
 */
export function climbs(subject: WarningSubject, light: Light): boolean {
  return subject === "agency" ? light !== "green" : light === "red";
}

/** 红 → 自动督办, for what the agency itself answers for: a part handed down is the business of the agency above. */
export function asksForCase(light: Light, isDelegated: boolean): boolean {
  return light === "red" && !isDelegated;
}
