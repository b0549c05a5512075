import * as contract from "@yihao/contract/demand";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { answer, classify, decline, handOver } from "./actions/dispose.ts";
import { reveal } from "./actions/look.ts";
import { registerDemand, registerPublicDemand } from "./actions/register.ts";
import { countWaiting, demandTimeline, historyOf, pageOfDemands, readDemand } from "./queries.ts";
import { similarTo } from "./similar.ts";

export function demandRoutes(app: App, world: World): void {
  serve(app, world, contract.registerDemand, (asked) => registerDemand(asked, asked.body));
  serve(app, world, contract.submitPublicDemand, (asked) => registerPublicDemand(asked, asked.body));
  serve(app, world, contract.listDemands, (asked) => pageOfDemands(asked, asked.query));
  serve(app, world, contract.countDemands, (asked) => countWaiting(asked));
  serve(app, world, contract.requesterHistory, (asked) => historyOf(asked, asked.body.phone));
  serve(app, world, contract.similarDemands, (asked) => similarTo(asked, asked.body));
  serve(app, world, contract.readDemand, (asked) => readDemand(asked, asked.params.id));
  serve(app, world, contract.readDemandTimeline, (asked) => demandTimeline(asked, asked.params.id));
  serve(app, world, contract.classifyDemand, async (asked) => {
    await classify(asked, asked.params.id, asked.body);
    return readDemand(asked, asked.params.id);
  });
  serve(app, world, contract.answerDemand, async (asked) => {
    await answer(asked, asked.params.id, asked.body);
    return readDemand(asked, asked.params.id);
  });
  serve(app, world, contract.declineDemand, async (asked) => {
    await decline(asked, asked.params.id, asked.body);
    return readDemand(asked, asked.params.id);
  });
  serve(app, world, contract.handOverDemand, async (asked) => {
    await handOver(asked, asked.params.id, asked.body);
    return readDemand(asked, asked.params.id);
  });
  serve(app, world, contract.revealDemand, (asked) => reveal(asked, asked.params.id, asked.body));
}
