import * as contract from "@yihao/contract/replies";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { recordContact } from "./actions/contact.ts";
import { replyInterim } from "./actions/interim.ts";
import { sign } from "./actions/sign-off.ts";
import { countOfSignOffs, pageOfSignOffs, templatesFor } from "./replies-queries.ts";

export function repliesRoutes(app: App, world: World): void {
  serve(app, world, contract.recordContact, async (asked) => ({ id: await recordContact(asked, asked.params.id, asked.body) }));
  serve(app, world, contract.replyInterim, async (asked) => ({ id: await replyInterim(asked, asked.params.id, asked.body) }));
  serve(app, world, contract.listSignOffs, (asked) => pageOfSignOffs(asked, asked.query));
  serve(app, world, contract.countSignOffs, (asked) => countOfSignOffs(asked));
  serve(app, world, contract.signReply, (asked) => sign(asked, asked.params.id, asked.body));
  serve(app, world, contract.listReplyTemplates, (asked) => templatesFor(asked, asked.query.assignmentId));
}
