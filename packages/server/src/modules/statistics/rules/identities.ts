import type { Identity as IdentitySchema } from "@yihao/contract/statistics";
import type { z } from "zod";
import type { Scope } from "../../../kernel/actor.ts";
import { allow, type Decision, refuse } from "../../../kernel/decision.ts";

export type Identity = z.infer<typeof IdentitySchema>;

/** 恒等式: a number and the parts that must make it up. */
export function identity(name: string, left: number, parts: Identity["parts"]): Identity {
  const right = parts.reduce((sum, part) => sum + part.count, 0);
  return { name, left, right, holds: left === right, parts };
}

/** Only words of the contract are parts: a value that nobody knows breaks the identity instead of hiding in the sum. */
export function wordedParts(
  groups: readonly { readonly key: string | null; readonly count: number }[],
  words: { readonly words: Readonly<Record<string, string>> },
): Identity["parts"] {
  const counts = new Map(groups.map(({ key, count }) => [key, count]));
  return Object.entries(words.words).map(([key, name]) => ({ name, count: counts.get(key) ?? 0 }));
}

/** The recount shows numbers of the whole city. */
export function decideVerify(scope: Scope): Decision {
  return scope.platformCodes === "all" && scope.agencyIds === "all" ? allow : refuse("statistics.cityOnly");
}
