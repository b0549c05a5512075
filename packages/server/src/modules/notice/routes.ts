import * as contract from "@yihao/contract/notice";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import {
  createWebhook,
  type DemandJudge,
  deleteWebhook,
  judgeByScopeAlone,
  listDeliveries,
  listOwnNotices,
  listWebhooks,
  readNotice,
} from "./actions.ts";
import { presentDelivery, presentNotice, presentWebhook } from "./present.ts";

/** `judge` says who may see a demand's deliveries; without it only those whose scope is the whole city. */
export function noticeRoutes(app: App, world: World, judge: DemandJudge = judgeByScopeAlone): void {
  serve(app, world, contract.listNotices, async (asked) => {
    const page = await listOwnNotices(asked, asked.query);
    return { ...page, items: page.items.map(presentNotice) };
  });
  serve(app, world, contract.readNotice, async (asked) => {
    await readNotice(asked, asked.params.id, asked.query.whole === true);
    return undefined;
  });
  serve(app, world, contract.listDeliveries, async (asked) => {
    const rows = await listDeliveries(asked, asked.params.id, judge);
    return { items: rows.map((row) => presentDelivery(row, world.crypto)) };
  });
  serve(app, world, contract.listWebhooks, async (asked) => ({ items: (await listWebhooks(asked)).map(presentWebhook) }));
  serve(app, world, contract.createWebhook, async (asked) => {
    const { row, secret } = await createWebhook(asked, asked.body);
    return { ...presentWebhook(row), secret };
  });
  serve(app, world, contract.deleteWebhook, async (asked) => {
    await deleteWebhook(asked, asked.params.id);
    return undefined;
  });
}
