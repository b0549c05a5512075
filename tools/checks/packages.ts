import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Check, root } from "./check.ts";

type Lock = {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string; readonly link?: boolean }>>;
};

// Two copies of these break at run time, and npm installs a second one with no more than a warning.
const onlyOnce = ["react", "react-dom", "kysely", "zod"];

export const packages: Check = {
  name: "packages",
  async find() {
    const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
    const entries = Object.entries(lock.packages);
    const twice = onlyOnce.flatMap((name) => {
      const places = entries.filter(([path]) => path.endsWith(`node_modules/${name}`));
      return places.length === 1
        ? []
        : [`${name} must be installed exactly once: ${places.map(([path, { version }]) => `${path} ${version}`).join(", ") || "absent"}`];
    });
    // A host in the lock file ties everybody to the registry of whoever wrote it; .npmrc leaves it out.
    const hosted = entries.filter(([, { resolved, link }]) => resolved !== undefined && link !== true);
    return [...twice, ...hosted.map(([path, { resolved }]) => `package-lock.json names a host for ${path}: ${resolved}`)];
  },
};
