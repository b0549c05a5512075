import { type Check, findByTool } from "./check.ts";

export const unused: Check = {
  name: "unused",
  find: () => findByTool("knip/bin/knip.js", ["--no-progress", "--treat-config-hints-as-errors"]),
};
