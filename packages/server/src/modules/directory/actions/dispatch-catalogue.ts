import type { ImportResult } from "@yihao/contract/directory";
import type {
  addCatalogueEntry as addEndpoint,
  CatalogueEntry,
  listCatalogueEntries as listEndpoint,
  updateCatalogueEntry as updateEndpoint,
} from "@yihao/contract/dispatch-catalogue";
import type { BodyOf, QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { decodeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent, atField, insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { audit } from "../../../platform/audit.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { presentEntry } from "../present-entry.ts";
import { catalogueOf, entriesOf } from "../reading.ts";
import type { Catalogue } from "../rules/catalogue.ts";
import { decideAgency, decideRegion } from "../rules/decisions.ts";
import { type CatalogueEntryRecord, chainEntries, coveredPrefix, decideEntry, standingOf } from "../rules/dispatch-catalogue.ts";
import { planEntries } from "../rules/import-dispatch-catalogue.ts";
import type { ImportRow } from "../rules/import-row.ts";
import { listEntries, saveEntries } from "../store/index.ts";
import { changeDirectory, insistDate } from "./maintain.ts";

type Filter = QueryOf<typeof listEndpoint>;

/** The whole catalogue is in memory for look-ups, so that a page of it is cut there. */
export async function pageOfEntries(call: Call, query: Filter): Promise<ReplyOf<typeof listEndpoint>> {
  const [entries, catalogue] = [await entriesOf(call), await catalogueOf(call)];
  const today = dateOf(call.at);
  const found = entries.filter((entry) => isWanted(entry, query, catalogue, today));
  const after = decodeCursor(query.after);
  const start = after === null ? 0 : found.findIndex((entry) => entry.id === after.id) + 1;
  const page = pageOfRows(found.slice(start, start + query.limit + 1), query.limit, ({ categoryCode, id }) => ({
    value: categoryCode,
    id,
  }));
  return { items: page.items.map((entry) => presentEntry(entry, catalogue, today)), next: page.next, total: found.length };
}

function isWanted(entry: CatalogueEntryRecord, query: Filter, catalogue: Catalogue, today: string): boolean {
  const below = query.agencyId === undefined ? undefined : catalogue.subtreeOf(query.agencyId);
  return (
    (query.categoryCode === undefined || entry.categoryCode.startsWith(coveredPrefix(query.categoryCode))) &&
    (query.regionCode === undefined || entry.regionCode?.startsWith(coveredPrefix(query.regionCode)) === true) &&
    (below === undefined || [entry.leadAgencyId, ...entry.supportingAgencyIds].some((id) => below.includes(id))) &&
    (query.standing === undefined || standingOf(entry, today) === query.standing) &&
    (query.forbidden !== true || entry.isGrassrootsForbidden)
  );
}

/** Refusals: catalogue.entryExists, .grassrootsForbidden, .datesReversed and unknown codes. */
export async function addEntry(call: Call, body: BodyOf<typeof addEndpoint>): Promise<CatalogueEntry> {
  insistDate("effectiveFrom", body.effectiveFrom);
  if (body.effectiveTo !== null) insistDate("effectiveTo", body.effectiveTo);
  const catalogue = await catalogueOf(call);
  if (catalogue.category(body.categoryCode)?.isActive !== true)
    insist(atField("categoryCode", refuse("catalogue.unknownCategory", { code: body.categoryCode })));
  insist(atField("regionCode", decideRegion(catalogue, body.regionCode)));
  return changeDirectory(call, async (act) => {
    const before = await listEntries(act.db, act.cityCode);
    const isThere = before.some(
      (entry) =>
        entry.categoryCode === body.categoryCode && entry.regionCode === body.regionCode && entry.effectiveFrom === body.effectiveFrom,
    );
    if (isThere) insist(atField("effectiveFrom", refuse("catalogue.entryExists", { date: body.effectiveFrom })));
    const entry = { ...body, id: newId(act.at), setAt: act.at, setByName: act.actor.name };
    return save(act, catalogue, before, entry, "directory.catalogue_entry_added", { ...body });
  });
}

export async function updateEntry(call: Call, id: string, change: BodyOf<typeof updateEndpoint>): Promise<CatalogueEntry> {
  if (change.effectiveTo !== undefined && change.effectiveTo !== null) insistDate("effectiveTo", change.effectiveTo);
  const catalogue = await catalogueOf(call);
  return changeDirectory(call, async (act) => {
    const before = await listEntries(act.db, act.cityCode);
    const known = before.find((entry) => entry.id === id);
    if (known === undefined) throw new Absent("条派单目录");
    const entry: CatalogueEntryRecord = {
      ...known,
      leadAgencyId: change.leadAgencyId ?? known.leadAgencyId,
      supportingAgencyIds: change.supportingAgencyIds ?? known.supportingAgencyIds,
      isGrassrootsForbidden: change.isGrassrootsForbidden ?? known.isGrassrootsForbidden,
      clause: change.clause ?? known.clause,
      effectiveTo: change.effectiveTo === undefined ? known.effectiveTo : change.effectiveTo,
      setAt: act.at,
      setByName: act.actor.name,
    };
    return save(act, catalogue, before, entry, "directory.catalogue_entry_changed", { before: known.clause, change });
  });
}

async function save(
  act: Act,
  catalogue: Catalogue,
  before: readonly CatalogueEntryRecord[],
  entry: CatalogueEntryRecord,
  action: string,
  detail: Record<string, unknown>,
): Promise<CatalogueEntry> {
  insist(atField("leadAgencyId", decideAgency(catalogue, entry.leadAgencyId)));
  for (const agencyId of entry.supportingAgencyIds) insist(atField("supportingAgencyIds", decideAgency(catalogue, agencyId)));
  insist(decideEntry(entry, catalogue.agency(entry.leadAgencyId)));
  const cut = chainEntries([...before.filter((each) => each.id !== entry.id), entry]);
  const changed = new Map([entry, ...cut].map((each) => [each.id, each]));
  await saveEntries(act.db, act.cityCode, [...changed.values()]);
  await audit(act, { action, subjectType: "dispatch_catalogue", subjectId: entry.id, detail });
  return presentEntry(changed.get(entry.id) ?? entry, catalogue, dateOf(act.at));
}

/** Takes in the good rows of a file of 派单目录 and reports the others; the agencies and categories must be there. Called inside a locked act. */
export async function takeInEntries(act: Call, rows: readonly ImportRow[]): Promise<ImportResult> {
  let made = 0;
  const { save: entries, ...counts } = planEntries(rows, {
    existing: await listEntries(act.db, act.cityCode),
    catalogue: await catalogueOf(act),
    newId: () => {
      made += 1;
      return newId(new Date(act.at.getTime() + made));
    },
    at: act.at,
    by: act.actor.name,
  });
  await saveEntries(act.db, act.cityCode, entries);
  return counts;
}
