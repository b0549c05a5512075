import * as contract from "@yihao/contract/statistics";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { agencyFiguresOf } from "./queries/agencies.ts";
import { breakdownOf } from "./queries/breakdown.ts";
import { figuresOf } from "./queries/figures.ts";
import { demandRecordsOf, workOrderRecordsOf } from "./queries/records.ts";
import { verifyIdentities } from "./verification.ts";

export function statisticsRoutes(app: App, world: World): void {
  serve(app, world, contract.readFigures, (asked) => figuresOf(asked, asked.query));
  serve(app, world, contract.readBreakdown, (asked) => breakdownOf(asked, asked.params.dimension, asked.query));
  serve(app, world, contract.openDemandRecords, (asked) => demandRecordsOf(asked, asked.query));
  serve(app, world, contract.openWorkOrderRecords, (asked) => workOrderRecordsOf(asked, asked.query));
  serve(app, world, contract.readAgencyFigures, (asked) => agencyFiguresOf(asked, asked.query));
  serve(app, world, contract.verifyStatistics, (asked) => verifyIdentities(asked));
}
