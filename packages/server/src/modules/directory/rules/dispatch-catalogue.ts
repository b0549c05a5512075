import type { Agency } from "@yihao/contract/directory";
import type { CatalogueStanding } from "@yihao/contract/dispatch-catalogue";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { addDays } from "../../../kernel/shanghai.ts";

/** One line of 派单目录 as its table holds it; dates are Shanghai dates, the last day included. */
export type CatalogueEntryRecord = {
  readonly id: string;
  readonly categoryCode: string;
  /** Null: the whole city. */
  readonly regionCode: string | null;
  readonly leadAgencyId: string;
  readonly supportingAgencyIds: readonly string[];
  readonly isGrassrootsForbidden: boolean;
  readonly clause: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly setAt: Date;
  readonly setByName: string;
};

/** The digits that a code and everything below it begin with: "010300" covers "0103…", "320613" covers "320613…", "320600" the whole city. */
export function coveredPrefix(code: string): string {
  // The nine digits of a street are never shortened: 320681100 is one town, not a group of them.
  return code.length === 6 ? code.replace(/(?:00)+$/, "") : code;
}

const covers = (code: string, asked: string | null) => asked?.startsWith(coveredPrefix(code)) === true;

export function standingOf(entry: Pick<CatalogueEntryRecord, "effectiveFrom" | "effectiveTo">, on: string): CatalogueStanding {
  if (entry.effectiveFrom > on) return "upcoming";
  return entry.effectiveTo !== null && entry.effectiveTo < on ? "ended" : "inForce";
}

/**
 * The line that answers for a category in a region on a day, or undefined. What the matter is decides before where it is: the finest category
 * wins, among equals the finest region, among equals the line that came into force last.
 */
export function pickEntry<E extends Pick<CatalogueEntryRecord, "categoryCode" | "regionCode" | "effectiveFrom" | "effectiveTo">>(
  entries: readonly E[],
  asked: { categoryCode: string | null; regionCode: string | null; on: string },
): E | undefined {
  const finest = (left: E, right: E) =>
    coveredPrefix(right.categoryCode).length - coveredPrefix(left.categoryCode).length ||
    regionDepth(right) - regionDepth(left) ||
    (left.effectiveFrom < right.effectiveFrom ? 1 : -1);
  return entries
    .filter((entry) => covers(entry.categoryCode, asked.categoryCode))
    .filter((entry) => entry.regionCode === null || covers(entry.regionCode, asked.regionCode))
    .filter((entry) => standingOf(entry, asked.on) === "inForce")
    .toSorted(finest)[0];
}

const regionDepth = ({ regionCode }: { regionCode: string | null }) => (regionCode === null ? 0 : coveredPrefix(regionCode).length);

/** 基层: a town or a street. A zone's administration that covers one street's ground answers as a county does. */
export function isGrassroots(agency: Pick<Agency, "kind" | "tier" | "regionCode">): boolean {
  if (agency.kind === "countyPlatform") return false;
  return agency.regionCode === null ? agency.tier === 3 : agency.regionCode.length === 9;
}

/** 国办函〔2025〕66号: what belongs to a department is not pushed to the grassroots. */
export function decideGrassroots(
  entry: Pick<CatalogueEntryRecord, "isGrassrootsForbidden" | "clause"> | undefined,
  agency: (Pick<Agency, "kind" | "tier" | "regionCode"> & { readonly name: string }) | undefined,
): Decision {
  if (entry?.isGrassrootsForbidden !== true || agency === undefined || !isGrassroots(agency)) return allow;
  return refuse("catalogue.grassrootsForbidden", { agency: agency.name, clause: entry.clause });
}

export function decideEntry(
  entry: Omit<CatalogueEntryRecord, "id" | "setAt" | "setByName">,
  lead: (Pick<Agency, "kind" | "tier" | "regionCode"> & { readonly name: string }) | undefined,
): Decision {
  const supporting = entry.supportingAgencyIds;
  return all(
    atField(
      "effectiveTo",
      entry.effectiveTo !== null && entry.effectiveTo < entry.effectiveFrom ? refuse("catalogue.datesReversed") : allow,
    ),
    atField("supportingAgencyIds", supporting.includes(entry.leadAgencyId) ? refuse("dispatch.leadTwice") : allow),
    atField("supportingAgencyIds", new Set(supporting).size !== supporting.length ? refuse("dispatch.agencyTwice") : allow),
    atField("leadAgencyId", decideGrassroots(entry, lead)),
  );
}

/**
 * Lines of one category and region follow each other: each ends the day before the next begins at the latest. Says which must be cut short.
 */
export function chainEntries(entries: readonly CatalogueEntryRecord[]): CatalogueEntryRecord[] {
  return [...Map.groupBy(entries, (entry) => `${entry.categoryCode} ${entry.regionCode ?? ""}`).values()].flatMap((alike) => {
    const chain = alike.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
    return chain.flatMap((entry, at) => {
      const next = chain[at + 1];
      if (next === undefined || (entry.effectiveTo !== null && entry.effectiveTo < next.effectiveFrom)) return [];
      return [{ ...entry, effectiveTo: addDays(next.effectiveFrom, -1) }];
    });
  });
}
