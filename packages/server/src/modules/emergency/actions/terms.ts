import { newId } from "../../../kernel/ids.ts";
import { audit } from "../../../platform/audit.ts";
import type { HappenedEvent } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { loadDemandRows } from "../../demand/index.ts";
import { termsIn } from "../rules/index.ts";
import { type EmergencyTermTable, insertTerms, listTerms, updateTerm } from "../store/index.ts";
import { flagIn } from "./flag.ts";

const rememberedMs = 30_000;
const keyOf = (cityCode: string) => `emergency:terms:${cityCode}`;

/** The terms in use. Changes of another process are seen within 30 s. */
const termsOf = ({ world, cityCode, db }: Pick<Call, "world" | "cityCode" | "db">) =>
  world.memory.keep(keyOf(cityCode), rememberedMs, async () =>
    (await listTerms(db, cityCode)).filter((row) => row.is_active).map((row) => row.term),
  );

/** Hears 登记 later: words that sound like an emergency are proposed to the shift lead, who decides. */
export async function proposeByWords(act: Act, events: readonly HappenedEvent[]): Promise<void> {
  const terms = await termsOf(act);
  if (terms.length === 0) return;
  const demands = await loadDemandRows(
    act.db,
    act.cityCode,
    events.flatMap((event) => event.demandId ?? []),
  );
  for (const demand of demands) {
    const found = termsIn(`${demand.title}\n${demand.content}`, terms);
    if (found.length > 0 && demand.state === "registered") await flagIn(act, demand, { source: "words", reason: null, terms: found });
  }
}

export async function addTerms(call: Call, terms: readonly string[]): Promise<number> {
  const added = await transact(call, async (act) => {
    const rows: EmergencyTermTable[] = [...new Set(terms)].map((term) => ({
      city_code: act.cityCode,
      id: newId(act.at),
      term,
      is_active: true,
      set_at: act.at,
      set_by_name: act.actor.name,
    }));
    const fresh = await insertTerms(act.db, rows);
    if (fresh.length > 0)
      await audit(act, { action: "emergencyTerm.added", subjectType: "emergencyTerm", subjectId: null, detail: { terms: fresh } });
    return fresh.length;
  });
  call.world.memory.drop(keyOf(call.cityCode));
  return added;
}

export async function changeTerm(call: Call, id: string, isActive: boolean): Promise<EmergencyTermTable> {
  const changed = await transact(call, async (act) => {
    const term = await updateTerm(act.db, act.cityCode, id, { is_active: isActive, set_at: act.at, set_by_name: act.actor.name });
    await audit(act, {
      action: "emergencyTerm.changed",
      subjectType: "emergencyTerm",
      subjectId: id,
      detail: { term: term.term, isActive },
    });
    return term;
  });
  call.world.memory.drop(keyOf(call.cityCode));
  return changed;
}
