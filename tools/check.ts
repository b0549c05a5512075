/*
 * npm run check                 all steps; one line for each, and what is wrong below it
 * npm run check -- types style  only these
 * npm run check -- --write      draws docs/states again, then checks
 */
import { availableParallelism } from "node:os";
import { type Check, root } from "./checks/check.ts";
import { glossary } from "./checks/glossary.ts";
import { imports } from "./checks/imports.ts";
import { packages } from "./checks/packages.ts";
import { states } from "./checks/states.ts";
import { style } from "./checks/style.ts";
import { tables } from "./checks/tables.ts";
import { types } from "./checks/types.ts";
import { unused } from "./checks/unused.ts";
import { writeDrawings } from "./drawings/states.ts";

// The slowest first, so that the short ones fill the gaps.
const checks: readonly Check[] = [types, imports, unused, style, tables, glossary, states, packages];

export type Tally = { readonly passed: number; readonly failed: number };

/** Runs the checks side by side, as many as there are cores; prints as they end. */
export async function runChecks(names: readonly string[] = []): Promise<Tally> {
  const waiting = checks.filter((check) => names.length === 0 || names.includes(check.name));
  const results: boolean[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) results.push(await runOne(check));
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

async function runOne(check: Check): Promise<boolean> {
  const startedAt = performance.now();
  const found = await check.find().catch((error: unknown) => [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const lines = found
    .join("\n")
    .split("\n")
    .map((line) => `    ${line}`);
  console.log(found.length === 0 ? `✓ ${check.name} ${seconds} s` : `✗ ${check.name} ${seconds} s\n${lines.join("\n")}`);
  return found.length === 0;
}

function readNames(args: readonly string[]): string[] {
  const names = args.filter((arg) => arg !== "--write");
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length === 0) return names;
  console.error(`unknown check: ${unknown.join(", ")}; there are ${checks.map((check) => check.name).join(", ")}`);
  process.exit(2);
}

if (process.argv[1] === import.meta.filename) {
  const args = process.argv.slice(2);
  const names = readNames(args);
  if (args.includes("--write")) writeDrawings(root);
  const { failed } = await runChecks(names);
  process.exitCode = failed === 0 ? 0 : 1;
}
