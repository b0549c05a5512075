import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import { type Column, readRows } from "../../../platform/spreadsheet.ts";
import type { Call } from "../../../platform/world.ts";
import { firstWorkPeriods } from "../rules/calendar.ts";
import { DayRow, LimitRow, PlatformRow, platformsFrom, RegionRow, readReferenceRows, regionsFrom } from "../rules/import-reference.ts";
import type { ImportRow } from "../rules/import-row.ts";
import {
  insertWorkPeriods,
  listAgencies,
  listCalendarDays,
  listCategories,
  listTimeLimits,
  listWorkPeriods,
  saveCalendarDays,
  savePlatforms,
  saveRegions,
  saveTimeLimits,
} from "../store/index.ts";
import { importColumns, referenceColumns } from "./columns.ts";
import { importAgencies, importCategories } from "./import.ts";
import { changeDirectory } from "./maintain.ts";

async function readTable(file: string, columns: readonly Column[]): Promise<ImportRow[]> {
  return readRows(await readFile(file), columns);
}

async function readAll<T>(folder: string, file: string, columns: readonly Column[], shape: z.ZodType<T, unknown>): Promise<T[]> {
  return readReferenceRows(file, await readTable(join(folder, file), columns), shape);
}

/**
 * Takes in the reference files (regions, platforms, categories, time-limits, calendar-overrides; `agenciesFile` where a city brings its
 * agencies along) in one transaction. Safe at every start: regions, platforms and days of notices follow the files; what a city edits (agencies,
 * categories, limits, periods) is taken only while the city has none of it. A usual agency that is not there is left open; import the
 * categories again when the agencies have come. Says the earliest day that changed, or null: open deadlines
 * that reach past it must then be computed anew.
 * Throws an Error with file and row for a mistake in a file.
 */
export async function importReference(call: Call, folder: string, agenciesFile?: string): Promise<{ calendarChangedFrom: string | null }> {
  const regions = regionsFrom(await readAll(folder, "regions.csv", referenceColumns.regions, RegionRow));
  const platforms = platformsFrom(await readAll(folder, "platforms.csv", referenceColumns.platforms, PlatformRow));
  const limits = await readAll(folder, "time-limits.csv", referenceColumns.limits, LimitRow);
  const days = await readAll(folder, "calendar-overrides.csv", referenceColumns.days, DayRow);
  const categories = await readTable(join(folder, "categories.csv"), importColumns.categories);
  const agencies = agenciesFile !== undefined && existsSync(agenciesFile) ? await readTable(agenciesFile, importColumns.agencies) : [];
  return changeDirectory(call, async (act) => {
    await saveRegions(act.db, regions);
    await savePlatforms(act.db, platforms);
    if (agencies.length > 0 && (await listAgencies(act.db, act.cityCode)).length === 0)
      insistWhole(basename(agenciesFile ?? ""), await importAgencies(act, agencies));
    if ((await listCategories(act.db, act.cityCode)).length === 0)
      insistWhole("categories.csv", await importCategories(act, await withKnownAgencies(act, categories)));
    if ((await listTimeLimits(act.db, act.cityCode)).length === 0)
      await saveTimeLimits(
        act.db,
        act.cityCode,
        limits.map((limit) => limitFrom(act, limit)),
      );
    if ((await listWorkPeriods(act.db, act.cityCode)).length === 0) await insertWorkPeriods(act.db, act.cityCode, firstWorkPeriods);
    return { calendarChangedFrom: await takeInDays(act, days) };
  });
}

function limitFrom(act: Call, limit: z.output<typeof LimitRow>) {
  return {
    id: newId(act.at),
    kindGroup: limit.kind_group,
    urgency: limit.urgency,
    amount: limit.amount,
    unit: limit.unit,
    effectiveFrom: limit.effective_from,
    effectiveTo: null,
    source: limit.source,
  };
}

async function takeInDays(act: Call, days: readonly z.output<typeof DayRow>[]): Promise<string | null> {
  const known = new Map((await listCalendarDays(act.db, act.cityCode)).map((day) => [`${day.onDate} ${day.source}`, day]));
  const wanted = days.map((day) => ({ onDate: day.on_date, isWorking: day.is_working, name: day.name, source: day.source }));
  // A city's own day that was changed on the admin page stays as it was changed.
  const fresh = wanted.filter((day) => {
    const there = known.get(`${day.onDate} ${day.source}`);
    return there === undefined || (day.source === "notice" && there.isWorking !== day.isWorking);
  });
  await saveCalendarDays(act.db, act.cityCode, fresh);
  return fresh.map((day) => day.onDate).sort()[0] ?? null;
}

async function withKnownAgencies(act: Call, rows: readonly ImportRow[]): Promise<ImportRow[]> {
  const known = new Set((await listAgencies(act.db, act.cityCode)).map((agency) => agency.code));
  return rows.map((row) =>
    known.has(row.values.usual_agency_code ?? "") ? row : { ...row, values: { ...row.values, usual_agency_code: "" } },
  );
}

function insistWhole(file: string, { rejected }: { rejected: readonly { row: number; reasons: readonly string[] }[] }): void {
  if (rejected.length > 0) throw new Error(rejected.map(({ row, reasons }) => `${file} 第 ${row} 行：${reasons.join("；")}`).join("\n"));
}
