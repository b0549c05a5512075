import type { Actor } from "../../../kernel/actor.ts";
import { allow, type Decision, refuse } from "../../../kernel/decision.ts";
import type { Catalogue } from "./catalogue.ts";

/** A demand is filed under an active leaf whose branch is active too; null (not chosen yet) is for the caller to judge and passes here. */
export function decideCategory(catalogue: Catalogue, code: string | null): Decision {
  if (code === null) return allow;
  const category = catalogue.category(code);
  for (let above = category; above !== undefined; above = above.parentCode === null ? undefined : catalogue.category(above.parentCode)) {
    if (!above.isActive) return refuse("catalogue.unknownCategory", { code });
  }
  if (category === undefined) return refuse("catalogue.unknownCategory", { code });
  return category.isLeaf ? allow : refuse("catalogue.categoryNotLeaf");
}

/** Any level will do: a caller may know the county and not the street. Null passes. */
export function decideRegion(catalogue: Catalogue, code: string | null): Decision {
  return code === null || catalogue.region(code) !== undefined ? allow : refuse("catalogue.unknownRegion", { code });
}

/** Whether an agency can be given something new. Null passes. */
export function decideAgency(catalogue: Catalogue, id: string | null): Decision {
  return id === null || catalogue.agency(id)?.isActive === true ? allow : refuse("catalogue.unknownAgency");
}

/** One directory serves the whole city: an administrator of a county or of an agency does not change it. */
export function decideMaintain(actor: Actor): Decision {
  if (actor.kind === "system") return allow;
  if (actor.kind !== "staff") return refuse("auth.signInNeeded");
  return actor.scope.platformCodes === "all" && actor.scope.agencyIds === "all" ? allow : refuse("catalogue.cityOnly");
}

/** Why a date cannot be meant, or null: outside these years a slip of the hand would set thousands of orders to a wrong day. */
export function dateMistake(date: string): string | null {
  return "1990-01-01" <= date && date <= "2100-12-31" ? null : "日期应在 1990 年至 2100 年之间";
}
