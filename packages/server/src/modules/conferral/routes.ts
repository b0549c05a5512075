import * as contract from "@yihao/contract/conferral";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { cancel, change, confer, hold, plan } from "./actions.ts";
import { calendarOfConferrals, conferralsOfOrder, readConferral } from "./queries.ts";

export function conferralRoutes(app: App, world: World): void {
  serve(app, world, contract.listConferrals, (asked) => calendarOfConferrals(asked, asked.query));
  serve(app, world, contract.readConferral, (asked) => readConferral(asked, asked.params.id));
  serve(app, world, contract.planConferral, async (asked) => readConferral(asked, await plan(asked, asked.body)));
  serve(app, world, contract.changeConferral, async (asked) => {
    await change(asked, asked.params.id, asked.body);
    return readConferral(asked, asked.params.id);
  });
  serve(app, world, contract.holdConferral, async (asked) => {
    await hold(asked, asked.params.id, asked.body);
    return readConferral(asked, asked.params.id);
  });
  serve(app, world, contract.cancelConferral, async (asked) => {
    await cancel(asked, asked.params.id, asked.body);
    return readConferral(asked, asked.params.id);
  });
  serve(app, world, contract.listWorkOrderConferrals, (asked) => conferralsOfOrder(asked, asked.params.id));
  serve(app, world, contract.conferOnWorkOrder, async (asked) => readConferral(asked, await confer(asked, asked.params.id, asked.body)));
}
