import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { drawings } from "../drawings/states.ts";
import { type Check, root } from "./check.ts";

export const states: Check = {
  name: "states",
  async find() {
    const stale = drawings().filter(({ file, text }) => !existsSync(join(root, file)) || readFileSync(join(root, file), "utf8") !== text);
    return stale.map(({ file }) => `${file} is stale: npm run check -- --write draws it again`);
  },
};
