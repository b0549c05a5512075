import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Check, root } from "./check.ts";
import { namesIn } from "./tables/names.ts";
import { readTables, serverFolder, type Tables } from "./tables/owners.ts";

/** Registration is one statement, so its event, outbox and audit rows stand in it: docs/decisions/0006. */
const oneStatement = "modules/demand/store/register.ts";

/** Every table has one owner, and only the owner's store names it; a published view is named by statistics alone. */
export const tables: Check = {
  name: "tables",
  async find() {
    const known = readTables();
    return [...known.problems, ...findForeignNames(known)];
  },
};

function findForeignNames({ ownerOf, views }: Tables): string[] {
  const files = globSync(`${serverFolder}/**/*.ts`, { cwd: root }).filter((file) => !/\.(test|fixture)\.ts$/.test(file));
  return files.flatMap((file) => {
    const place = file.slice(serverFolder.length + 1);
    const named = namesIn(file, readFileSync(join(root, file), "utf8"), new Set([...ownerOf.keys(), ...views.keys()]));
    return named.flatMap(({ table, line }) => {
      if (views.has(table))
        return place.startsWith("modules/statistics/") ? [] : [`${file}:${line} names the view ${table}, which is for statistics`];
      const owner = ownerOf.get(table) ?? "";
      const isAllowed = isStoreOf(owner, place) || (place === oneStatement && owner === "platform");
      return isAllowed ? [] : [`${file}:${line} names the table ${table} of ${owner}`];
    });
  });
}

/** Platform and demo have no stores: their tables are named beside what they are for. */
function isStoreOf(owner: string, place: string): boolean {
  return place.startsWith(`${owner}/`) || place.startsWith(`modules/${owner}/store/`) || place === `modules/${owner}/store.ts`;
}
