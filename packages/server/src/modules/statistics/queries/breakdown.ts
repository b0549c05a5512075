import type { ReplyOf } from "@yihao/contract/endpoint";
import type { Dimension, readBreakdown } from "@yihao/contract/statistics";
import { sql } from "kysely";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { groupings, notFilledIn } from "../dimensions.ts";
import { inColumn, indicatorOf } from "../indicators/index.ts";
import { type Days, rollUp } from "../rules/index.ts";
import { countWhere, tallyBy } from "../store/index.ts";
import { questionOf, sourceOf } from "./moment.ts";

type Counts = { count: number; answered: number; dispatched: number };
const nothing: Counts = { count: 0, answered: 0, dispatched: 0 };

/** 诉求总量 by one dimension: one pass, and its groups are the total. */
export async function breakdownOf(call: Call, dimension: Dimension, days: Days): Promise<ReplyOf<typeof readBreakdown>> {
  const question = await questionOf(call, days);
  const grouping = groupings[dimension];
  const catalogue = await catalogueOf(call);
  const rows = await tallyBy(call.db, sourceOf(question, indicatorOf("demandCount").of, question.period), grouping.column, {
    count: sql<number>`count(*)`,
    answered: countWhere(inColumn("answered")(question.moment)),
    dispatched: countWhere(inColumn("dispatched")(question.moment)),
  });
  const rolled = rollUp<Counts>(rows, grouping.keyOf);
  const fixed = grouping.keys(question.days);
  const others = [...rolled.keys()]
    .filter((key) => !fixed.includes(key))
    .sort((left, right) => placeOf(rolled, left) - placeOf(rolled, right));
  const items = [...fixed, ...others].map((key) => ({ key, name: grouping.nameOf(key, catalogue), ...(rolled.get(key) ?? nothing) }));
  return { total: items.reduce((sum, item) => sum + item.count, 0), items };
}

/** The biggest first; what nobody filled in comes last. */
const placeOf = (rolled: ReadonlyMap<string, Counts>, key: string) => (key === notFilledIn ? 1 : -(rolled.get(key)?.count ?? 0));
