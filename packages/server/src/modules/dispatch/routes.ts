import * as contract from "@yihao/contract/dispatch";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { readWorkOrderRow } from "../work-order/index.ts";
import { dispatch, sendBack } from "./actions.ts";
import { dispatchesOf } from "./queries.ts";

export function dispatchRoutes(app: App, world: World): void {
  serve(app, world, contract.listDispatches, (asked) => dispatchesOf(asked, asked.params.id));
  serve(app, world, contract.dispatchWorkOrder, async (asked) => {
    await dispatch(asked, asked.params.id, asked.body);
    return readWorkOrderRow(asked, asked.params.id);
  });
  serve(app, world, contract.sendBackWorkOrder, async (asked) => {
    await sendBack(asked, asked.params.id, asked.body.reason);
    return readWorkOrderRow(asked, asked.params.id);
  });
}
