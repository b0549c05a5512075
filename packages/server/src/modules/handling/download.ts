import { downloadAttachment } from "@yihao/contract/files";
import { seesAgency } from "../../kernel/actor.ts";
import { Absent } from "../../kernel/decision.ts";
import { findAttachment, openAttachment } from "../../platform/files.ts";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { Call, World } from "../../platform/world.ts";
import { fileNameWithoutWords, findDemand, hidesIdentityOf, readDemand } from "../demand/index.ts";
import { requireWorkOrder, staffScope } from "../work-order/index.ts";
import { findReply } from "./store/index.ts";

/** Who may see the demand or the order may see its papers; an upload that belongs to nothing yet is shown to nobody. */
export function serveDownloads(app: App, world: World): void {
  serve(app, world, downloadAttachment, async (asked) => {
    const found = await findAttachment(asked.db, asked.cityCode, asked.params.id);
    if (found === undefined || found.subjectId === null) throw new Absent("个附件");
    const isNameless = await insistSeesSubject(asked, found.subjectType, found.subjectId);
    const name = isNameless ? fileNameWithoutWords(found.name) : found.name;
    const bytes = await openAttachment(asked, found.id);
    // Shown in the page only when it cannot run anything there.
    const shown = /^(?:image\/(?:jpeg|png|webp|gif)|audio\/|video\/)/.test(found.mediaType) ? "inline" : "attachment";
    await asked.reply
      .header("content-type", found.mediaType)
      .header("content-disposition", `${shown}; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header("content-security-policy", "sandbox")
      .header("cache-control", "private, max-age=3600")
      .send(bytes);
    return undefined;
  });
}

/** True when the file's own name must not be shown. */
async function insistSeesSubject(call: Call, type: string | null, id: string): Promise<boolean> {
  if (type === "reply") {
    const reply = await findReply(call.db, call.cityCode, id);
    if (reply === undefined || !seesAgency(staffScope(call), reply.agency_id)) throw new Absent("个附件");
    await requireWorkOrder(call, reply.work_order_id);
    return false;
  }
  const demand = await findDemand(call.db, call.cityCode, id);
  if (demand === undefined) throw new Absent("个附件");
  if (demand.work_order_id === null) await readDemand(call, id);
  else await requireWorkOrder(call, demand.work_order_id);
  return hidesIdentityOf(demand, call.actor);
}
