import * as statistics from "@yihao/contract/statistics";
import { dateOf } from "@yihao/server/kernel/shanghai";
import type { City } from "./city.ts";

/** The published counts of today, by indicator code, as the leader sees them. */
export async function figuresOfToday(city: City): Promise<Record<string, number>> {
  const today = dateOf(city.clock.now());
  const { figures } = await (await city.as("zhuren01"))(statistics.readFigures, { query: { from: today, to: today } });
  return Object.fromEntries(figures.map((figure) => [figure.code, figure.value ?? Number.NaN]));
}

/** The names of the identities that do not hold; empty when the books balance. */
export async function brokenIdentities(city: City): Promise<string[]> {
  const { identities } = await (await city.as("zhuren01"))(statistics.verifyStatistics);
  return identities.filter((identity) => !identity.holds).map((identity) => identity.name);
}
