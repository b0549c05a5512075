import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";

/** One file per bench; each exports `run` and prints what it likes on stderr. The result is one JSON line, last on stdout. */
export type Bench = { run(options: Record<string, string | undefined>): Promise<Record<string, unknown>> };

const infrastructure = new Set(["main.ts", "stage.ts", "generate-assignments.ts", "generate-history.ts", "generate-orders.ts"]);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !infrastructure.has(file))
  .map((file) => file.slice(0, -3));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string" }, rows: { type: "string" }, kills: { type: "string" } },
});
const [name] = positionals;
if (name === undefined || !names.includes(name)) {
  console.error(`用法：npm run bench -- <${names.join(" | ")}>`);
  process.exit(2);
}
const bench = (await import(`./${name}.ts`)) as Bench;
const result = await bench.run(values);
console.log(JSON.stringify({ bench: name, ...result }));
