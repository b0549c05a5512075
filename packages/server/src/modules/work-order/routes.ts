import * as contract from "@yihao/contract/work-order";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { readDemand } from "../demand/index.ts";
import { complete } from "./actions/complete.ts";
import { create, merge } from "./actions/create.ts";
import { lookAtRequester } from "./actions/look.ts";
import { countOrders, pageOfWorkOrders, readRow, readWorkOrder, workOrderTimeline } from "./queries.ts";

export function workOrderRoutes(app: App, world: World): void {
  serve(app, world, contract.createWorkOrder, async (asked) => readRow(asked, await create(asked, asked.params.id, asked.body)));
  serve(app, world, contract.mergeDemand, async (asked) => {
    await merge(asked, asked.params.id, asked.body);
    return readDemand(asked, asked.params.id);
  });
  serve(app, world, contract.listWorkOrders, (asked) => pageOfWorkOrders(asked, asked.query));
  serve(app, world, contract.countWorkOrders, (asked) => countOrders(asked));
  serve(app, world, contract.readWorkOrder, (asked) => readWorkOrder(asked, asked.params.id));
  serve(app, world, contract.readWorkOrderTimeline, (asked) => workOrderTimeline(asked, asked.params.id));
  serve(app, world, contract.lookAtRequester, (asked) => lookAtRequester(asked, asked.params.id, asked.body.purpose));
  serve(app, world, contract.completeWorkOrder, async (asked) => {
    await complete(asked, asked.params.id, asked.body.supplement);
    return readRow(asked, asked.params.id);
  });
}
