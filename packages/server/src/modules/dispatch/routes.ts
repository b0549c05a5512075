import * as contract from "@yihao/contract/dispatch";
import * as batchContract from "@yihao/contract/dispatch-batch";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { readWorkOrderRow } from "../work-order/index.ts";
import { dispatchAll, propose } from "./actions/batch.ts";
import { designate, dispatch, sendBack } from "./actions/make.ts";
import { elevate, reassign } from "./actions/take-back.ts";
import { dispatchesOf } from "./queries.ts";

export function dispatchRoutes(app: App, world: World): void {
  serve(app, world, contract.listDispatches, (asked) => dispatchesOf(asked, asked.params.id));
  serve(app, world, contract.dispatchWorkOrder, async (asked) => {
    await dispatch(asked, asked.params.id, asked.body);
    return readWorkOrderRow(asked, asked.params.id);
  });
  serve(app, world, contract.designateWorkOrder, async (asked) => {
    await designate(asked, asked.params.id, asked.body);
    return readWorkOrderRow(asked, asked.params.id);
  });
  serve(app, world, contract.reassignWorkOrder, async (asked) => {
    await reassign(asked, asked.params.id, asked.body.reason);
    return readWorkOrderRow(asked, asked.params.id);
  });
  serve(app, world, contract.elevateWorkOrder, async (asked) => {
    await elevate(asked, asked.params.id, asked.body.reason);
    return readWorkOrderRow(asked, asked.params.id);
  });
  serve(app, world, contract.sendBackWorkOrder, async (asked) => {
    await sendBack(asked, asked.params.id, asked.body.reason);
    return readWorkOrderRow(asked, asked.params.id);
  });
  serve(app, world, batchContract.proposeDispatches, (asked) => propose(asked, asked.body));
  serve(app, world, batchContract.dispatchBatch, (asked) => dispatchAll(asked, asked.body));
}
