import { classifyDemand, type Demand } from "@yihao/contract/demand";
import type { CallOf } from "@yihao/contract/endpoint";
import type { FieldProblem } from "./disposals.ts";

/** What the operator may name of a demand that a citizen wrote. */
export type CompletionValues = {
  title?: string;
  kind?: Demand["kind"];
  categoryCode?: string | null;
  regionCode?: string | null;
  urgency?: Demand["urgency"];
  specialCare?: Demand["specialCare"];
  supplement?: string;
};

type Changes = NonNullable<CallOf<typeof classifyDemand>["body"]>;

export const completionFormName = "completion";
const named = ["title", "kind", "categoryCode", "regionCode", "urgency", "specialCare"] as const;

/** Only what differs from the demand; undefined when nothing does. */
export function changesOf(demand: Demand, values: CompletionValues): Changes | undefined {
  const changed: Record<string, unknown> = {};
  for (const name of named) {
    const value = values[name];
    // A category, a region or a special care can be named, not taken away.
    if (value !== demand[name] && value !== undefined && value !== null) changed[name] = value;
  }
  if (values.supplement?.trim()) changed.supplement = values.supplement;
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** The contract's sentences about the changes, before they are sent. */
export function changeProblems(changes: Changes | undefined): FieldProblem[] {
  const checked = classifyDemand.body.safeParse(changes ?? {});
  return checked.error?.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })) ?? [];
}
