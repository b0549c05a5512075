import type { AssignmentRole } from "@yihao/contract/dispatch";
import type { AssignmentState } from "@yihao/contract/handling";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { decideMove } from "./moves.ts";

// 市级部门 → 二级 → 三级 (江苏承办单位的层级): nobody below the third.
const delegationsMax = 2;
/** `depth`: how many delegations lie above this assignment. */
/** 回避: the agency gets no part of it, by whatever way. `kept`: names of those that must keep away. */
export function decideNotKept(kept: readonly string[]): Decision {
  return kept.length === 0 ? allow : refuse("dispatch.recused", { agency: kept.join("、") });
}

export function decideDelegate(facts: { state: AssignmentState; isSubAgency: boolean; depth: number }): Decision {
  return all(
    decideMove(facts.state, "delegate"),
    facts.depth >= delegationsMax ? refuse("assignment.delegatedDeepest") : allow,
    facts.isSubAgency ? allow : refuse("assignment.notSubAgency"),
  );
}

/** 联系时间: nobody was asked about an order before there was one. */
export function decideContactedAt(contactedAt: Date | null, { orderedAt, now }: { orderedAt: Date; now: Date }): Decision {
  const isPossible = contactedAt === null || (orderedAt <= contactedAt && contactedAt <= now);
  return isPossible ? allow : atField("contactedAt", refuse("assignment.contactTime"));
}

/** Whose words go to the requester: the lead's, and nobody's below it. */
export function replyGoesTo(facts: { role: AssignmentRole; isDelegated: boolean }): "review" | "superior" | "lead" {
  if (facts.isDelegated) return "superior";
  return facts.role === "lead" ? "review" : "lead";
}
