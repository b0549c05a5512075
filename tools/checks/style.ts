import { type Check, findByTool } from "./check.ts";

export const style: Check = {
  name: "style",
  find: () => findByTool("@biomejs/biome/bin/biome", ["check", "--max-diagnostics=60", "--error-on-warnings"]),
};
