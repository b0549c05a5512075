import { importDemandBatch } from "@yihao/contract/exchange";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { importBatch } from "./actions.ts";

export function exchangeRoutes(app: App, world: World): void {
  serve(app, world, importDemandBatch, (asked) => importBatch(asked, asked.body));
}
