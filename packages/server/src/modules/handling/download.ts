import { downloadAttachment } from "@yihao/contract/files";
import { seesAgency } from "../../kernel/actor.ts";
import { Absent } from "../../kernel/decision.ts";
import { findAttachment, openAttachment } from "../../platform/files.ts";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { Call, World } from "../../platform/world.ts";
import { requireConferral } from "../conferral/index.ts";
import { fileNameWithoutWords, findDemand, hidesIdentityOf, readDemand } from "../demand/index.ts";
import { requireEndPapers, requireWorkOrder, staffScope } from "../work-order/index.ts";
import { findApplication, findContact, findObjection, findReply } from "./store/index.ts";

/** Papers of modules downstream: by the type of their subject, who may see them. The rule throws Absent for whoever may not. */
export type Papers = Readonly<Record<string, (call: Call, subjectId: string) => Promise<void>>>;

/** Who may see the demand or the order may see its papers; an upload that belongs to nothing yet is shown to nobody. */
export function serveDownloads(app: App, world: World, papers: Papers): void {
  serve(app, world, downloadAttachment, async (asked) => {
    const found = await findAttachment(asked.db, asked.cityCode, asked.params.id);
    if (found === undefined || found.subjectId === null) throw new Absent("个附件");
    const isNameless = await insistSeesSubject(asked, papers, found.subjectType, found.subjectId);
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

const find = { reply: findReply, contact: findContact, application: findApplication, objection: findObjection } as const;

/** True when the file's own name must not be shown. */
async function insistSeesSubject(call: Call, papers: Papers, type: string | null, id: string): Promise<boolean> {
  const isSeen = type === null ? undefined : papers[type];
  if (isSeen !== undefined) {
    await isSeen(call, id);
    return false;
  }
  if (type === "conferral") {
    await requireConferral(call, id);
    return false;
  }
  if (type === "reply" || type === "contact" || type === "application" || type === "objection") {
    const said = await find[type](call.db, call.cityCode, id);
    if (said === undefined || !seesAgency(staffScope(call), said.agency_id)) throw new Absent("个附件");
    await requireWorkOrder(call, said.work_order_id);
    return false;
  }
  if (type === "terminationRequest" || type === "conclusionProposal") {
    await requireEndPapers(call, type, id);
    return false;
  }
  const demand = await findDemand(call.db, call.cityCode, id);
  if (demand === undefined) throw new Absent("个附件");
  if (demand.work_order_id === null) await readDemand(call, id);
  else await requireWorkOrder(call, demand.work_order_id);
  return hidesIdentityOf(demand, call.actor);
}
