import * as assessment from "@yihao/contract/assessment";
import * as appeals from "@yihao/contract/assessment-appeal";
import * as schemes from "@yihao/contract/assessment-scheme";
import * as exclusions from "@yihao/contract/exclusion";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import * as appeal from "./actions/appeal.ts";
import * as exclusion from "./actions/exclusion.ts";
import { decide, prepare } from "./actions/exclusion-decide.ts";
import * as period from "./actions/period.ts";
import { add } from "./actions/scheme.ts";
import { pageOfAppeals, readAppeal } from "./queries/appeal.ts";
import {
  carriedRecordsOf,
  compare,
  lossRecordsOf,
  pageOfAssessments,
  readAgencyResult,
  readAssessment,
  readRow,
  readSchemes,
} from "./queries/assessment.ts";
import { countWaiting, exclusionsOfOrder, pageOfExclusions, readExclusion } from "./queries/exclusion.ts";

export function assessmentRoutes(app: App, world: World): void {
  serveExclusions(app, world);
  serveAssessments(app, world);
  serveAppeals(app, world);
  serve(app, world, schemes.listSchemes, (asked) => readSchemes(asked));
  serve(app, world, schemes.addScheme, (asked) => add(asked, asked.body));
}

function serveExclusions(app: App, world: World): void {
  serve(app, world, exclusions.listExclusions, (asked) => pageOfExclusions(asked, asked.query));
  serve(app, world, exclusions.countExclusions, (asked) => countWaiting(asked));
  serve(app, world, exclusions.readExclusion, (asked) => readExclusion(asked, asked.params.id));
  serve(app, world, exclusions.listWorkOrderExclusions, (asked) => exclusionsOfOrder(asked, asked.params.id));
  serve(app, world, exclusions.applyExclusion, async (asked) =>
    readExclusion(asked, await exclusion.apply(asked, asked.params.id, asked.body)),
  );
  serve(app, world, exclusions.endorseExclusion, async (asked) => {
    await exclusion.endorse(asked, asked.params.id, asked.body);
    return readExclusion(asked, asked.params.id);
  });
  serve(app, world, exclusions.prepareExclusion, async (asked) => {
    await prepare(asked, asked.params.id, asked.body);
    return readExclusion(asked, asked.params.id);
  });
  serve(app, world, exclusions.decideExclusion, async (asked) => {
    await decide(asked, asked.params.id, asked.body);
    return readExclusion(asked, asked.params.id);
  });
  serve(app, world, exclusions.appealExclusion, async (asked) => {
    await exclusion.appeal(asked, asked.params.id, asked.body);
    return readExclusion(asked, asked.params.id);
  });
  serve(app, world, exclusions.withdrawExclusion, async (asked) => {
    await exclusion.withdraw(asked, asked.params.id, asked.body);
    return readExclusion(asked, asked.params.id);
  });
}

function serveAssessments(app: App, world: World): void {
  serve(app, world, assessment.listAssessments, (asked) => pageOfAssessments(asked, asked.query));
  serve(app, world, assessment.createAssessment, async (asked) => readRow(asked, await period.create(asked, asked.body)));
  serve(app, world, assessment.readAssessment, (asked) => readAssessment(asked, asked.params.id));
  serve(app, world, assessment.readAgencyResult, (asked) => readAgencyResult(asked, asked.params.id, asked.params.agencyId));
  serve(app, world, assessment.listLossRecords, (asked) => lossRecordsOf(asked, asked.params, asked.query));
  serve(app, world, assessment.listCarriedRecords, (asked) => carriedRecordsOf(asked, asked.params, asked.query));
  serve(app, world, assessment.compareAssessment, (asked) => compare(asked, asked.params.id));
  serve(app, world, assessment.computeAssessment, async (asked) => {
    await period.recompute(asked, asked.params.id);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, assessment.enterAssessmentValues, async (asked) => {
    await period.enter(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, assessment.announceAssessment, async (asked) => {
    await period.announce(asked, asked.params.id);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, assessment.freezeAssessment, async (asked) => {
    await period.freeze(asked, asked.params.id, asked.body);
    return readRow(asked, asked.params.id);
  });
  serve(app, world, assessment.publishAssessment, async (asked) => {
    await period.publish(asked, asked.params.id);
    return readRow(asked, asked.params.id);
  });
}

function serveAppeals(app: App, world: World): void {
  serve(app, world, appeals.listAssessmentAppeals, (asked) => pageOfAppeals(asked, asked.query));
  serve(app, world, appeals.submitAssessmentAppeal, async (asked) =>
    readAppeal(asked, await appeal.submit(asked, asked.params.id, asked.body)),
  );
  serve(app, world, appeals.reviewAssessmentAppeal, async (asked) => {
    await appeal.review(asked, asked.params.id, asked.body);
    return readAppeal(asked, asked.params.id);
  });
  serve(app, world, appeals.decideAssessmentAppeal, async (asked) => {
    await appeal.decide(asked, asked.params.id, asked.body);
    return readAppeal(asked, asked.params.id);
  });
  serve(app, world, appeals.withdrawAssessmentAppeal, async (asked) => {
    await appeal.withdraw(asked, asked.params.id, asked.body);
    return readAppeal(asked, asked.params.id);
  });
}
