import type { Invitation } from "@yihao/contract/evaluation";
import type { Call } from "../../../platform/world.ts";
import { type DemandFacts, findDemand, findDemandOutcome } from "../../demand/index.ts";
import { catalogueOf } from "../../directory/index.ts";
import { replyGivenTo } from "../../handling/index.ts";
import { findLinkBy } from "../actions/invite.ts";
import { invitationStateOf } from "../rules/index.ts";
import type { CallbackTable } from "../store/index.ts";

/** What a link opens. A message may reach another person than the one it was meant for: once it is used it tells nothing of the case. */
export async function invitationOf(call: Call, token: string): Promise<Invitation> {
  const { link, callback } = await findLinkBy(call, token);
  const state = invitationStateOf({ usedAt: link.used_at, expiresAt: link.expires_at, callbackState: callback.state }, call.at);
  const shell = {
    state,
    number: callback.number,
    subject: callback.subject,
    registeredAt: null,
    agencyName: null,
    reply: null,
    expiresAt: link.expires_at.toISOString(),
    evaluatedAt: link.used_at?.toISOString() ?? null,
  };
  if (state !== "open") return shell;
  const demand = await findDemand(call.db, call.cityCode, callback.demand_id);
  return { ...shell, registeredAt: demand?.registered_at.toISOString() ?? null, ...(await answerTo(call, callback, demand)) };
}

async function answerTo(call: Call, callback: CallbackTable, demand: DemandFacts | undefined) {
  if (callback.work_order_id === null) {
    const { answer } = await findDemandOutcome(call.db, call.cityCode, demand?.id ?? callback.demand_id);
    return { agencyName: null, reply: answer === undefined ? null : { text: answer.answer, at: answer.answered_at.toISOString() } };
  }
  const reply = await replyGivenTo(call, callback.work_order_id);
  return {
    agencyName: (await catalogueOf(call)).agencyName(callback.lead_agency_id),
    reply: reply === undefined ? null : { text: reply.public_reply, at: reply.replied_at.toISOString() },
  };
}
