import type { DemandKind } from "@yihao/contract/demand-words";
import type { CalendarDay, LimitUnit, TimeLimit, Urgency } from "@yihao/contract/directory";
import { type SettingKey, settingDefinitions } from "@yihao/contract/settings";
import { Refusal } from "../../kernel/decision.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import type { Calendar, WorkPeriod } from "../../kernel/working-time/index.ts";
import type { Memory } from "../../platform/memory.ts";
import type { Call, World } from "../../platform/world.ts";
import type { Places } from "../identity/index.ts";
import { presentAgency, presentCategories, presentPlatform } from "./present.ts";
import { calendarFrom, firstWorkPeriods } from "./rules/calendar.ts";
import { type Catalogue, createCatalogue } from "./rules/catalogue.ts";
import { type Clock, type ClockChange, computeChangedClock, computeDayClock, type Limit } from "./rules/clock.ts";
import { type CatalogueEntryRecord, pickEntry } from "./rules/dispatch-catalogue.ts";
import { computeClock, kindGroupOf, pickLimit } from "./rules/limits.ts";
import {
  listAgencies,
  listCalendarDays,
  listCategories,
  listEntries,
  listPlatforms,
  listRegions,
  listSettings,
  listTimeLimits,
  listWorkPeriods,
} from "./store/index.ts";

type Reading = Pick<Call, "world" | "cityCode" | "db">;
const maxAgeMs = 60_000;
const keyOf = (cityCode: string, what: string) => `directory:${cityCode}:${what}`;

/** After a change of this city's directory was committed. */
export function forgetDirectory(memory: Memory, cityCode: string): void {
  memory.drop(keyOf(cityCode, ""));
}

/** All that the city chooses from. Kept for 60 s, dropped at once when this process changes it. */
export function catalogueOf({ world, cityCode, db }: Reading): Promise<Catalogue> {
  return world.memory.keep(keyOf(cityCode, "catalogue"), maxAgeMs, async () => {
    // One after another: inside a transaction there is only one connection.
    const agencies = await listAgencies(db, cityCode);
    const categories = await listCategories(db, cityCode);
    const regions = await listRegions(db);
    const platforms = await listPlatforms(db);
    return createCatalogue({
      cityCode,
      agencies: agencies.map(presentAgency),
      categories: presentCategories(categories),
      regions,
      platforms: platforms.map(presentPlatform),
    });
  });
}

type WorkingTime = { readonly calendar: Calendar; readonly days: readonly CalendarDay[]; readonly periods: readonly WorkPeriod[] };

/** The calendar together with what it was made from. */
export function workingTimeOf({ world, cityCode, db }: Reading): Promise<WorkingTime> {
  return world.memory.keep(keyOf(cityCode, "calendar"), maxAgeMs, async () => {
    const days = await listCalendarDays(db, cityCode);
    const set = await listWorkPeriods(db, cityCode);
    const periods = set.length === 0 ? firstWorkPeriods : set;
    return { calendar: calendarFrom(days, periods), days, periods };
  });
}

/** The city's working time (kernel/working-time). Kept for 60 s, dropped at once when this process changes it. */
export async function calendarOf(call: Reading): Promise<Calendar> {
  return (await workingTimeOf(call)).calendar;
}

export function limitsOf({ world, cityCode, db }: Reading): Promise<TimeLimit[]> {
  return world.memory.keep(keyOf(cityCode, "limits"), maxAgeMs, () => listTimeLimits(db, cityCode));
}

/** Every line of 派单目录, also those of the past. Kept for 60 s, dropped at once when this process changes it. */
export function entriesOf({ world, cityCode, db }: Reading): Promise<CatalogueEntryRecord[]> {
  return world.memory.keep(keyOf(cityCode, "entries"), maxAgeMs, () => listEntries(db, cityCode));
}

/** The line of 派单目录 that answers for a category in a region on the Shanghai date `on`; undefined when none does or the category is not chosen. */
export async function catalogueEntryFor(
  call: Reading,
  asked: { categoryCode: string | null; regionCode: string | null; on: string },
): Promise<CatalogueEntryRecord | undefined> {
  return pickEntry(await entriesOf(call), asked);
}

/** The limit for a demand of this kind and urgency that starts on the Shanghai date `on`. Refusal catalogue.noLimit. */
export async function limitFor(
  call: Reading,
  asked: { kind: DemandKind; urgency: Urgency; on: string },
): Promise<{ amount: number; unit: LimitUnit }> {
  const limit = pickLimit(await limitsOf(call), { kindGroup: kindGroupOf(asked.kind), urgency: asked.urgency, on: asked.on });
  if (limit === undefined) throw new Refusal("catalogue.noLimit");
  return { amount: limit.amount, unit: limit.unit };
}

/** The value of a rule's number that is in force today: the city's own or the initial one (contract/settings), in the unit named there. */
export async function settingOf({ world, cityCode, db, at }: Reading & Pick<Call, "at">, key: SettingKey): Promise<number> {
  const rows = await world.memory.keep(keyOf(cityCode, "settings"), maxAgeMs, () => listSettings(db, cityCode));
  const today = dateOf(at);
  const own = rows.findLast((row) => row.key === key && row.effective_from <= today);
  return own === undefined ? settingDefinitions[key].initial : Number(own.value);
}

/** Deadline and light moments of a limit that starts at `startsAt`. Throws RangeError for an amount that is not positive. */
export async function stampClock(call: Reading, limit: { startsAt: Date; amount: number; unit: LimitUnit }): Promise<Clock> {
  return computeClock(await calendarOf(call), limit);
}

/** Deadline (end of work) and light moments of a day that was promised, "YYYY-MM-DD". Throws RangeError for no date. */
export async function stampDay(call: Reading, promise: { startsAt: Date; onDate: string }): Promise<Clock> {
  return computeDayClock(await calendarOf(call), promise);
}

/** The same for a limit that was extended or paused since; `originalDueAt` is what it was without. */
export async function stampChangedClock(
  call: Reading,
  limit: Limit,
  changes: readonly ClockChange[],
): Promise<Clock & { readonly originalDueAt: Date }> {
  return computeChangedClock(await calendarOf(call), limit, changes);
}

const catalogueIn = (world: World, cityCode: string) => catalogueOf({ world, cityCode, db: world.db });

/** What identity, which lies upstream, asks of the directory; handed over by the composition root. */
export const identityLookups: Places = {
  async unitOf(world, cityCode, platformCode, agencyId) {
    const catalogue = await catalogueIn(world, cityCode);
    const agency = agencyId === null ? undefined : catalogue.agency(agencyId);
    return {
      platformName: catalogue.platform(platformCode)?.name ?? platformCode,
      agencyName: agency?.name ?? null,
      agencyCode: agency?.code ?? null,
    };
  },
  subtreeOf: async (world, cityCode, agencyId) => (await catalogueIn(world, cityCode)).subtreeOf(agencyId),
  platformsBelow: async (world, cityCode, platformCode) => (await catalogueIn(world, cityCode)).platformsBelow(platformCode),
  async knows(world, cityCode, platformCode, agencyId) {
    const catalogue = await catalogueIn(world, cityCode);
    return {
      platform: catalogue.platform(platformCode) !== undefined,
      agency: agencyId === null || catalogue.agency(agencyId)?.isActive === true,
    };
  },
  agenciesInUse: async (world, cityCode) => (await catalogueIn(world, cityCode)).agencies().filter((agency) => agency.isActive),
  agenciesUpFrom: async (world, cityCode, agencyId) => (await catalogueIn(world, cityCode)).agenciesUpFrom(agencyId),
};
