import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { eventWords } from "../../packages/contract/src/events.ts";
import { permissionWords } from "../../packages/contract/src/permissions.ts";
import { refusalSentences } from "../../packages/contract/src/refusals.ts";
import { type Check, root } from "./check.ts";
import { readTables } from "./tables/owners.ts";

const hasChinese = /\p{Script=Han}/u;

/** Every noun of the product has a row in GLOSSARY.md, and everything a person reads has Chinese words. */
export const glossary: Check = {
  name: "glossary",
  async find() {
    const rows = readRows();
    const known = new Set(rows.flatMap((row) => row.names));
    const enumerations = await readEnumerations();
    const nouns = [
      ...readdirSync(join(root, "packages/server/src/modules")).map((name) => ({ kind: "module", name })),
      ...[...readTables().ownerOf.keys()].map((name) => ({ kind: "table", name })),
      ...Object.keys(permissionWords).map((name) => ({ kind: "permission", name: name.split(".")[0] ?? "" })),
      ...Object.keys(eventWords).map((name) => ({ kind: "event", name: name.split(".")[0] ?? "" })),
      ...enumerations.map(({ name }) => ({ kind: "enumeration", name })),
    ];
    const absent = nouns
      .filter(({ name }) => !known.has(camelCase(name)))
      .map(({ kind, name }) => `GLOSSARY.md has no row for the ${kind} ${name}`);
    return [...findRowProblems(rows), ...new Set(absent), ...findSilent(enumerations)];
  },
};

type Row = { readonly chinese: string; readonly names: readonly string[] };

/** Rows of the tables: the Chinese word in the first column, English names between backquotes in the second. */
function readRows(): Row[] {
  const file = join(root, "GLOSSARY.md");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return lines
    .filter((line) => line.startsWith("|") && !/^\|[-\s|]+$/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, chinese = "", second = ""]) => ({
      chinese,
      names: [...second.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => camelCase(name)),
    }))
    .filter((row) => row.names.length > 0);
}

function findRowProblems(rows: readonly Row[]): string[] {
  const seen = new Map<string, number>();
  for (const name of rows.flatMap((row) => row.names)) seen.set(name, (seen.get(name) ?? 0) + 1);
  return [
    ...rows.filter((row) => !hasChinese.test(row.chinese)).map((row) => `GLOSSARY.md: ${row.names.join(", ")} has no Chinese word`),
    ...[...seen].filter(([, count]) => count > 1).map(([name]) => `GLOSSARY.md has ${name} in more than one row`),
  ];
}

type Enumeration = { readonly name: string; readonly words: Readonly<Record<string, string>> };

async function readEnumerations(): Promise<Enumeration[]> {
  const files = globSync("packages/contract/src/*.ts", { cwd: root }).filter((file) => !file.endsWith(".test.ts"));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(root, file)).href) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (isWords(value) ? [{ name, words: value.words }] : [])),
  );
}

function isWords(value: unknown): value is Enumeration & { values: readonly string[] } {
  return typeof value === "object" && value !== null && "words" in value && "values" in value && "word" in value;
}

function findSilent(enumerations: readonly Enumeration[]): string[] {
  const events = Object.entries(eventWords).flatMap(([name, { staff, requester }]) => [
    [name, staff],
    ...(requester === null ? [] : [[name, requester]]),
  ]);
  const spoken = [
    ...enumerations.flatMap(({ name, words }) => Object.entries(words).map(([value, word]) => [`${name}.${value}`, word])),
    ...events,
    ...Object.entries(permissionWords),
    ...Object.entries(refusalSentences),
  ];
  return spoken.filter(([, word = ""]) => !hasChinese.test(word)).map(([name]) => `${name} has no Chinese word`);
}

/** work_order, work-order and WorkOrder are one name. */
function camelCase(name: string): string {
  const joined = name.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
