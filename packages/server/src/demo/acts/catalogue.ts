import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importColumns, importDispatchCatalogue } from "../../modules/directory/index.ts";
import { jobCall } from "../../platform/jobs.ts";
import { readRows } from "../../platform/spreadsheet.ts";
import type { World } from "../../platform/world.ts";

/** 派单目录 of the demo city, from demo/dispatch-catalogue.csv; taken in again it changes nothing. Throws for a row that does not fit. */
export async function takeInCatalogue(world: World, folder: string): Promise<void> {
  const rows = await readRows(readFileSync(join(folder, "dispatch-catalogue.csv")), importColumns["dispatch-catalogue"]);
  const { rejected } = await importDispatchCatalogue(jobCall(world, "demo"), rows);
  if (rejected.length > 0)
    throw new Error(rejected.map(({ row, reasons }) => `dispatch-catalogue.csv ${row}: ${reasons.join("；")}`).join("\n"));
}
