import type { Listener } from "../../platform/listeners.ts";
import { tellRequesters } from "../demand/index.ts";
import { catalogueOf } from "../directory/index.ts";
import { replyGivenTo } from "../handling/index.ts";

/** 办理答复: what passed review goes to the requester. */
export const reviewListeners: readonly Listener[] = [
  {
    on: "review.passed",
    name: "review.replied",
    later: async (act, events) => {
      const catalogue = await catalogueOf(act);
      await tellRequesters(act, "replied", events, async (event) => {
        const reply = event.workOrderId === null ? undefined : await replyGivenTo(act, event.workOrderId);
        return { agency: catalogue.agencyName(reply?.agency_id ?? null) ?? "承办单位", reply: reply?.public_reply ?? "" };
      });
    },
  },
  {
    on: "review.interim_passed",
    name: "review.interimReplied",
    later: async (act, events) => {
      const catalogue = await catalogueOf(act);
      await tellRequesters(act, "interimReply", events, (event) => ({
        agency: catalogue.agencyName(String(event.facts.agencyId)) ?? "承办单位",
        dueOn: String(event.facts.promisedOn),
      }));
    },
  },
];
