import * as chaseContract from "@yihao/contract/chase";
import * as endContract from "@yihao/contract/order-ends";
import * as markContract from "@yihao/contract/order-marks";
import * as contract from "@yihao/contract/work-order";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { readDemand } from "../demand/index.ts";
import { chase, chaseOnline } from "./actions/chase.ts";
import { complete } from "./actions/complete.ts";
import { proposeConclusion, settleConclusion } from "./actions/conclude.ts";
import { create } from "./actions/create.ts";
import { lookAtRequester } from "./actions/look.ts";
import { linkRepeat, mark } from "./actions/mark.ts";
import { mergeDemand, mergeOrders, unmerge } from "./actions/merge.ts";
import { liftRecusal, recuse } from "./actions/recuse.ts";
import { requestTermination, settleTermination } from "./actions/terminate.ts";
import { withdraw, withdrawOnline, withdrawRegistered } from "./actions/withdraw.ts";
import { countOrders, pageOfWorkOrders, readRow, readWorkOrder, workOrderTimeline } from "./queries.ts";
import { countOfEndRequests, pageOfConclusions, pageOfTerminations, waysOf } from "./ways.ts";

export function workOrderRoutes(app: App, world: World): void {
  serve(app, world, contract.createWorkOrder, async (asked) => readRow(asked, await create(asked, asked.params.id, asked.body)));
  serve(app, world, contract.mergeDemand, async (asked) => {
    await mergeDemand(asked, asked.params.id, asked.body);
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
  endRoutes(app, world);
  markRoutes(app, world);
}

function endRoutes(app: App, world: World): void {
  serve(app, world, endContract.readOrderWays, (asked) => waysOf(asked, asked.params.id));
  serve(app, world, endContract.listTerminationRequests, (asked) => pageOfTerminations(asked, asked.query));
  serve(app, world, endContract.listConclusionProposals, (asked) => pageOfConclusions(asked, asked.query));
  serve(app, world, endContract.countEndRequests, (asked) => countOfEndRequests(asked));
  serve(app, world, endContract.withdrawWorkOrder, async (asked) => {
    await withdraw(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, endContract.withdrawDemand, async (asked) => {
    await withdrawRegistered(asked, asked.params.id, asked.body);
    return readDemand(asked, asked.params.id);
  });
  serve(app, world, endContract.withdrawByRequester, (asked) => withdrawOnline(asked, asked.body));
  serve(app, world, endContract.requestTermination, async (asked) => {
    await requestTermination(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, endContract.decideTermination, async (asked) =>
    readRow(asked, await settleTermination(asked, asked.params.id, asked.body)),
  );
  serve(app, world, endContract.proposeConclusion, async (asked) => {
    await proposeConclusion(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, endContract.confirmConclusion, async (asked) =>
    readRow(asked, await settleConclusion(asked, asked.params.id, asked.body)),
  );
  serve(app, world, endContract.mergeWorkOrder, async (asked) => {
    await mergeOrders(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, endContract.unmergeDemand, async (asked) => {
    await unmerge(asked, asked.params.id, asked.body.reason);
    return readDemand(asked, asked.params.id);
  });
}

function markRoutes(app: App, world: World): void {
  serve(app, world, markContract.markWorkOrder, async (asked) => {
    await mark(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, markContract.recuseAgency, async (asked) => {
    await recuse(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, markContract.liftRecusal, async (asked) =>
    readRow(asked, await liftRecusal(asked, asked.params.id, asked.body.reason)),
  );
  serve(app, world, markContract.linkRepeat, async (asked) => {
    await linkRepeat(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, chaseContract.chaseWorkOrder, async (asked) => {
    await chase(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, chaseContract.chaseByRequester, (asked) => chaseOnline(asked, asked.body));
}
