import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../check.ts";

export const serverFolder = "packages/server/src";

export type Tables = {
  /** Table → module, `platform` or `demo`. */
  readonly ownerOf: ReadonlyMap<string, string>;
  /** View → the module that publishes it. */
  readonly views: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
};

type View = { readonly name: string; readonly reads: readonly string[]; readonly publisher: string | undefined };

/** Reads who owns what: tables by `interface Tables { … }` beside the owner's SQL, views by the comment of their migration. */
export function readTables(): Tables {
  const sql = globSync("migrations/*.sql", { cwd: root })
    .sort()
    .map((file) => readFileSync(join(root, file), "utf8").replace(/^--.*$/gm, ""))
    .join("\n");
  const created = [...sql.matchAll(/create (?:unlogged )?table (?:if not exists )?(\w+)/gi)].map(([, name = ""]) => name);
  const declared = readDeclarations();
  const ownerOf = new Map<string, string>();
  const problems: string[] = [];
  for (const name of created) {
    const owners = declared.filter((each) => each.table === name).map((each) => each.owner);
    if (owners.length !== 1) problems.push(`table ${name} must have one owner, has ${owners.length === 0 ? "none" : owners.join(", ")}`);
    ownerOf.set(name, owners[0] ?? "nobody");
  }
  const views = readViews(sql);
  for (const view of views) problems.push(...findViewProblems(view, ownerOf));
  // The migration runner makes its own table before the first migration.
  const known = new Set([...created, ...views.map((view) => view.name), "schema_migration"]);
  for (const { table, owner } of declared) if (!known.has(table)) problems.push(`${owner} declares ${table}, which no migration creates`);
  return { ownerOf, views: new Map(views.map((view) => [view.name, view.publisher ?? "nobody"])), problems };
}

function readViews(sql: string): View[] {
  return [...sql.matchAll(/create view (\w+) as\b([^;]*);/gi)].map(([, name = "", body = ""]) => ({
    name,
    reads: [...body.matchAll(/\b(?:from|join) (\w+)/gi)].map(([, table = ""]) => table),
    publisher: new RegExp(`comment on view ${name} is '[^']*由 ([a-z-]+) 模块发布`, "i").exec(sql)?.[1],
  }));
}

function findViewProblems(view: View, ownerOf: ReadonlyMap<string, string>): string[] {
  if (view.publisher === undefined)
    return [`view ${view.name} does not say who publishes it: comment on view … is '…由 <module> 模块发布'`];
  return view.reads
    .filter((table) => ownerOf.get(table) !== view.publisher)
    .map((table) => `view ${view.name} of ${view.publisher} reads ${table} of ${ownerOf.get(table) ?? "nobody"}`);
}

function readDeclarations(): { table: string; owner: string }[] {
  return globSync(`${serverFolder}/**/*.ts`, { cwd: root }).flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    if (!text.includes("interface Tables")) return [];
    const place = file.slice(serverFolder.length + 1).split("/");
    const owner = (place[0] === "modules" ? place[1] : place[0]) ?? "";
    return membersOfTables(ts.createSourceFile(file, text, ts.ScriptTarget.Latest)).map((table) => ({ table, owner }));
  });
}

function membersOfTables(node: ts.Node): string[] {
  if (ts.isInterfaceDeclaration(node) && node.name.text === "Tables")
    return node.members.flatMap((member) => (member.name !== undefined && ts.isIdentifier(member.name) ? [member.name.text] : []));
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...membersOfTables(child)));
  return found;
}
