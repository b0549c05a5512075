import { dateOf } from "../../kernel/shanghai.ts";
import type { Listener } from "../../platform/listeners.ts";
import { tellRequesters } from "../demand/index.ts";

/** 已转办: the requester learns who handles it and until when. */
export const dispatchListeners: readonly Listener[] = [
  {
    on: "work_order.dispatched",
    name: "dispatch.accepted",
    later: (act, events) =>
      tellRequesters(act, "accepted", events, (event) => ({
        agency: (event.facts.agencies as string[])[0] ?? "承办单位",
        dueOn: dateOf(new Date(String(event.facts.dueAt))),
      })),
  },
];
