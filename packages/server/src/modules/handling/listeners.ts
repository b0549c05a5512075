import type { HappenedEvent } from "../../platform/events.ts";
import type { Listener } from "../../platform/listeners.ts";
import { tellRequesters } from "../demand/index.ts";
import { catalogueOf } from "../directory/index.ts";
import { assignDispatched } from "./actions/assign.ts";
import { endKeptAway, endWithOrder, followDemand, passOnChase } from "./actions/hear.ts";
import { takeAway } from "./actions/objection.ts";

// The limit and the pause of a supporting agency are no concern of the requester's.
const ofLead = (events: readonly HappenedEvent[]) => events.filter((event) => event.facts.forRequester === true);
const dueOn = (event: HappenedEvent) => ({ dueOn: String(event.facts.dueAt ?? "") });
const explained = (event: HappenedEvent) => ({ reason: String(event.facts.explanation ?? "") });

export const handlingListeners: readonly Listener[] = [
  {
    on: "assignment.extension_granted",
    name: "handling.extended",
    later: (act, events) => tellRequesters(act, "extended", ofLead(events), (event) => ({ ...explained(event), ...dueOn(event) })),
  },
  {
    on: "assignment.pause_granted",
    name: "handling.paused",
    later: (act, events) =>
      tellRequesters(act, "paused", ofLead(events), (event) => ({ ...explained(event), dueOn: String(event.facts.reviewOn ?? "") })),
  },
  {
    on: "assignment.resumed",
    name: "handling.resumed",
    later: (act, events) => tellRequesters(act, "reopened", ofLead(events), dueOn),
  },
  { on: "work_order.dispatched", now: assignDispatched },
  { on: "work_order.reassigned", now: takeAway },
  { on: "work_order.elevated", now: takeAway },
  { on: "work_order.withdrawn", now: endWithOrder },
  { on: "work_order.terminated", now: endWithOrder },
  { on: "work_order.concluded", now: endWithOrder },
  { on: "work_order.merged", now: endWithOrder },
  { on: "work_order.recused", now: endKeptAway },
  { on: "work_order.handed_on", now: followDemand },
  { on: "work_order.chased", now: passOnChase },
  {
    on: "assignment.interim_replied",
    name: "handling.interimReply",
    later: async (act, events) => {
      const catalogue = await catalogueOf(act);
      await tellRequesters(act, "interimReply", events, (event) => ({
        agency: catalogue.agencyName(String(event.facts.agencyId)) ?? "承办单位",
      }));
    },
  },
];
