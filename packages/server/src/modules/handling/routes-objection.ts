import * as contract from "@yihao/contract/objection";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { decideOn, raise } from "./actions/objection.ts";
import { objectionsOf, pageOfObjections, readObjection } from "./objection-queries.ts";

export function objectionRoutes(app: App, world: World): void {
  serve(app, world, contract.listObjections, (asked) => pageOfObjections(asked, asked.query));
  serve(app, world, contract.listWorkOrderObjections, (asked) => objectionsOf(asked, asked.params.id));
  serve(app, world, contract.raiseObjection, async (asked) => readObjection(asked, await raise(asked, asked.params.id, asked.body)));
  serve(app, world, contract.decideObjection, async (asked) => {
    await decideOn(asked, asked.params.id, asked.body);
    return readObjection(asked, asked.params.id);
  });
}
