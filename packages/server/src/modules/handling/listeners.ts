import type { Listener } from "../../platform/listeners.ts";
import { assignDispatched } from "./actions/assign.ts";

export const handlingListeners: readonly Listener[] = [{ on: "work_order.dispatched", now: assignDispatched }];
