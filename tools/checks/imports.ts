import { globSync } from "node:fs";
import { type Check, root, runTool } from "./check.ts";

type Cruised = {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[];
  };
};

const cruisedFolders = ["packages", "tests", "tools", "bench"];

export const imports: Check = {
  name: "imports",
  async find() {
    const { output, errors } = await runTool("dependency-cruiser/bin/dependency-cruiser.mjs", [
      "--config",
      ".dependency-cruiser.mjs",
      "--output-type",
      "json",
      ...cruisedFolders,
    ]);
    if (!output.startsWith("{")) return [`dependency-cruiser: ${errors || output}`];
    const cruised = JSON.parse(output) as Cruised;
    return [...cruised.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`), ...findUnseen(cruised)];
  },
};

/** With a TypeScript whose API it does not know, the tool sees nothing and passes: so it must have seen every file. */
function findUnseen(cruised: Cruised): string[] {
  const seen = new Map(cruised.modules.map((module) => [module.source, module.dependencies.length]));
  const files = cruisedFolders.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: (name) => /^(node_modules|dist.*)$/.test(name) }),
  );
  const unseen = files.filter((file) => !file.endsWith(".d.ts") && !seen.has(file));
  const edges = [...seen.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...unseen.map((file) => `not seen by dependency-cruiser: ${file}`),
    ...(edges === 0 ? ["dependency-cruiser saw no import at all"] : []),
  ];
}
