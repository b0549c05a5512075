import type { WorkOrderState } from "@yihao/contract/work-order";
import { all, allow, type Decision, refuse } from "../../../kernel/decision.ts";
import { decideOpen } from "./merges.ts";

/** Whether somebody is kept from an order: `line` is the agency itself and those above it; what keeps a unit away keeps those below it away. */
export const isKeptFrom = (recusedAgencyIds: readonly string[], line: readonly string[]): boolean =>
  line.some((agencyId) => recusedAgencyIds.includes(agencyId));

export type RecusalFacts = {
  readonly state: WorkOrderState;
  readonly agencyName: string | null;
  readonly isKeptAlready: boolean;
  /** The lead is the agency or below it. */
  readonly isLead: boolean;
};
const givesBack: readonly WorkOrderState[] = ["awaitingDispatch", "awaitingCompletion", "dispatched"];
/** 回避 (信访条例 §30). A lead that must go gives the order back to the dispatcher, which is possible only while it handles it. */
export function decideRecusal({ state, agencyName, isKeptAlready, isLead }: RecusalFacts): Decision {
  return all(
    decideOpen(state, "设定回避"),
    isKeptAlready ? refuse("recusal.already", { agency: agencyName }) : allow,
    isLead && !givesBack.includes(state) ? refuse("recusal.leadBusy", { agency: agencyName }) : allow,
  );
}

type Named = { readonly id: string; readonly name: string; readonly shortName: string; readonly isActive: boolean };
const nameCharactersMin = 3;
const plain = (text: string) => text.normalize("NFKC").replace(/\s+/g, "");

/** A name as people say it: the full one, the short one, and both without the city in front (南通市城市管理局、市城管局、城管局). */
function namesOf({ name, shortName }: Named, cityName: string): string[] {
  const bare = plain(name).startsWith(cityName) ? [plain(name).slice(cityName.length)] : [];
  const short = plain(shortName);
  return [plain(name), ...bare, short, ...(short.startsWith("市") ? [short.slice(1)] : [])].filter(
    (each) => each.length >= nameCharactersMin,
  );
}

/**
 * Agencies that the words about whom a tip-off complains name; 某局某科的人 names the agency as well. The longest name wins where one
 * stands inside another (崇川区城管局 is not 市城管局).
 */
export function agenciesNamed(subjectName: string | null, agencies: readonly Named[], cityName: string): string[] {
  if (subjectName === null) return [];
  const words = plain(subjectName);
  const found = agencies
    .filter((agency) => agency.isActive)
    .flatMap((agency) => namesOf(agency, cityName).map((name) => ({ id: agency.id, name })))
    .filter(({ name }) => words.includes(name));
  const longest = found.filter((each) => !found.some((other) => other.name.length > each.name.length && other.name.includes(each.name)));
  return [...new Set(longest.map((each) => each.id))];
}
