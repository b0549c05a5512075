import * as contract from "@yihao/contract/callback";
import * as dissatisfied from "@yihao/contract/dissatisfied";
import * as evaluation from "@yihao/contract/evaluation";
import * as typical from "@yihao/contract/typical-case";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { findByReceipt, findDemand } from "../demand/index.ts";
import { clearCase } from "./actions/cases.ts";
import { evaluateWithLink } from "./actions/invite.ts";
import { claim, release } from "./actions/pool.ts";
import { recheck } from "./actions/recheck.ts";
import { attempt, evaluate, evaluateOnline } from "./actions/record.ts";
import { publish, write } from "./actions/typical.ts";
import { progressOf } from "./progress.ts";
import { callbacksOf, callbacksOfAnswer, countOfPools, pageOfCallbacks, readCallback } from "./queries/callbacks.ts";
import { pageOfCases, readCase, weekOfCases } from "./queries/dissatisfied.ts";
import { invitationOf } from "./queries/invitation.ts";
import { pageOfTypicalCases, presentTypicalCase } from "./queries/typical.ts";

export function callbackRoutes(app: App, world: World): void {
  serve(app, world, contract.listCallbacks, (asked) => pageOfCallbacks(asked, asked.query));
  serve(app, world, contract.countCallbacks, (asked) => countOfPools(asked));
  serve(app, world, contract.listWorkOrderCallbacks, (asked) => callbacksOf(asked, asked.params.id));
  serve(app, world, contract.listDemandCallbacks, (asked) => callbacksOfAnswer(asked, asked.params.id));
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
  serve(app, world, evaluation.recheckEvaluation, async (asked) => readCallback(asked, await recheck(asked, asked.params.id, asked.body)));
  serve(app, world, contract.readProgress, async (asked) => progressOf(asked, await findByReceipt(asked, asked.body)));
  serve(app, world, contract.evaluateByRequester, async (asked) => {
    const demand = await evaluateOnline(asked, asked.body);
    return progressOf(asked, (await findDemand(asked.db, asked.cityCode, demand.id)) ?? demand);
  });
  serve(app, world, evaluation.readInvitation, (asked) => invitationOf(asked, asked.body.token));
  serve(app, world, evaluation.evaluateByLink, async (asked) => {
    await evaluateWithLink(asked, asked.body);
    return invitationOf(asked, asked.body.token);
  });
  serve(app, world, dissatisfied.listDissatisfiedCases, (asked) => pageOfCases(asked, asked.query));
  serve(app, world, dissatisfied.readDissatisfiedWeek, (asked) => weekOfCases(asked, asked.query));
  serve(app, world, dissatisfied.clearDissatisfiedCase, async (asked) => {
    await clearCase(asked, asked.params.id, asked.body);
    return readCase(asked, asked.params.id);
  });
  serve(app, world, typical.listTypicalCases, (asked) => pageOfTypicalCases(asked, asked.query));
  serve(app, world, typical.writeTypicalCase, async (asked) => presentTypicalCase(asked, await write(asked, asked.body)));
  serve(app, world, typical.publishTypicalCase, async (asked) => presentTypicalCase(asked, await publish(asked, asked.params.id)));
}
