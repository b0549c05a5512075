import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Check, findByTool, root } from "./check.ts";

const projects = ["tsconfig.json", "tsconfig.web.json", ...(existsSync(join(root, "tests/e2e")) ? ["tsconfig.e2e.json"] : [])];

export const types: Check = {
  name: "types",
  async find() {
    // By path: the bin `tsc` belongs to TypeScript 6, which is here only for tools that need its API.
    const found = await Promise.all(projects.map((project) => findByTool("typescript-7/bin/tsc", ["-p", project])));
    return found.flat();
  },
};
