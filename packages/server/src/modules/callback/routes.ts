import * as contract from "@yihao/contract/callback";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { findByReceipt, findDemand } from "../demand/index.ts";
import { claim, release } from "./actions/pool.ts";
import { attempt, evaluate, evaluateOnline } from "./actions/record.ts";
import { progressOf } from "./progress.ts";
import { callbacksOf, countOfPools, pageOfCallbacks, readCallback } from "./queries.ts";

export function callbackRoutes(app: App, world: World): void {
  serve(app, world, contract.listCallbacks, (asked) => pageOfCallbacks(asked, asked.query));
  serve(app, world, contract.countCallbacks, (asked) => countOfPools(asked));
  serve(app, world, contract.listWorkOrderCallbacks, (asked) => callbacksOf(asked, asked.params.id));
  serve(app, world, contract.claimCallback, async (asked) => {
    await claim(asked, asked.params.id);
    return readCallback(asked, asked.params.id);
  });
  serve(app, world, contract.releaseCallback, async (asked) => {
    await release(asked, asked.params.id);
    return readCallback(asked, asked.params.id);
  });
  serve(app, world, contract.attemptCallback, async (asked) => {
    await attempt(asked, asked.params.id, asked.body);
    return readCallback(asked, asked.params.id);
  });
  serve(app, world, contract.evaluateCallback, async (asked) => {
    await evaluate(asked, asked.params.id, asked.body);
    return readCallback(asked, asked.params.id);
  });
  serve(app, world, contract.readProgress, async (asked) => progressOf(asked, await findByReceipt(asked, asked.body)));
  serve(app, world, contract.evaluateByRequester, async (asked) => {
    const demand = await evaluateOnline(asked, asked.body);
    return progressOf(asked, (await findDemand(asked.db, asked.cityCode, demand.id)) ?? demand);
  });
}
