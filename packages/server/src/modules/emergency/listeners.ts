import type { Listener } from "../../platform/listeners.ts";
import { proposeByWords } from "./actions/terms.ts";

export const emergencyListeners: readonly Listener[] = [{ on: "demand.registered", name: "emergency.words", later: proposeByWords }];
