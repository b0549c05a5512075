import { type EmergencyState, EmergencyState as States } from "@yihao/contract/emergency";
import { allow, type Decision, refuse } from "../../../kernel/decision.ts";

export type EmergencyMove = "confirm" | "refute" | "direct" | "brief" | "close";
export const moveWords = {
  confirm: "核实",
  refute: "排除",
  direct: "处置",
  brief: "报送专报",
  close: "办结",
} as const satisfies Record<EmergencyMove, string>;

/** 上报 → 班长核实 → 值班领导处置 → 专报（首报、续报） → 办结. */
export const emergencyMoves = {
  flagged: { confirm: "confirmed", refute: "refuted" },
  confirmed: { direct: "directed" },
  directed: { brief: "briefed" },
  briefed: { brief: "briefed", close: "closed" },
  refuted: {},
  closed: {},
} as const satisfies Record<EmergencyState, Partial<Record<EmergencyMove, EmergencyState>>>;

export function stateAfter(state: EmergencyState, move: EmergencyMove): EmergencyState | null {
  return (emergencyMoves[state] as Partial<Record<EmergencyMove, EmergencyState>>)[move] ?? null;
}

export function decideMove(state: EmergencyState, move: EmergencyMove): Decision {
  return stateAfter(state, move) === null ? refuse("emergency.wrongState", { state: States.word(state), act: moveWords[move] }) : allow;
}
