import * as contract from "@yihao/contract/applications";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { applyForBeyondDuty, applyForExtension, applyForPause, withdraw } from "./actions/applications.ts";
import { decide } from "./actions/decide-application.ts";
import { resume } from "./actions/resume.ts";
import { takeBack } from "./actions/take-back.ts";
import { applicationsOf, countOfApplications, pageOfApplications, readApplication } from "./applications-queries.ts";

export function applicationsRoutes(app: App, world: World): void {
  serve(app, world, contract.applyExtension, async (asked) =>
    readApplication(asked, await applyForExtension(asked, asked.params.id, asked.body)),
  );
  serve(app, world, contract.applyPause, async (asked) => readApplication(asked, await applyForPause(asked, asked.params.id, asked.body)));
  serve(app, world, contract.claimBeyondDuty, async (asked) =>
    readApplication(asked, await applyForBeyondDuty(asked, asked.params.id, asked.body)),
  );
  serve(app, world, contract.decideApplication, async (asked) => {
    await decide(asked, asked.params.id, asked.body);
    return readApplication(asked, asked.params.id);
  });
  serve(app, world, contract.withdrawApplication, async (asked) => {
    await withdraw(asked, asked.params.id);
    return readApplication(asked, asked.params.id);
  });
  serve(app, world, contract.listApplications, (asked) => pageOfApplications(asked, asked.query));
  serve(app, world, contract.countApplications, (asked) => countOfApplications(asked));
  serve(app, world, contract.listWorkOrderApplications, (asked) => applicationsOf(asked, asked.params.id));
  serve(app, world, contract.resumeAssignment, async (asked) => ({
    id: asked.params.id,
    dueAt: (await resume(asked, asked.params.id, asked.body)).toISOString(),
  }));
  serve(app, world, contract.takeBackDelegation, async (asked) => {
    await takeBack(asked, asked.params.id, asked.body.reason);
    return { id: asked.params.id };
  });
}
