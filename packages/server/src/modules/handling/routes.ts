import * as contract from "@yihao/contract/handling";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { reply } from "./actions/reply.ts";
import { decide, requestReturn } from "./actions/return.ts";
import { acknowledge, delegate } from "./actions/work.ts";
import { type Papers, serveDownloads } from "./download.ts";
import { assignmentsOf, countOfAssignments, pageOfAssignments, pageOfReturns, readRow } from "./queries.ts";
import { applicationsRoutes } from "./routes-applications.ts";
import { objectionRoutes } from "./routes-objection.ts";
import { repliesRoutes } from "./routes-replies.ts";

/** `papers`: who may see attachments that belong to modules further down. */
export function handlingRoutes(app: App, world: World, papers: Papers): void {
  serveDownloads(app, world, papers);
  objectionRoutes(app, world);
  repliesRoutes(app, world);
  applicationsRoutes(app, world);
  serve(app, world, contract.listAssignments, (asked) => pageOfAssignments(asked, asked.query));
  serve(app, world, contract.countAssignments, (asked) => countOfAssignments(asked));
  serve(app, world, contract.listWorkOrderAssignments, (asked) => assignmentsOf(asked, asked.params.id));
  serve(app, world, contract.listReturns, (asked) => pageOfReturns(asked, asked.query));
  serve(app, world, contract.acknowledgeAssignment, async (asked) => {
    await acknowledge(asked, asked.params.id);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, contract.returnAssignment, async (asked) => {
    await requestReturn(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, contract.delegateAssignment, async (asked) => {
    await delegate(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, contract.replyAssignment, async (asked) => {
    await reply(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, contract.decideReturn, async (asked) => readRow(asked, await decide(asked, asked.params.id, asked.body)));
}
