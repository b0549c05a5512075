import * as contract from "@yihao/contract/knowledge";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { expireArticle } from "./actions/expire.ts";
import { reviewArticle } from "./actions/review.ts";
import { draftArticle, reviseArticle, submitArticle } from "./actions/write.ts";
import { pageOfArticles, pageOfPublicArticles, readArticle, readPublicArticle } from "./queries.ts";
import { createViewCounter } from "./views.ts";

export function knowledgeRoutes(app: App, world: World): void {
  const views = createViewCounter(world);
  serve(app, world, contract.searchArticles, (asked) => pageOfArticles(asked, asked.query));
  serve(app, world, contract.readArticle, async (asked) => {
    const article = await readArticle(asked, asked.params.id);
    if (article.state === "published") views.count(asked.cityCode, article.id);
    return article;
  });
  serve(app, world, contract.draftArticle, async (asked) => readArticle(asked, await draftArticle(asked, asked.body)));
  serve(app, world, contract.reviseArticle, async (asked) => {
    await reviseArticle(asked, asked.params.id, asked.body);
    return readArticle(asked, asked.params.id);
  });
  serve(app, world, contract.submitArticle, async (asked) => {
    await submitArticle(asked, asked.params.id);
    return readArticle(asked, asked.params.id);
  });
  serve(app, world, contract.reviewArticle, async (asked) => {
    await reviewArticle(asked, asked.params.id, asked.body);
    return readArticle(asked, asked.params.id);
  });
  serve(app, world, contract.expireArticle, async (asked) => {
    await expireArticle(asked, asked.params.id, asked.body.reason);
    return readArticle(asked, asked.params.id);
  });
  serve(app, world, contract.searchPublicArticles, (asked) => pageOfPublicArticles(asked, asked.query));
  serve(app, world, contract.readPublicArticle, async (asked) => {
    const article = await readPublicArticle(asked, asked.params.id);
    views.count(asked.cityCode, article.id);
    return article;
  });
}
