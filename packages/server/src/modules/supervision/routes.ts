import * as oversight from "@yihao/contract/oversight";
import * as contract from "@yihao/contract/supervision";
import * as warning from "@yihao/contract/warning";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { Call, World } from "../../platform/world.ts";
import { answer, askReturn, close, confirmCorrection, decideReturn, review } from "./actions/answer.ts";
import { claim, issue, openCase, release, withdraw } from "./actions/case.ts";
import { checkOrder, checkUnit, confirmSiteCorrection } from "./actions/check.ts";
import { handPackage, openPackage, sealCase, sealOrder } from "./actions/clue.ts";
import { instructCase, instructOrder } from "./actions/instruct.ts";
import { boundsOf, setThreshold } from "./actions/thresholds.ts";
import { urge } from "./actions/urge.ts";
import { presentPackage, presentThreshold } from "./present.ts";
import { countsOf, pageOfCases, readCase, readCaseRow } from "./queries/case.ts";
import { oversightOf, pageOfChecks, pageOfPackages, presentChecks, presentInstructions, presentUrgeRow } from "./queries/oversight.ts";
import { verifyTallies } from "./queries/verification.ts";
import { wallboardOf } from "./queries/wallboard.ts";
import { agencyBoards, pageOfWarnings, readThresholds } from "./queries/warnings.ts";

export function supervisionRoutes(app: App, world: World): void {
  warningRoutes(app, world);
  caseRoutes(app, world);
  oversightRoutes(app, world);
}

function warningRoutes(app: App, world: World): void {
  serve(app, world, warning.listWarnings, (asked) => pageOfWarnings(asked, asked.query));
  serve(app, world, warning.listAgencyBoards, (asked) => agencyBoards(asked, asked.query));
  serve(app, world, warning.listWarningThresholds, (asked) => readThresholds(asked));
  serve(app, world, warning.setWarningThreshold, async (asked) => {
    const row = await setThreshold(asked, asked.body);
    return presentThreshold(row.indicator, boundsOf(row), row);
  });
  serve(app, world, warning.verifyWarnings, (asked) => verifyTallies(asked));
  serve(app, world, warning.readWallboard, (asked) => wallboardOf(asked));
}

function caseRoutes(app: App, world: World): void {
  /** An act on a case, and the case as it is then. */
  const after = async (asked: Call & { params: { id: string } }, act: Promise<void>) => {
    await act;
    return readCaseRow(asked, asked.params.id);
  };
  serve(app, world, contract.listSupervisionCases, (asked) => pageOfCases(asked, asked.query));
  serve(app, world, contract.countSupervision, (asked) => countsOf(asked));
  serve(app, world, contract.readSupervisionCase, (asked) => readCase(asked, asked.params.id));
  serve(app, world, contract.openSupervisionCase, async (asked) => readCaseRow(asked, await openCase(asked, asked.body)));
  serve(app, world, contract.claimSupervisionCase, (asked) => after(asked, claim(asked, asked.params.id)));
  serve(app, world, contract.releaseSupervisionCase, (asked) => after(asked, release(asked, asked.params.id)));
  serve(app, world, contract.issueSupervisionCase, (asked) => after(asked, issue(asked, asked.params.id, asked.body.workingDays)));
  serve(app, world, contract.withdrawSupervisionCase, (asked) => after(asked, withdraw(asked, asked.params.id, asked.body.reason)));
  serve(app, world, contract.returnSupervisionCase, (asked) => after(asked, askReturn(asked, asked.params.id, asked.body.reason)));
  serve(app, world, contract.decideSupervisionReturn, (asked) => after(asked, decideReturn(asked, asked.params.id, asked.body)));
  serve(app, world, contract.answerSupervisionCase, (asked) => after(asked, answer(asked, asked.params.id, asked.body)));
  serve(app, world, contract.reviewSupervisionAnswer, (asked) => after(asked, review(asked, asked.params.id, asked.body)));
  serve(app, world, contract.confirmCorrection, (asked) => after(asked, confirmCorrection(asked, asked.params.id, asked.body.opinion)));
  serve(app, world, contract.closeSupervisionCase, (asked) => after(asked, close(asked, asked.params.id, asked.body.opinion)));
}

function oversightRoutes(app: App, world: World): void {
  const one = <T>(items: readonly T[]): T => {
    const [first] = items;
    if (first === undefined) throw new Error("nothing was presented");
    return first;
  };
  serve(app, world, oversight.readOrderOversight, (asked) => oversightOf(asked, asked.params.id));
  serve(app, world, oversight.urgeWorkOrder, async (asked) => presentUrgeRow(asked, await urge(asked, asked.params.id, asked.body.words)));
  serve(app, world, oversight.instructOnWorkOrder, async (asked) =>
    one(await presentInstructions(asked, [await instructOrder(asked, asked.params.id, asked.body)])),
  );
  serve(app, world, oversight.instructOnCase, async (asked) =>
    one(await presentInstructions(asked, [await instructCase(asked, asked.params.id, asked.body)])),
  );
  serve(app, world, oversight.checkWorkOrder, async (asked) =>
    one(await presentChecks(asked, [await checkOrder(asked, asked.params.id, asked.body)])),
  );
  serve(app, world, oversight.checkAgency, async (asked) =>
    one(await presentChecks(asked, [await checkUnit(asked, asked.params.id, asked.body)])),
  );
  serve(app, world, oversight.confirmSiteCorrection, async (asked) =>
    one(await presentChecks(asked, [await confirmSiteCorrection(asked, asked.params.id, asked.body.words)])),
  );
  serve(app, world, oversight.listSiteChecks, (asked) => pageOfChecks(asked, asked.query));
  serve(app, world, oversight.sealClueOfWorkOrder, async (asked) =>
    presentPackage(await sealOrder(asked, asked.params.id, asked.body), asked),
  );
  serve(app, world, oversight.sealClueOfCase, async (asked) => presentPackage(await sealCase(asked, asked.params.id, asked.body), asked));
  serve(app, world, oversight.listCluePackages, (asked) => pageOfPackages(asked, asked.query));
  serve(app, world, oversight.openCluePackage, (asked) => openPackage(asked, asked.params.id, asked.body.purpose));
  serve(app, world, oversight.handCluePackage, async (asked) =>
    presentPackage(await handPackage(asked, asked.params.id, asked.body), asked),
  );
}
