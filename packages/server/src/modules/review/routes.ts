import * as contract from "@yihao/contract/review";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { readWorkOrderRow } from "../work-order/index.ts";
import { review } from "./actions.ts";
import { readPoints, setPoints } from "./points.ts";
import { reviewsOf } from "./queries.ts";

export function reviewRoutes(app: App, world: World): void {
  serve(app, world, contract.listReviewPoints, (asked) => readPoints(asked));
  serve(app, world, contract.setReviewPoints, async (asked) => {
    await setPoints(asked, asked.body.points);
    return readPoints(asked);
  });
  serve(app, world, contract.listReviews, (asked) => reviewsOf(asked, asked.params.id));
  serve(app, world, contract.reviewReply, async (asked) => {
    await review(asked, asked.params.id, asked.body);
    return readWorkOrderRow(asked, asked.params.id);
  });
}
